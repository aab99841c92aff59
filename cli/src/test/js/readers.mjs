// Reads what the browser's verifier reads, for comparison with the readers in Java: node readers.mjs <folder of the modules>.
//
// A question is a letter for the reader, four bytes of length, and the bytes; the answer is a line of JSON: what was
// read, in a form that both sides can write, or `refused` with the error's name.

import { readSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const from = name => import(pathToFileURL(`${process.argv[2]}/${name}.js`));
const [{ parseEntry, digestsOf }, { base64, parseUtf8 }, { parseFork }, jcs, note, receipt, secured, trust] = await Promise.all(
  ['act', 'bytes', 'fork', 'jcs', 'note', 'receipt', 'secured', 'trust'].map(from));

function noteForm({ text, lines }) {
  return { text, lines: lines.map(({ name, id }) => `${name} ${id}`) };
}

function half({ note: read, checkpoint, leaf, path = [] }) {
  return { ...noteForm(read), size: checkpoint.size, leaf: leaf && base64(leaf), path: path.map(base64) };
}

const READERS = {
  J: bytes => base64(jcs.canonicalJson(jcs.parseJson(bytes))),
  C: bytes => base64(jcs.canonicalJson(jcs.parseCanonicalJson(bytes, 'JSON', 65_535))),
  E: async bytes => digestsOf(bytes, parseEntry(bytes)),
  N: bytes => {
    const read = note.parseNote(bytes);
    const { origin, size, root } = note.parseCheckpoint(read.text);
    return { ...noteForm(read), origin, size, root: base64(root) };
  },
  V: async bytes => note.vkeyText(await note.parseVkey(parseUtf8(bytes))),
  R: bytes => {
    const { entry, index, hashes, note: checkpoint } = receipt.parseReceipt(bytes);
    return { entry: entry && base64(entry), index, path: hashes.map(base64), ...noteForm(note.parseNote(checkpoint)) };
  },
  F: bytes => {
    const { index, first, second } = parseFork(bytes);
    return { index, first: half(first), second: half(second) };
  },
  T: async bytes => {
    const { logs, cosigners, source } = await trust.parseTrust(bytes);
    return {
      logs: logs.map(({ origin, vkeys, proofKey }) => ({ origin, vkeys: vkeys.map(note.vkeyText), proofKey })),
      cosigners: cosigners.map(({ name, vkey, kind }) => ({ name, vkey: note.vkeyText(vkey), kind })),
      source,
    };
  },
  S: async bytes => secured.verifySecured(jcs.parseJson(bytes)),
};

function read(count) {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count;) {
    const got = readSync(0, bytes, at, count - at);
    if (got === 0) {
      process.exit(0);
    }
    at += got;
  }
  return bytes;
}

for (;;) {
  const head = read(5);
  const bytes = read(new DataView(head.buffer).getUint32(1));
  let answer;
  try {
    answer = { read: await READERS[String.fromCharCode(head[0])](bytes) };
  } catch (error) {
    answer = { refused: error.name, why: error.message };
  }
  const line = new TextEncoder().encode(`${JSON.stringify(answer)}\n`);
  for (let at = 0; at < line.length;) {
    at += writeSync(1, line, at);
  }
}
