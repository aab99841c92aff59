// Public keys as text: Multikey, which is "z" and base58btc of a two-byte kind and the key.

import { MalformedError, concat, excerpt, sameBytes } from './bytes.js';
import { base58, parseBase58 } from './base58.js';

const KINDS = [
  { kind: 'ed25519', prefix: Uint8Array.of(0xed, 0x01), length: 32 },
  { kind: 'p256', prefix: Uint8Array.of(0x80, 0x24), length: 33 },
];

/** The kind and the bytes of a public key. */
export function parseMultikey(text, what = 'key') {
  if (!text.startsWith('z')) {
    throw new MalformedError(`${what}: a Multikey begins with z: ${excerpt(text)}`);
  }
  const bytes = parseBase58(text.slice(1), what);
  const found = KINDS.find(({ prefix, length }) =>
    bytes.length === 2 + length && sameBytes(bytes.subarray(0, 2), prefix));
  if (!found) {
    throw new MalformedError(`${what}: neither an Ed25519 nor a P-256 Multikey: ${excerpt(text)}`);
  }
  return { kind: found.kind, bytes: bytes.subarray(2) };
}

export function ed25519Multikey(bytes) {
  return `z${base58(concat(KINDS[0].prefix, bytes))}`;
}

/** The Multikey in `did:key:<multikey>#<multikey>`, the only form of verification method that acts use. */
export function parseDidKey(text, what = 'verificationMethod') {
  const [, multikey] = /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,100})#\1$/.exec(text) ?? [];
  if (!multikey) {
    throw new MalformedError(`${what}: not did:key:<multikey>#<multikey>: ${excerpt(text)}`);
  }
  return multikey;
}
