import assert from 'node:assert/strict';
import test from 'node:test';
import { digestsOf, parseEntry, verifyApprovals, verifyProof } from '../../main/resources/org/comity/browser/js/act.js';
import { base64, parseUtf8, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { ML_DSA_44, linesOf, parseCheckpoint, parseNote } from '../../main/resources/org/comity/browser/js/note.js';
import { checkFor } from '../../main/resources/org/comity/browser/js/documents.js';
import { parseJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { leafHash } from '../../main/resources/org/comity/browser/js/merkle.js';
import { verifyReceipt } from '../../main/resources/org/comity/browser/js/receipt.js';
import { count } from '../../main/resources/org/comity/browser/js/recount.js';
import { parseTrust } from '../../main/resources/org/comity/browser/js/trust.js';
import { verifySecured } from '../../main/resources/org/comity/browser/js/secured.js';
import { entryExamples, exampleOf } from './vectors.js';

const trust = await parseTrust(exampleOf('trust.json'));

/** Runs `check` with a WebCrypto whose ML-DSA-44 takes or refuses everything, or is not there. */
async function withMlDsa(answer, check) {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  const real = globalThis.crypto.subtle;
  const isMlDsa = algorithm => algorithm.name === 'ML-DSA-44';
  const subtle = {
    digest: (...args) => real.digest(...args),
    importKey: async (format, key, algorithm, ...rest) => {
      if (!isMlDsa(algorithm)) {
        return real.importKey(format, key, algorithm, ...rest);
      }
      assert.ok(answer !== undefined, 'no such algorithm');
      return {};
    },
    verify: async (algorithm, ...rest) => (isMlDsa(algorithm) ? answer : real.verify(algorithm, ...rest)),
  };
  Object.defineProperty(globalThis, 'crypto', { value: { subtle }, configurable: true });
  try {
    return await check();
  } finally {
    Object.defineProperty(globalThis, 'crypto', original);
  }
}

function stepOf(result, name) {
  return result.steps.find(step => step.name === name);
}

test('verifyReceipt_verifiesWhatTheRecordWrote', async () => {
  const result = await verifyReceipt(exampleOf('receipt.tlog-proof'), trust);
  assert.equal(result.state, 'verified', result.why);
  assert.deepEqual(result.found.entry, exampleOf('attest-roll-call.json'));
  assert.equal(result.found.climb.steps.length, 4);
  assert.deepEqual(count(result.found.act), { yes: 1, no: 1, abstain: 1, absent: 1 });
});

test('parseEntry_readsEveryVerbAndGivesTheDigestsOfItsPage', async () => {
  const examples = entryExamples();
  assert.ok(examples.length >= 9);
  for (const { file, page } of examples) {
    const bytes = exampleOf(file);
    const act = parseEntry(bytes);
    const { actId, entryHash } = await digestsOf(bytes, act);
    for (const digest of [actId, entryHash, base64(await leafHash(bytes)), await verifyProof(act)]) {
      assert.ok(page.includes(`\`${digest}\``), `${file}: ${digest}`);
    }
    if (file !== 'entry.json') {
      assert.equal((await verifyApprovals(act)).length, 1, file);
    }
  }
});

test('parseNote_readsTheCheckpointWithAllItsLines', async () => {
  const note = parseNote(exampleOf('log/checkpoint'));
  assert.equal(parseCheckpoint(note.text).size, 9);
  const known = [...trust.logs[0].vkeys, ...trust.cosigners.map(({ vkey }) => vkey)];
  assert.deepEqual(known.map(vkey => linesOf(note, vkey).length), [1, 1, 1, 1]);
});

test('verifySecured_verifiesAnOutcomeThatTheCommandWrote', async () => {
  const key = await verifySecured(parseJson(exampleOf('outcome.json')));
  assert.equal(key.slice(0, 4), 'z6Mk');
});

test('verifyFork_verifiesWhatTheRecordWrote', async () => {
  for (const name of ['two-roots.fork', 'two-leaves.fork']) {
    const file = exampleOf(name);
    const result = await checkFor(file)(file, trust);
    assert.equal(result.state, 'verified', result.why);
    assert.equal(result.reason, 'fork');
  }
});

test('verifyReceipt_toldOfMlDsaByItsWebCrypto', async () => {
  const receipt = exampleOf('receipt.tlog-proof');
  const postQuantum = result => stepOf(result, 'checkpoint').detail.lines.find(({ type }) => type === ML_DSA_44).state;
  const without = await withMlDsa(undefined, () => verifyReceipt(receipt, trust));
  assert.equal(without.state, 'verified');
  assert.equal(postQuantum(without), 'uncheckable');
  const holds = await withMlDsa(true, () => verifyReceipt(receipt, trust));
  assert.equal(holds.state, 'verified');
  assert.equal(postQuantum(holds), 'done');
  const refused = await withMlDsa(false, () => verifyReceipt(receipt, trust));
  assert.equal(refused.state, 'failed');
  assert.equal(refused.reason, 'checkpoint');
});

test('verifyReceipt_wantsTheEd25519LineEvenWhereMlDsaHolds', async () => {
  const rows = parseUtf8(exampleOf('receipt.tlog-proof')).split('\n');
  rows.splice(rows.findIndex(row => row.startsWith('— example.archive/importer ')), 1);
  const result = await withMlDsa(true, () => verifyReceipt(utf8(rows.join('\n')), trust));
  assert.equal(result.state, 'failed');
  assert.match(result.why, /no line by the Ed25519 key/);
});

test('verifyReceipt_doesNotCountACosignatureThatItCouldNotCheck', async () => {
  // The log's own post-quantum key, taken for that of a mirror.
  const vkey = trust.logs[0].vkeys.find(({ type }) => type === ML_DSA_44);
  const keys = {
    ...trust,
    logs: trust.logs.map(log => ({ ...log, vkeys: log.vkeys.filter(other => other !== vkey) })),
    cosigners: [{ name: 'post-quantum', kind: 'mirror', vkey }],
  };
  const receipt = exampleOf('receipt.tlog-proof');
  const unchecked = await withMlDsa(undefined, () => verifyReceipt(receipt, keys));
  assert.equal(unchecked.state, 'unchecked');
  assert.equal(unchecked.reason, 'few-cosigners');
  assert.equal((await withMlDsa(true, () => verifyReceipt(receipt, keys))).state, 'verified');
});
