import assert from 'node:assert/strict';
import test from 'node:test';
import { MalformedError, UncheckableError, UnverifiedError, parseBase64, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { leafHash, verifyInclusion } from '../../main/resources/org/comity/browser/js/merkle.js';
import { ML_DSA_44, linesOf, parseCheckpoint, parseNote, parseVkey, subtreeMessage, verifyLine, vkeyOf, vkeyText } from '../../main/resources/org/comity/browser/js/note.js';
import { checkpointText, cosignatureLine, exercise, keyNamed, line } from './exercise.js';
import { jsonOf, needs } from './vectors.js';

test('verifyLine_opensTheOfficialNotesAtTheirTimes', needs('note/notes.json'), async () => {
  for (const { name, vkey: text, note: noteText, timestamp, vkey_valid: valid } of jsonOf('note/notes.json')) {
    if (valid === false) {
      await assert.rejects(parseVkey(text), MalformedError, name);
      continue;
    }
    const vkey = await parseVkey(text);
    assert.equal(vkeyText(vkey), text);
    if (noteText !== undefined) {
      const note = parseNote(utf8(noteText));
      const [mine, ...others] = linesOf(note, vkey);
      assert.equal(others.length, 0);
      assert.equal(await verifyLine(mine, vkey, note.text), timestamp, name);
      await assert.rejects(verifyLine(mine, vkey, `${note.text}more\n`), UnverifiedError);
    }
  }
});

test('verifyLine_agreesOnTheCheckpointsOfARealLog', needs('tlog/rekor2-proofs.json'), async () => {
  for (const { name, log_vkey: text, ...proof } of jsonOf('tlog/rekor2-proofs.json')) {
    const check = async () => {
      const vkey = await parseVkey(text);
      const note = parseNote(utf8(proof.checkpoint));
      const lines = linesOf(note, vkey);
      if (lines.length === 0) {
        throw new UnverifiedError('not signed by this log');
      }
      for (const one of lines) {
        await verifyLine(one, vkey, note.text);
      }
      const { size, root } = parseCheckpoint(note.text);
      const leaf = await leafHash(parseBase64(proof.entry_base64));
      await verifyInclusion(leaf, proof.log_index, size, proof.inclusion_proof.map(hash => parseBase64(hash)), root);
    };
    if (proof.expect === 'reject') {
      await assert.rejects(check(), error => error instanceof UnverifiedError || error instanceof MalformedError, name);
    } else {
      await check();
    }
  }
});

test('parseNote_refusesWhatIsNoNote', () => {
  const good = 'text\n\n— a AAAAAAA=\n';
  assert.deepEqual(parseNote(utf8(good)).text, 'text\n');
  assert.equal(parseNote(utf8('a\n\nb\n\n— a AAAAAAA=\n')).text, 'a\n\nb\n');
  for (const bad of [
    '', 'text\n', 'text\n\n', 'text\n— a AAAAAAA=\n', good.slice(0, -1), `${good}\n`, good.replace('—', '-'), good.replace('text', 'te\txt'),
    good.replace('text', 'te\rxt'), good.replace(' a ', ' a+b '), good.replace(' a ', ' a\u00a0b '), good.replace(' a ', '  '),
    good.replace('AAAAAAA=', 'AAAAAAB'.repeat(3)), good.replace('AAAAAAA=', 'AAAAAA=='), good.replace('AAAAAAA=', 'AAAAAAA= '),
    `text\n\n${'— a AAAAAAA=\n'.repeat(513)}`,
  ]) {
    assert.throws(() => parseNote(utf8(bad)), MalformedError, JSON.stringify(bad.slice(0, 80)));
  }
  assert.throws(() => parseNote(new Uint8Array(1024 * 1024 + 1)), /at most/);
});

test('lineInAnotherSpelling_isReadAndVerifiesUnderNoKey', async () => {
  const key = await keyNamed('w');
  const text = checkpointText(13, await leafHash(utf8('root')));
  const vkey = await vkeyOf('w', 4, key.bytes);
  const line = await cosignatureLine('w', key, text, 1000);
  const [read] = parseNote(utf8(`${text}\n${line}`)).lines;
  assert.equal(await verifyLine(read, vkey, text), 1000);
  // 76 bytes leave two digits of base64 and two signs of padding; without the padding they are the same bytes.
  const [respelled] = parseNote(utf8(`${text}\n${line.replace(/=+\n$/, '\n')}`)).lines;
  assert.deepEqual(respelled.signature, read.signature);
  await assert.rejects(verifyLine(respelled, vkey, text), UnverifiedError);
});

test('parseCheckpoint_hasOneSpelling', async () => {
  const root = await leafHash(utf8('root'));
  const good = checkpointText(13, root);
  assert.equal(parseCheckpoint(good).size, 13);
  for (const bad of [
    good.replace('13', '013'), good.replace('13', '+13'), good.replace('13', '-1'), good.replace('13', ''), good.replace('13', '9007199254740992'),
    good.replace('alpha', 'a'.repeat(256)), `${good}extension\n`, good.slice(0, -1), good.replace('exercise.example/alpha', ''), good.replace('=', ''), checkpointText(13, root.subarray(1)),
  ]) {
    assert.throws(() => parseCheckpoint(bad), MalformedError, bad);
  }
});

test('parseVkey_refusesKeysThatTheRuleForbids', async () => {
  const identity = new Uint8Array(32);
  identity[0] = 1;
  await assert.rejects(parseVkey(vkeyText(await vkeyOf('a', 1, identity))), UnverifiedError);
  const { id, ...good } = await vkeyOf('a', 1, (await keyNamed('a')).bytes);
  await parseVkey(vkeyText({ id, ...good }));
  await assert.rejects(parseVkey(vkeyText({ ...good, id: '00000000' })), MalformedError);
  await assert.rejects(parseVkey(vkeyText({ ...good, id: id.toUpperCase() })), MalformedError);
  await assert.rejects(parseVkey(vkeyText({ ...good, id, name: 'b' })), MalformedError);
  await assert.rejects(parseVkey('a+b'), MalformedError);
});

test('linesOf_wantsNameAndKeyIdAlike', async () => {
  const { text, receipt } = await exercise();
  const key = await keyNamed('witness');
  const vkey = await vkeyOf('keeper.example/witness', 4, key.bytes);
  const note = parseNote(receipt.subarray(new TextDecoder().decode(receipt).indexOf('\n\n') + 2));
  assert.equal(linesOf(note, vkey).length, 1);
  assert.equal(linesOf(note, { ...vkey, name: 'other' }).length, 0);
  assert.equal(linesOf(note, { ...vkey, id: '00000000' }).length, 0);
  assert.equal(note.text, text);
});

test('verifyLine_refusesACosignatureOfAnotherTimeOrTree', async () => {
  const root = await leafHash(utf8('root'));
  const text = checkpointText(13, root);
  const key = await keyNamed('witness');
  const vkey = await vkeyOf('w', 4, key.bytes);
  const [one] = parseNote(utf8(`${text}\n${await cosignatureLine('w', key, text, 1000)}`)).lines;
  assert.equal(await verifyLine(one, vkey, text), 1000);
  await assert.rejects(verifyLine(one, vkey, checkpointText(14, root)), UnverifiedError);
  const later = { ...one, signature: one.signature.map((byte, at) => (at === 7 ? byte + 1 : byte)) };
  await assert.rejects(verifyLine(later, vkey, text), UnverifiedError);
  const never = { ...one, signature: one.signature.map((byte, at) => (at === 0 ? 0x7f : byte)) };
  await assert.rejects(verifyLine(never, vkey, text), /is no date/);
  await assert.rejects(verifyLine({ ...one, signature: one.signature.subarray(1) }, vkey, text), UnverifiedError);
});

test('verifyLine_checksMlDsaWhereWebCryptoHasItAndSaysWhereNot', async t => {
  const subtle = globalThis.crypto.subtle;
  const text = checkpointText(13, await leafHash(utf8('root')));
  const pair = await subtle.generateKey({ name: 'ML-DSA-44' }, true, ['sign', 'verify']).catch(() => undefined);
  t.diagnostic(`WebCrypto has ML-DSA-44 here: ${pair !== undefined}`);
  const key = pair ? new Uint8Array(await subtle.exportKey('raw-public', pair.publicKey)) : new Uint8Array(1312);
  const message = subtreeMessage('w', 1000, parseCheckpoint(text));
  const signature = pair ? new Uint8Array(await subtle.sign({ name: 'ML-DSA-44' }, pair.privateKey, message)) : new Uint8Array(2420);
  const vkey = await vkeyOf('w', ML_DSA_44, key);
  const time = [0, 0, 0, 0, 0, 0, 3, 0xe8];
  const [one] = parseNote(utf8(`${text}\n${line('w', vkey.id, Uint8Array.of(...time, ...signature))}`)).lines;
  if (pair) {
    assert.equal(await verifyLine(one, vkey, text), 1000);
    await assert.rejects(verifyLine(one, vkey, checkpointText(14, new Uint8Array(32))), UnverifiedError);
  } else {
    await assert.rejects(verifyLine(one, vkey, text), UncheckableError);
  }
  await assert.rejects(verifyLine({ ...one, signature: one.signature.subarray(1) }, vkey, text), UnverifiedError);
});

test('subtreeMessage_hasTheFieldsOfTheSpecification', async () => {
  const root = await leafHash(utf8('root'));
  const message = subtreeMessage('w', 258, parseCheckpoint(checkpointText(13, root, 'log')));
  const expected = [
    ...utf8('subtree/v1\n\0'), 1, 0x77, 0, 0, 0, 0, 0, 0, 1, 2, 3, ...utf8('log'), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, ...root,
  ];
  assert.deepEqual([...message], expected);
});
