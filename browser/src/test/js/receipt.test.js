import assert from 'node:assert/strict';
import test from 'node:test';
import { base64, hex, parseUtf8, sameBytes, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { canonicalJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { COSIGNATURE, vkeyOf, vkeyText } from '../../main/resources/org/comity/browser/js/note.js';
import { MAX_RECEIPT_BYTES, STEPS, parseReceipt, verifyReceipt } from '../../main/resources/org/comity/browser/js/receipt.js';
import { finalityQuorum, parseTrust, trustGiven, witnessQuorum } from '../../main/resources/org/comity/browser/js/trust.js';
import {
  COSIGNED_AT, ORIGIN, checkpointText, cosignatureLine, exercise, keyNamed, line, signatureLine, signedAct, slowRoot,
} from './exercise.js';

const trustOf = trust => parseTrust(utf8(JSON.stringify(trust)));

async function verified(receipt, trust, options) {
  return verifyReceipt(receipt, await trustOf(trust), options);
}

/** What became of each step, in order. */
function states({ steps }) {
  return Object.fromEntries(steps.map(({ name, state }) => [name, state]));
}

/** The receipt with other parts fails at this step, is done before it and does not go on after it. */
async function failsAt(name, changes, why = /./) {
  const { trust } = await exercise();
  const { receipt } = await exercise(changes);
  const result = await verified(receipt, trust);
  const at = STEPS.indexOf(name);
  const expected = STEPS.map((step, index) => [step, index < at ? 'done' : index === at ? 'misfit' : 'unreached']);
  assert.deepEqual(states(result), Object.fromEntries(expected), result.why);
  assert.equal(result.state, 'failed');
  assert.equal(result.reason, name);
  assert.match(result.why, why);
}

test('verifyReceipt_isDoneWithEveryStep', async () => {
  const { receipt, trust, entry } = await exercise();
  const told = [];
  const result = await verified(receipt, trust, { tell: steps => told.push(steps.filter(({ state }) => state === 'done').length) });
  assert.equal(result.state, 'verified');
  assert.deepEqual(states(result), Object.fromEntries(STEPS.map(name => [name, 'done'])));
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(result.source, 'from the charter, as this node holds it');
  assert.equal(result.from, 'list');
  assert.deepEqual(result.found.entry, entry);
  assert.equal(hex(result.found.climb.root), hex(result.found.checkpoint.root));
  assert.deepEqual(result.found.climb.steps.map(({ side }) => side), ['before', 'after', 'after', 'before']);
  const cosigned = result.steps.at(-1).detail;
  assert.deepEqual(cosigned.groups, [
    { kind: 'witness', signed: 1, known: 1, needed: 1 },
    { kind: 'mirror', signed: 1, known: 1, needed: 1 },
  ]);
  assert.deepEqual(cosigned.lines.map(({ seconds }) => seconds), [COSIGNED_AT, COSIGNED_AT + 5]);
});

test('verifyReceipt_failsInTheFormOfTheReceipt', async () => {
  await failsAt('form', { index: '09' }, /index/);
  await failsAt('form', { index: '-1' }, /index/);
  await failsAt('form', { hashes: [new Uint8Array(31)] }, /32 bytes/);
  await failsAt('form', { hashes: new Array(64).fill(new Uint8Array(32)) }, /at most 63/);
  await failsAt('form', { lines: [] }, /checkpoint/);
  await failsAt('form', { text: `${checkpointText(13, new Uint8Array(32))}extension\n` }, /origin, size and root/);
});

test('verifyReceipt_failsInTheAct', async () => {
  const { act } = await exercise();
  await failsAt('act', { entry: utf8('{}') }, /missing/);
  await failsAt('act', { entry: utf8(JSON.stringify(act)) }, /canonical form/);
  await failsAt('act', { entry: canonicalJson({ ...act, type: 'comity.act/v9' }) }, /comity.act\/v0/);
  await failsAt('act', { text: checkpointText(13, new Uint8Array(32), 'exercise.example/beta') }, /belongs in the log/);
});

test('verifyReceipt_failsWithoutTheEntry', async () => {
  const { receipt, trust } = await exercise();
  const bare = utf8(parseUtf8(receipt).replace(/^extra .*\n/m, ''));
  const result = await verified(bare, trust);
  assert.equal(result.reason, 'act');
  assert.equal(result.state, 'failed');
});

test('verifyReceipt_failsInTheProof', async () => {
  const { act } = await exercise();
  await failsAt('proof', { act: { ...act, payload: { choice: 'against' } } }, /does not hold/);
  const thief = await keyNamed('thief');
  await failsAt('proof', { act: await signedAct({ logKey: thief, approvalKeys: [await keyNamed('delegate')] }) }, /not with z6Mk/);
});

test('verifyReceipt_failsInTheApprovals', async () => {
  const logKey = await keyNamed('log key');
  const { act } = await exercise();
  const elsewhere = await signedAct({ logKey, payload: { choice: 'against' }, approvals: act.approvals });
  await failsAt('approvals', { act: elsewhere }, /does not hold/);
});

test('verifyReceipt_failsInTheInclusion', async () => {
  const { hashes } = await exercise();
  await failsAt('inclusion', { index: 8 }, /give the root/);
  await failsAt('inclusion', { index: 13 }, /does not stand in a tree of 13/);
  await failsAt('inclusion', { hashes: hashes.slice(1) }, /too few/);
  await failsAt('inclusion', { hashes: [...hashes, hashes[0]] }, /too many/);
  await failsAt('inclusion', { text: checkpointText(13, new Uint8Array(32)) }, /give the root/);
});

test('verifyReceipt_failsInTheCheckpoint', async () => {
  const { text, lines, logKey } = await exercise();
  const thief = await keyNamed('thief');
  await failsAt('checkpoint', { lines: lines.slice(1) }, /no line by the Ed25519 key/);
  await failsAt('checkpoint', { lines: [await signatureLine(ORIGIN, thief, text), ...lines.slice(1)] }, /no line by/);
  await failsAt('checkpoint', { lines: [await signatureLine('other.example/alpha', logKey, text), ...lines.slice(1)] }, /no line by/);
  const forged = await signatureLine(ORIGIN, logKey, `${text}more`);
  await failsAt('checkpoint', { lines: [forged, ...lines.slice(1)] }, /does not hold/);
  // A good line beside a false one by the same key: signed-note refuses the whole.
  await failsAt('checkpoint', { lines: [...lines, forged] }, /does not hold/);
});

test('verifyReceipt_failsInTheCosignatures', async () => {
  const { text, lines, mirror, witness } = await exercise();
  const late = await cosignatureLine('keeper.example/mirror', mirror, `${text}more`, COSIGNED_AT);
  await failsAt('cosignatures', { lines: [lines[0], lines[1], late] }, /mirror keeper/);
  const exchanged = await cosignatureLine('keeper.example/mirror', witness, text, COSIGNED_AT);
  const result = await verified((await exercise({ lines: [lines[0], lines[1], exchanged] })).receipt, (await exercise()).trust);
  assert.equal(result.state, 'unchecked', 'a key under the name of another is nobody');
});

test('verifyReceipt_staysGreyWithTooFewCosigners', async () => {
  const { text, lines, trust, mirror } = await exercise();
  for (const some of [lines.slice(0, 1), lines.slice(0, 2), [lines[0], lines[2]]]) {
    const { receipt } = await exercise({ lines: some });
    const result = await verified(receipt, trust);
    assert.equal(result.state, 'unchecked');
    assert.equal(result.reason, 'few-cosigners');
    assert.equal(states(result).cosignatures, 'uncheckable');
  }
  // One mirror of four, even if it signs twice, is one; three are needed.
  const others = await Promise.all(
    ['b', 'c', 'd'].map(async name => ({ name, kind: 'mirror', vkey: vkeyText(await vkeyOf(name, COSIGNATURE, (await keyNamed(name)).bytes)) })),
  );
  const again = await cosignatureLine('keeper.example/mirror', mirror, text, COSIGNED_AT + 60);
  const { receipt } = await exercise({ lines: [...lines, again, again] });
  const result = await verified(receipt, { ...trust, cosigners: [...trust.cosigners, ...others] });
  assert.equal(result.reason, 'few-cosigners');
  assert.deepEqual(result.steps.at(-1).detail.groups[1], { kind: 'mirror', signed: 1, known: 4, needed: 3 });
});

test('verifyReceipt_staysGreyWithAPasskey', async () => {
  const logKey = await keyNamed('log key');
  const passkey = {
    kind: 'webauthn', key: 'zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67',
    authenticatorData: 'AAAA', clientData: 'AAAA', signature: 'A'.repeat(86),
  };
  const { receipt } = await exercise({ act: await signedAct({ logKey, approvals: [passkey] }) });
  const result = await verified(receipt, (await exercise()).trust);
  assert.equal(result.state, 'unchecked');
  assert.equal(result.reason, 'approvals');
  assert.equal(states(result).approvals, 'uncheckable');
  assert.equal(states(result).cosignatures, 'done');
});

test('verifyReceipt_ofAnUnknownLogIsAtBestConsistentInItself', async () => {
  const { receipt, trust } = await exercise();
  const strangers = { ...trust, logs: [{ ...trust.logs[0], origin: 'exercise.example/beta' }] };
  const result = await verified(receipt, strangers);
  assert.equal(result.state, 'unchecked');
  assert.equal(result.reason, 'own-key');
  assert.equal(result.from, 'file');
  assert.equal(states(result).checkpoint, 'done');
  // A thief can make such a file, which is why it is grey.
  const thief = await keyNamed('thief');
  const stolen = await exercise({ act: await signedAct({ logKey: thief }) });
  const { text } = stolen;
  const own = await exercise({ act: stolen.act, lines: [await signatureLine(ORIGIN, thief, text)] });
  assert.equal((await verified(own.receipt, strangers)).reason, 'own-key');
  assert.equal((await verified(own.receipt, trust)).state, 'failed');
  // Signed by a log whose checkpoint key is another than the one on the act: nothing is known of it.
  const { logKey: _, ...rest } = await exercise({ lines: [line(ORIGIN, '00000000', new Uint8Array(64))] });
  assert.equal((await verified(rest.receipt, strangers)).reason, 'unknown-log');
});

test('verifyReceipt_withKeysThatTheReaderGives', async () => {
  const { receipt, trust } = await exercise();
  const log = trust.logs[0].vkeys[0];
  const mirror = trust.cosigners[1].vkey;
  const both = await verifyReceipt(receipt, await trustGiven(`${log}\r\n\n  ${mirror}\n`));
  assert.equal(both.state, 'verified');
  assert.equal(both.from, 'reader');
  const alone = await verifyReceipt(receipt, await trustGiven(log));
  assert.equal(alone.state, 'unchecked');
  assert.equal(alone.reason, 'no-cosigners');
  await assert.rejects(trustGiven('nonsense'), /not <name>/);
});

test('verifyReceipt_addsTheStepsOfThePage', async () => {
  const { receipt, trust } = await exercise();
  const fits = { name: 'page', check: found => assert.equal(found.act.verb, 'cast-ballot') };
  assert.equal((await verified(receipt, trust, { more: [fits] })).steps.length, 8);
});

test('verifyReceipt_withoutWebCryptoChecksNothing', async () => {
  const { receipt, trust } = await exercise();
  const trusted = await trustOf(trust);
  const subtle = globalThis.crypto.subtle;
  const deaf = { digest: subtle.digest.bind(subtle), importKey: () => Promise.reject(new Error('NotSupportedError')) };
  const liar = { ...deaf, importKey: async () => ({}), verify: async () => true };
  const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  for (const crypto of [undefined, {}, { subtle: deaf }, { subtle: liar }]) {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    try {
      const result = await verifyReceipt(receipt, trusted);
      assert.equal(result.state, 'unchecked');
      assert.equal(result.reason, 'no-crypto');
      assert.deepEqual([...new Set(Object.values(states(result)))], ['uncheckable']);
    } finally {
      Object.defineProperty(globalThis, 'crypto', original);
    }
  }
});

test('verifyReceipt_everyOneByteChangeIsSeenOrSaysTheSame', async () => {
  const { receipt, trust, entry, text } = await exercise();
  const trusted = await trustOf(trust);
  const outcomes = { verified: 0, failed: 0, unchecked: 0 };
  for (let at = 0; at < receipt.length; at++) {
    for (const flip of [0x01, 0x20, 0x80]) {
      const changed = Uint8Array.from(receipt);
      changed[at] ^= flip;
      const result = await verifyReceipt(changed, trusted);
      outcomes[result.state]++;
      if (result.state === 'verified') {
        assert.ok(sameBytes(result.found.entry, entry) && result.found.note.text === text && result.found.receipt.index === 9, `byte ${at}`);
      }
    }
  }
  assert.equal(outcomes.verified, 0);
  assert.ok(outcomes.failed > 0 && outcomes.unchecked > 0);
});

test('verifyReceipt_everyLineLeftOutOrDoubledIsSeenOrSaysTheSame', async () => {
  const { receipt, trust, entry, text } = await exercise();
  const trusted = await trustOf(trust);
  const rows = parseUtf8(receipt).split('\n');
  for (let at = 0; at < rows.length; at++) {
    const leftOut = [...rows.slice(0, at), ...rows.slice(at + 1)];
    const doubled = [...rows.slice(0, at), rows[at], ...rows.slice(at)];
    for (const changed of [leftOut, doubled]) {
      const result = await verifyReceipt(utf8(changed.join('\n')), trusted);
      if (result.state === 'verified') {
        // A signature line twice says what it said.
        assert.ok(sameBytes(result.found.entry, entry) && result.found.note.text === text, rows[at]);
      }
    }
  }
});

test('verifyReceipt_standsHostileFiles', async () => {
  const { trust } = await exercise();
  const trusted = await trustOf(trust);
  const header = 'c2sp.org/tlog-proof@v1\n';
  for (const file of [
    '', header, `${header}\n`, `${header}index 0\n\n`, `${header}index 0\n\n\n\n`, 'x'.repeat(2 * 1024 * 1024), `${header}extra ${'A'.repeat(100_000)}\nindex 0\n\n`,
    `${header}${'\n'.repeat(100_000)}`, `${header}extra \nindex 0\n\na\n0\n${base64(new Uint8Array(32))}\n\n— a AAAAAAA=\n`,
  ]) {
    const result = await verifyReceipt(utf8(file), trusted);
    assert.equal(result.state, 'failed', file.slice(0, 60));
  }
});

test('parseReceipt_readsNoMoreThanItsBound', () => {
  assert.throws(() => parseReceipt(new Uint8Array(MAX_RECEIPT_BYTES + 1)), /at most 1310720 are read/);
});

test('parseReceipt_readsOneOfAnEmptyProof', async () => {
  const root = await slowRoot([]);
  const { index, hashes, entry, note } = parseReceipt(utf8(`c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpointText(1, root)}\n— a AAAAAAA=\n`));
  assert.deepEqual([index, hashes.length, entry], [0, 0, undefined]);
  assert.equal(parseUtf8(note), `${checkpointText(1, root)}\n— a AAAAAAA=\n`);
});

test('quorums_areThoseOfTheTable', () => {
  const table = { 1: [1, 1], 2: [2, 1], 3: [3, 1], 4: [3, 2], 7: [5, 3], 10: [7, 4], 30: [21, 10], 100: [67, 34], 0: [0, 0] };
  for (const [n, [finality, witness]] of Object.entries(table)) {
    assert.deepEqual([finalityQuorum(Number(n)), witnessQuorum(Number(n))], [finality, witness]);
  }
});

test('parseTrust_refusesWhatIsNotAList', async () => {
  const { trust } = await exercise();
  for (const wrong of [
    [], {}, { ...trust, logs: 1 }, { ...trust, source: undefined }, { ...trust, logs: [{}] }, { ...trust, cosigners: [{}] },
    { ...trust, logs: [{ ...trust.logs[0], vkeys: [] }] }, { ...trust, logs: [{ ...trust.logs[0], proofKey: 'z' }] },
    { ...trust, logs: [trust.logs[0], trust.logs[0]] },
    { ...trust, cosigners: [{ ...trust.cosigners[0], kind: 'friend' }] },
    { ...trust, more: 1 }, { ...trust, logs: [{ ...trust.logs[0], more: 1 }] }, { ...trust, cosigners: [{ ...trust.cosigners[0], more: 1 }] },
    { ...trust, logs: [trust.logs[0], trust.logs[0]] },
    { ...trust, logs: [{ ...trust.logs[0], proofKey: 'zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67' }] },
    { ...trust, cosigners: [{ ...trust.cosigners[0], vkey: trust.logs[0].vkeys[0] }] },
    { ...trust, cosigners: [trust.cosigners[0], { ...trust.cosigners[0], name: 'another' }] },
  ]) {
    await assert.rejects(trustOf(wrong), /trust/, JSON.stringify(wrong));
  }
});
