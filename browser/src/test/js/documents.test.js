import assert from 'node:assert/strict';
import test from 'node:test';
import { utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { checkFor, verifyDocument } from '../../main/resources/org/comity/browser/js/documents.js';
import { verifyReceipt } from '../../main/resources/org/comity/browser/js/receipt.js';
import { parseTrust } from '../../main/resources/org/comity/browser/js/trust.js';
import { ORIGIN, exercise, keyNamed, secured } from './exercise.js';

async function verified(document) {
  const { trust } = await exercise();
  return verifyDocument(utf8(JSON.stringify(document, null, 2)), await parseTrust(utf8(JSON.stringify(trust))));
}

test('checkFor_tellsFilesApart', async () => {
  assert.equal(checkFor((await exercise()).receipt), verifyReceipt);
  assert.equal(checkFor(utf8('\n {"a":1}')), verifyDocument);
  for (const text of ['', 'PK', '[1]', 'c2sp.org/tlog-proof@v2\n', 'c2sp.org/tlog-proof@v1']) {
    assert.equal(checkFor(utf8(text)), undefined);
  }
});

test('verifyDocument_ofAKnownLog', async () => {
  const result = await verified(await secured({ outcome: 'adopted', yes: 105 }, await keyNamed('log key')));
  assert.equal(result.state, 'verified');
  assert.equal(result.steps.at(-1).detail.origin, ORIGIN);
});

test('verifyDocument_byAKeyThatOnlyTheFileGivesStaysGrey', async () => {
  const result = await verified(await secured({ outcome: 'adopted' }, await keyNamed('thief')));
  assert.equal(result.state, 'unchecked');
  assert.equal(result.reason, 'unknown-key');
  assert.deepEqual(result.steps.map(({ state }) => state), ['done', 'done', 'uncheckable']);
});

test('verifyDocument_failsWhereItWasChanged', async () => {
  const document = await secured({ outcome: 'adopted', yes: 105 }, await keyNamed('log key'));
  assert.equal((await verified({ ...document, yes: 106 })).reason, 'signature');
  assert.equal((await verified({ ...document, proof: [document.proof] })).reason, 'form');
  assert.equal((await verified({ ...document, yes: 105.5 })).reason, 'form');
});

test('verifyDocument_ofAnActAloneStaysGrey', async () => {
  const { act } = await exercise();
  const result = await verified(act);
  assert.equal(result.state, 'unchecked');
  assert.equal(result.reason, 'no-receipt');
});

test('verifyDocument_refusesTheKeyOfAnotherLog', async () => {
  const result = await verified(await secured({ log: 'exercise.example/beta' }, await keyNamed('log key')));
  assert.equal(result.reason, 'key');
  assert.equal(result.state, 'failed');
});
