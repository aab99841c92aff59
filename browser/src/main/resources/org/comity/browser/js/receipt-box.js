// Checks every receipt box of a page in the reader's browser, and only then changes what the server wrote.
//
//   <section class="receipt unchecked" data-receipt="URL" data-trust="URL" …>   see box-view.js for what is inside
//     data-entry="URL"   the entry's bytes as this node serves them; compared with those in the receipt
//     data-about="id"    the element that shows this act (shown.js, recount.js). Where it is absent and the box is the
//                        only one, that is the whole page
//     data-word-…        the words, by the keys of words.js
//
// The code came from the node that is being checked. Pages say so and offer the way out: the same check with the
// command line, at another node, or with verify.mjs.

import { UnverifiedError, sameBytes } from './bytes.js';
import { MAX_ENTRY_BYTES } from './act.js';
import { BoxView } from './box-view.js';
import { fetchBytes } from './fetched.js';
import { MAX_JSON_BYTES } from './jcs.js';
import { MAX_RECEIPT_BYTES, STEPS, verifyReceipt } from './receipt.js';
import { requireCounts, requireOutcomes, showsCounts, showsOutcomes } from './recount.js';
import { requireShown, showsAnAct } from './shown.js';
import { parseTrust } from './trust.js';

/** Checks one box from unchecked to its end state; `page` is the element that shows its act, if any. */
export async function checkBox(box, page) {
  const view = new BoxView(box);
  const { receipt, trust, entry } = box.dataset;
  try {
    let served;
    const more = comparisons(page, entry === undefined ? undefined : () => served);
    view.begin([...STEPS, ...more.map(({ name }) => name)]);
    let bytes;
    let keys;
    try {
      [bytes, keys, served] = await Promise.all([
        fetchBytes(receipt, MAX_RECEIPT_BYTES),
        fetchBytes(trust, MAX_JSON_BYTES).then(parseTrust),
        entry === undefined ? undefined : fetchBytes(entry, MAX_ENTRY_BYTES),
      ]);
    } catch (error) {
      console.warn(error);
      view.grey(globalThis.crypto?.subtle ? 'unreachable' : 'no-crypto');
      return;
    }
    view.show(await verifyReceipt(bytes, keys, { tell: steps => view.progress(steps), more }));
  } catch (error) {
    console.error(error);
    view.grey('fault');
  }
}

/** What a receipt is compared with: the entry that the node serves, and what its page shows. */
function comparisons(page, served) {
  const steps = [
    {
      name: 'page',
      wanted: served || (page && showsAnAct(page)),
      check: found => {
        if (served && !sameBytes(served(), found.entry)) {
          throw new UnverifiedError('the entry that this node serves is not the entry in the receipt');
        }
        if (page) {
          requireShown(page, found);
        }
      },
    },
    { name: 'count', wanted: page && showsCounts(page), check: found => requireCounts(page, found.act) },
    { name: 'outcome', wanted: page && showsOutcomes(page), check: found => requireOutcomes(page, found.act) },
  ];
  return steps.filter(({ wanted }) => wanted);
}

/** One box after the other, so that a page of many does not take the whole machine. */
async function checkAll() {
  const boxes = document.querySelectorAll('section.receipt[data-trust][data-receipt]:not([data-receipt=""])');
  for (const box of boxes) {
    const about = box.dataset.about;
    const page = about === undefined ? (boxes.length === 1 ? document : undefined) : document.getElementById(about);
    await checkBox(box, page ?? undefined);
  }
}

await checkAll();
