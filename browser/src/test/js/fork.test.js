import assert from 'node:assert/strict';
import test from 'node:test';
import { base64, parseUtf8, sameBytes, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { checkFor } from '../../main/resources/org/comity/browser/js/documents.js';
import { parseFork, verifyFork } from '../../main/resources/org/comity/browser/js/fork.js';
import { leafHash } from '../../main/resources/org/comity/browser/js/merkle.js';
import { vkeyOf, vkeyText } from '../../main/resources/org/comity/browser/js/note.js';
import { parseTrust } from '../../main/resources/org/comity/browser/js/trust.js';
import { ORIGIN, checkpointText, exercise, keyNamed, signatureLine, slowInclusion, slowRoot } from './exercise.js';

/** A log that told one reader `left`, and another `right`. */
async function fork({ sizes = [5, 5], index = 3, key = 'log key', origins = [ORIGIN, ORIGIN], differs = true } = {}) {
  const logKey = await keyNamed(key);
  const leaves = await Promise.all(Array.from({ length: 13 }, (_, at) => leafHash(utf8(`leaf ${at}`))));
  const others = leaves.map((leaf, at) => (at === 3 ? leaves[0] : leaf));
  const trees = [leaves.slice(0, sizes[0]), (differs ? others : leaves).slice(0, sizes[1])];
  const notes = await Promise.all(
    trees.map(async (tree, at) => {
      const text = checkpointText(tree.length, await slowRoot(tree), origins[at]);
      return { text: `${text}\n${await signatureLine(origins[at], logKey, text)}`, root: await slowRoot(tree) };
    }),
  );
  if (sizes[0] === sizes[1]) {
    notes.sort((one, other) => Buffer.compare(one.root, other.root));
    return `comity/fork-evidence/v0\n\n${notes[0].text}\n${notes[1].text}`;
  }
  const places = await Promise.all(
    trees.map(async (tree, at) => {
      const path = await slowInclusion(tree, index);
      return [`${['first', 'second'][at]} ${base64(tree[index])}\n`, ...path.map(hash => `${base64(hash)}\n`)].join('');
    }),
  );
  return `comity/fork-evidence/v0\nindex ${index}\n${places.join('')}\n${notes[0].text}\n${notes[1].text}`;
}

async function verified(text, changes = {}) {
  const { trust } = await exercise();
  return verifyFork(utf8(text), await parseTrust(utf8(JSON.stringify({ ...trust, ...changes }))));
}

test('verifyFork_convictsALogOfTwoRootsForOneSize', async () => {
  const result = await verified(await fork());
  assert.equal(result.state, 'verified', result.why);
  assert.equal(result.reason, 'fork');
  assert.equal(checkFor(utf8(await fork())), verifyFork);
});

test('verifyFork_convictsALogOfTwoLeavesInOnePlace', async () => {
  for (const sizes of [[4, 13], [5, 6], [8, 9]]) {
    const result = await verified(await fork({ sizes }));
    assert.equal(result.state, 'verified', result.why);
    assert.equal(result.reason, 'fork');
  }
});

test('verifyFork_convictsNobodyWithoutAContradiction', async () => {
  for (const wrong of [{ differs: false }, { sizes: [5, 9], differs: false }, { sizes: [5, 9], index: 2 }]) {
    const result = await verified(await fork(wrong));
    assert.equal(result.state, 'failed');
    assert.equal(result.reason, 'conflict');
  }
  const good = await fork({ sizes: [5, 9] });
  const elsewhere = await verified(good.replace('index 3', 'index 4'));
  assert.equal(elsewhere.reason, 'conflict');
  assert.equal((await verified(good.replace('index 3', 'index 5'))).reason, 'conflict');
});

test('verifyFork_convictsNobodyWithoutItsSignatures', async () => {
  const result = await verified(await fork({ key: 'thief' }));
  assert.equal(result.state, 'failed');
  assert.equal(result.reason, 'first');
  const [head, one, line, other] = (await fork()).split('\n\n');
  const unsigned = await verified([head, one, line, other, (await fork({ key: 'thief' })).split('\n\n')[4]].join('\n\n'));
  assert.equal(unsigned.reason, 'second');
});

test('verifyFork_ofTwoLogsIsNone', async () => {
  const { trust } = await exercise();
  const beta = 'exercise.example/beta';
  const vkey = vkeyText(await vkeyOf(beta, 1, (await keyNamed('log key')).bytes));
  const logs = [...trust.logs, { ...trust.logs[0], origin: beta, vkeys: [vkey] }];
  for (const sizes of [[5, 5], [5, 9]]) {
    const result = await verified(await fork({ sizes, origins: [ORIGIN, beta] }), { logs });
    assert.equal(result.reason, 'conflict');
  }
});

test('verifyFork_ofAnUnknownLogStaysGrey', async () => {
  const result = await verified(await fork(), { logs: [] });
  assert.equal(result.state, 'unchecked');
  assert.equal(result.reason, 'unknown-log');
});

test('parseFork_readsOneFormOnly', async () => {
  const equal = await fork();
  const grown = await fork({ sizes: [5, 9] });
  const shrunk = await fork({ sizes: [9, 5] });
  const [head, one, oneLine, other, otherLine] = equal.split('\n\n');
  const exchanged = [head, other, otherLine.trimEnd(), one, `${oneLine}\n`].join('\n\n');
  for (const wrong of [
    '', shrunk, equal.slice(0, -1), `${equal}\n`, exchanged, equal.replace('v0\n', 'v1\n'), equal.replace('v0\n', 'v0\nindex 3\n'),
    grown.replace('index 3\n', ''), grown.replace('index 3', 'index 03'), grown.replace(/^first /m, 'third '), grown.replace(/^second .*\n/m, ''),
    grown.replace(/^first .*\n/m, ''), grown.replace(/^(second [^\n]*)=\n/m, '$1\n'), equal.replace('— ', '- '), 'x'.repeat(3_000_000),
  ]) {
    assert.throws(() => parseFork(utf8(wrong)), /fork evidence/, wrong.slice(0, 80));
  }
  parseFork(utf8(equal));
  parseFork(utf8(grown));
});

test('verifyFork_everyOneByteChangeIsSeenOrSaysTheSame', async () => {
  const { trust } = await exercise();
  const trusted = await parseTrust(utf8(JSON.stringify(trust)));
  const good = utf8(await fork({ sizes: [5, 9] }));
  const { first, second, index } = parseFork(good);
  for (let at = 0; at < good.length; at++) {
    const changed = Uint8Array.from(good);
    changed[at] ^= 1;
    const { state, found } = await verifyFork(changed, trusted);
    if (state === 'verified') {
      const same = found.index === index && sameBytes(found.first.leaf, first.leaf) && found.second.note.text === second.note.text;
      assert.ok(same, `byte ${at}: ${parseUtf8(changed.subarray(at, at + 20))}`);
    }
  }
});
