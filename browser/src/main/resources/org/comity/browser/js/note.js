// Signed notes, verifier keys, checkpoints and cosignatures: C2SP signed-note, tlog-checkpoint and tlog-cosignature.

import {
  MalformedError, UncheckableError, UnverifiedError, base64, concat, excerpt, hex, parseAnyBase64, parseBase64, parseHex,
  parseUtf8, sameBytes, sha256, subtleCrypto, utf8,
} from './bytes.js';
import { screenEd25519Key, verifyEd25519 } from './ed25519.js';
import { HASH_BYTES } from './merkle.js';

export const MAX_NOTE_BYTES = 1024 * 1024;
export const MAX_SIGNATURE_LINES = 512;

export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export const ML_DSA_44 = 0x06;

const KEY_BYTES = { [ED25519]: 32, [COSIGNATURE]: 32, [ML_DSA_44]: 1312 };

/** A verifier key: `<name>+<8 hex of key id>+<base64(type || key)>`. */
export async function parseVkey(text, what = 'vkey') {
  // The base64 may hold a plus, so only the first two part.
  const [, name, id, encoded] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (encoded === undefined || !isKeyName(name) || id.length !== 8) {
    throw new MalformedError(`${what}: not <name>+<key id>+<key>: ${excerpt(text)}`);
  }
  const typed = parseBase64(encoded, what);
  const type = typed[0];
  const key = typed.subarray(1);
  if (KEY_BYTES[type] !== key.length) {
    throw new MalformedError(`${what}: type ${type} with a key of ${key.length} bytes is not known here`);
  }
  if (!sameBytes(parseHex(id, what), await keyId(name, type, key))) {
    throw new MalformedError(`${what}: the key id does not fit the name and the key`);
  }
  if (type !== ML_DSA_44) {
    screenEd25519Key(key);
  }
  return { name, id, type, key };
}

/** The vkey of a key whose name and type are known. */
export async function vkeyOf(name, type, key) {
  return { name, id: hex(await keyId(name, type, key)), type, key };
}

/** A note in its parts. Nothing is verified. */
export function parseNote(bytes, what = 'note') {
  if (bytes.length > MAX_NOTE_BYTES) {
    throw new MalformedError(`${what}: ${bytes.length} bytes; at most ${MAX_NOTE_BYTES} are read`);
  }
  const whole = parseUtf8(bytes, what);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole)) {
    throw new MalformedError(`${what}: holds a control character`);
  }
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || !whole.endsWith('\n')) {
    throw new MalformedError(`${what}: not a text, an empty line and signature lines`);
  }
  const rows = whole.slice(split + 2, -1).split('\n');
  if (rows.length > MAX_SIGNATURE_LINES) {
    throw new MalformedError(`${what}: ${rows.length} signature lines; at most ${MAX_SIGNATURE_LINES} are read`);
  }
  return { text: whole.slice(0, split + 1), lines: rows.map(row => parseSignatureLine(row, what)) };
}

function parseSignatureLine(row, what) {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/.exec(row) ?? [];
  if (encoded === undefined || !isKeyName(name)) {
    throw new MalformedError(`${what}: not a signature line: ${excerpt(row)}`);
  }
  const bytes = parseAnyBase64(encoded, what);
  if (bytes.length < 5) {
    throw new MalformedError(`${what}: a signature line without a signature: ${excerpt(row)}`);
  }
  // Two spellings would be two notes with one meaning. But the line may be of a key that is not ours to judge: so the
  // note is read, and the line verifies under no key.
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4), misspelled: base64(bytes) !== encoded };
}

/** The three lines of a checkpoint. Extension lines are refused: cosignatures of today do not cover them. */
export function parseCheckpoint(text, what = 'checkpoint') {
  const [, origin, decimal, encoded] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([^\n]+)\n$/.exec(text) ?? [];
  const size = Number(decimal);
  if (encoded === undefined || !isOrigin(origin) || !Number.isSafeInteger(size)) {
    throw new MalformedError(`${what}: not exactly origin, size and root`);
  }
  const root = parseBase64(encoded, what);
  if (root.length !== HASH_BYTES) {
    throw new MalformedError(`${what}: the root has ${root.length} bytes, not ${HASH_BYTES}`);
  }
  return { origin, size, root, text };
}

/** The lines of a note that one key made. Both name and key id must fit; all other lines are nobody's here. */
export function linesOf(note, vkey) {
  return note.lines.filter(({ name, id }) => name === vkey.name && id === vkey.id);
}

/**
 * Verifies one line over a note's text. Returns the seconds since 1970 that a cosignature states, or undefined.
 *
 * Throws UnverifiedError if the line does not hold, UncheckableError if this browser cannot tell.
 */
export async function verifyLine(line, vkey, text) {
  if (line.misspelled) {
    throw new UnverifiedError('the line is not in the one spelling of base64');
  }
  switch (vkey.type) {
    case ED25519:
      await verifyEd25519(vkey.key, utf8(text), line.signature);
      return undefined;
    case COSIGNATURE: {
      const { seconds, signature } = timed(line.signature, 64);
      await verifyEd25519(vkey.key, utf8(`cosignature/v1\ntime ${seconds}\n${text}`), signature);
      return seconds;
    }
    case ML_DSA_44: {
      const { seconds, signature } = timed(line.signature, 2420);
      await verifyMlDsa44(vkey.key, subtreeMessage(vkey.name, seconds, parseCheckpoint(text)), signature);
      return seconds;
    }
    default:
      throw new UncheckableError(`keys of type ${vkey.type} are not known here`);
  }
}

// After this second (the end of the year 9999) no calendar of ours has a name for the day. The format allows 2^63-1.
const LAST_SECOND = 253402300799n;

function timed(bytes, signatureBytes) {
  if (bytes.length !== 8 + signatureBytes) {
    throw new UnverifiedError(`a cosignature of this type has ${8 + signatureBytes} bytes, not ${bytes.length}`);
  }
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (seconds > LAST_SECOND) {
    throw new UnverifiedError(`a cosignature is dated ${seconds} seconds after 1970, which is no date`);
  }
  return { seconds: Number(seconds), signature: bytes.subarray(8) };
}

/** What an ML-DSA-44 cosignature signs for a whole tree: tlog-cosignature, "subtree/v1". */
export function subtreeMessage(name, seconds, { origin, size, root }) {
  const numbers = new DataView(new ArrayBuffer(16));
  numbers.setBigUint64(0, 0n);
  numbers.setBigUint64(8, BigInt(size));
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(seconds));
  return concat(
    utf8('subtree/v1\n\0'),
    shortText(name),
    new Uint8Array(time.buffer),
    shortText(origin),
    new Uint8Array(numbers.buffer),
    root,
  );
}

function shortText(text) {
  const bytes = utf8(text);
  if (bytes.length > 255) {
    throw new MalformedError(`a name of ${bytes.length} bytes; at most 255 fit`);
  }
  return concat(Uint8Array.of(bytes.length), bytes);
}

async function verifyMlDsa44(key, message, signature) {
  const subtle = subtleCrypto();
  let holds;
  try {
    const imported = await subtle.importKey('raw-public', key, { name: 'ML-DSA-44' }, false, ['verify']);
    holds = await subtle.verify({ name: 'ML-DSA-44' }, imported, signature, message);
  } catch {
    throw new UncheckableError('the WebCrypto of this browser has no ML-DSA-44');
  }
  if (!holds) {
    throw new UnverifiedError('the ML-DSA-44 signature does not hold');
  }
}

async function keyId(name, type, key) {
  return (await sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), key))).subarray(0, 4);
}

/** Whether a log can be called so: one line of 1 to 255 bytes. */
export function isOrigin(text) {
  return /^[^\u0000-\u001f\p{Surrogate}]+$/u.test(text) && utf8(text).length <= 255;
}

function isKeyName(name) {
  // No control character, no plus, no space of Unicode (of which U+0085 is one in older versions).
  return /^[^\u0000-\u001f+\p{Z}\p{Surrogate}\u0085]+$/u.test(name) && utf8(name).length <= 255;
}

/** The text of a vkey, as `parseVkey` reads it. */
export function vkeyText({ name, id, type, key }) {
  return `${name}+${id}+${base64(concat(Uint8Array.of(type), key))}`;
}
