// The page where a reader verifies a file of their own: receipts of any node, signed documents, fork evidence.
//
//   <div>
//     <form data-drop data-trust="URL">
//       <input type="file">            the way in; dropping a file on the form is an extra
//       <textarea></textarea>          vkeys that the reader gives, one a line; may be empty, or absent
//     </form>
//     <section class="receipt unchecked">…</section>                    see box-view.js
//   </div>

import { BoxView } from './box-view.js';
import { MAX_FILE_BYTES, SECURED_STEPS, checkFor, verifyDocument } from './documents.js';
import { fetchBytes } from './fetched.js';
import { FORK_STEPS, verifyFork } from './fork.js';
import { MAX_JSON_BYTES } from './jcs.js';
import { STEPS, verifyReceipt } from './receipt.js';
import { parseTrust, trustGiven } from './trust.js';

const STEPS_OF = new Map([
  [verifyReceipt, STEPS],
  [verifyDocument, SECURED_STEPS],
  [verifyFork, FORK_STEPS],
]);

/** Makes a form ready. */
function attend(form) {
  const view = new BoxView(form.parentElement.querySelector('section.receipt'));
  const chooser = form.querySelector('input[type="file"]');
  const keys = form.querySelector('textarea');
  let file;
  let turn = 0;

  const check = async () => {
    if (!file) {
      return;
    }
    const mine = ++turn; // A later file, or other keys, take the place of what is at work.
    const show = action => mine === turn && action();
    try {
      const bytes = file.size > MAX_FILE_BYTES ? new Uint8Array(0) : new Uint8Array(await file.arrayBuffer());
      const verify = checkFor(bytes);
      if (!verify) {
        show(() => view.grey('unknown-file'));
        return;
      }
      const given = keys?.value.trim() ?? '';
      const trust = await trusted(form.dataset.trust, given).catch(console.warn);
      if (!trust) {
        show(() => view.grey(given === '' ? 'unreachable' : 'unknown-keys'));
        return;
      }
      show(() => view.begin(STEPS_OF.get(verify)));
      const result = await verify(bytes, trust, { tell: steps => show(() => view.progress(steps)) });
      show(() => view.show(result));
    } catch (error) {
      console.error(error);
      show(() => view.grey('fault'));
    }
  };

  const take = ([chosen]) => {
    file = chosen;
    check();
  };
  form.addEventListener('submit', event => event.preventDefault());
  chooser.addEventListener('change', () => take(chooser.files));
  keys?.addEventListener('change', check);
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', event => {
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

/** The keys that the reader gave, if any; otherwise those that this node holds. */
async function trusted(url, given) {
  return given === '' ? parseTrust(await fetchBytes(url, MAX_JSON_BYTES)) : trustGiven(given);
}

for (const form of document.querySelectorAll('form[data-drop][data-trust]')) {
  attend(form);
}
