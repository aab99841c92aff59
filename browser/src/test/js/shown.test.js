import assert from 'node:assert/strict';
import test from 'node:test';
import { UnverifiedError, hex, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { count, numberIn, outcomes, requireCounts, requireOutcomes, showsCounts, showsOutcomes } from '../../main/resources/org/comity/browser/js/recount.js';
import { verifyReceipt } from '../../main/resources/org/comity/browser/js/receipt.js';
import { requireShown, showsAnAct } from '../../main/resources/org/comity/browser/js/shown.js';
import { parseTrust } from '../../main/resources/org/comity/browser/js/trust.js';
import { exercise } from './exercise.js';
import { page } from './page.js';

async function verifiedOne() {
  const { receipt, trust, act } = await exercise();
  const { found } = await verifyReceipt(receipt, await parseTrust(utf8(JSON.stringify(trust))));
  return { found, act };
}

test('requireShown_takesAPageThatShowsWhatWasSigned', async () => {
  const { found, act } = await verifiedOne();
  requireShown(
    page(
      { 'raw-act': '', text: `\n${JSON.stringify(act, null, 2)}\n` },
      { 'act-id': found.actId, text: `${found.actId.slice(0, 16)}…` },
      { 'act-id': '', text: found.actId },
      { 'entry-hash': found.entryHash, text: 'Entry hash' },
      { 'leaf-hash': hex(found.leaf) },
      { root: hex(found.checkpoint.root) },
      { log: 'exercise.example/alpha' },
      { index: '9', text: '9' },
      { size: '13', text: '١٣' },
    ),
    found,
  );
});

test('requireShown_takesAnActShownInPieces', async () => {
  const { found, act } = await verifiedOne();
  const lines = JSON.stringify(act, null, 2).split('\n');
  const pieces = [lines.slice(0, 4), lines.slice(4)].map(piece => ({ 'raw-act': '', text: piece.join('\n') }));
  requireShown(page(...pieces), found);
  for (const others of [pieces.toReversed(), pieces.slice(0, 1), pieces.slice(1), [...pieces, pieces[1]]]) {
    assert.throws(() => requireShown(page(...others), found), error => /UnverifiedError|MalformedError/.test(error.name));
  }
});

test('requireShown_refusesAPageThatShowsAnythingElse', async () => {
  const { found, act } = await verifiedOne();
  const other = found.actId.replace(/^./, digit => (digit === '0' ? '1' : '0'));
  for (const element of [
    { 'raw-act': '', text: JSON.stringify({ ...act, payload: { choice: 'against' } }) },
    { 'raw-act': '', text: JSON.stringify(act).replace('"type"', '"type":"x","type"') },
    { 'act-id': other },
    { 'act-id': found.actId, text: other },
    { 'act-id': found.actId, text: `${other.slice(0, 16)}…` },
    { 'act-id': found.actId, text: found.actId.slice(0, 16) },
    { 'entry-hash': found.actId },
    { 'leaf-hash': found.entryHash },
    { root: found.actId },
    { log: 'exercise.example/beta' },
    { index: '8' },
    { size: '14' },
  ]) {
    assert.ok(showsAnAct(page(element)));
    assert.throws(() => requireShown(page(element), found), error => /UnverifiedError|MalformedError/.test(error.name), JSON.stringify(element));
  }
  assert.equal(showsAnAct(page({ count: 'yes' })), false);
});

const rollCall = votes => ({ verb: 'attest-roll-call', payload: { votes } });

test('count_countsEveryMemberOnce', () => {
  const act = rollCall({ AFG: 'yes', ALB: 'yes', DZA: 'no', AND: 'abstain', AGO: 'absent', ATG: 'yes' });
  assert.deepEqual(count(act), { yes: 3, no: 1, abstain: 1, absent: 1 });
  assert.throws(() => count(rollCall({ AFG: 'Y' })), /a choice is yes, no, abstain or absent/);
  assert.throws(() => count({ verb: 'cast-ballot', payload: {} }), /a roll call was expected/);
});

test('outcomes_followTheRulesOfThoseVoting', () => {
  const of = (yes, no) => outcomes({ yes, no, abstain: 90, absent: 7 });
  assert.deepEqual(of(105, 54), { 'simple': true, 'two-thirds': false });
  assert.deepEqual(of(106, 53), { 'simple': true, 'two-thirds': true });
  assert.deepEqual(of(50, 50), { 'simple': false, 'two-thirds': false });
  assert.deepEqual(of(0, 0), { 'simple': false, 'two-thirds': false });
  assert.deepEqual(of(1, 0), { 'simple': true, 'two-thirds': true });
});

test('requireCounts_comparesWithEveryNumberOnThePage', () => {
  const act = rollCall({ AFG: 'yes', ALB: 'yes', DZA: 'no' });
  const good = page({ count: 'yes', text: ' 2 ' }, { count: 'no', text: '1' }, { count: 'absent', text: '٠' });
  assert.ok(showsCounts(good));
  assert.deepEqual(requireCounts(good, act), { yes: 2, no: 1, abstain: 0, absent: 0 });
  for (const wrong of [{ count: 'yes', text: '3' }, { count: 'yes', text: '' }, { count: 'yes', text: 'two' }, { count: 'maybe', text: '0' }]) {
    assert.throws(() => requireCounts(page(wrong), act), UnverifiedError);
  }
});

test('requireOutcomes_comparesBothMajorities', () => {
  const act = rollCall({ AFG: 'yes', ALB: 'yes', DZA: 'no' });
  const good = page({ outcome: 'simple', adopted: 'true' }, { outcome: 'two-thirds', adopted: 'true' });
  assert.ok(showsOutcomes(good));
  requireOutcomes(good, act);
  for (const wrong of [{ outcome: 'simple', adopted: 'false' }, { outcome: 'two-thirds' }, { outcome: 'consensus', adopted: 'true' }]) {
    assert.throws(() => requireOutcomes(page(wrong), act), UnverifiedError);
  }
});

test('numberIn_readsTheDigitsOfTheLanguages', () => {
  const texts = { '639,113': 639113, '639 113': 639113, '639\u202f113': 639113, '639.113': 639113, '٦٣٩٬١١٣': 639113, '\u2068105\u2069': 105, '0': 0 };
  for (const [text, number] of Object.entries(texts)) {
    assert.equal(numberIn(text), number, text);
  }
  for (const text of ['', '-1', '1e3', 'x', '²']) {
    assert.equal(numberIn(text), undefined, text);
  }
});
