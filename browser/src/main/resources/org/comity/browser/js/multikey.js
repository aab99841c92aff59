// Public keys as text: Multikey, which is "z" and base58btc of a two-byte kind and the key.

import { MalformedError, concat, excerpt, hex, sameBytes } from './bytes.js';
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
  const key = bytes.subarray(2);
  if (found.kind === 'p256' && !isP256Point(key)) {
    throw new MalformedError(`${what}: a P-256 key that is not a point of the curve: ${excerpt(text)}`);
  }
  return { kind: found.kind, bytes: key };
}

const P256_PRIME = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const P256_B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Whether compressed bytes are a point (SEC 1, 2.3.4): x³ - 3x + b must be a square, by Euler's criterion. */
function isP256Point(bytes) {
  const x = BigInt(`0x${hex(bytes.subarray(1))}`);
  const square = (((x * x - 3n) * x + P256_B) % P256_PRIME + P256_PRIME) % P256_PRIME;
  return (bytes[0] === 2 || bytes[0] === 3) && x < P256_PRIME && (square === 0n || powerModP256(square, (P256_PRIME - 1n) / 2n) === 1n);
}

function powerModP256(base, exponent) {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n, square = square * square % P256_PRIME) {
    if (exponent & 1n) {
      result = result * square % P256_PRIME;
    }
  }
  return result;
}

export function ed25519Multikey(bytes) {
  return `z${base58(concat(KINDS[0].prefix, bytes))}`;
}

/** The Multikey in `did:key:<multikey>#<multikey>`, the only form of verification method that acts use. */
export function parseDidKey(text, what = 'verificationMethod') {
  const [, multikey] = (typeof text === 'string' && /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,100})#\1$/.exec(text)) || [];
  if (!multikey) {
    throw new MalformedError(`${what}: not did:key:<multikey>#<multikey>: ${excerpt(String(text))}`);
  }
  return multikey;
}
