// Ed25519 by one rule, so that all readers agree on every signature.
//
// Correct libraries differ on odd keys and signatures, and browsers use different libraries. So whatever they differ
// about is refused before WebCrypto is asked: keys and points R that are not canonically encoded, keys of small order,
// and S that is not below the order L. What remains is the equation without cofactor, on which they agree.

import { UncheckableError, UnverifiedError, parseHex, subtleCrypto } from './bytes.js';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

// The y of the eight points whose order divides 8. With both signs and the encodings that are not canonical they
// make the fourteen encodings of small order that the CCTV suite lists.
const SMALL_ORDER_Y = [
  0n,
  1n,
  P - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
];

/** Refuses a public key that the rule does not admit. */
export function screenEd25519Key(key) {
  if (key.length !== 32) {
    throw new UnverifiedError(`an Ed25519 key has 32 bytes, not ${key.length}`);
  }
  const y = yOf(key);
  if (y >= P) {
    throw new UnverifiedError('the Ed25519 key is not canonically encoded');
  }
  if (SMALL_ORDER_Y.includes(y)) {
    throw new UnverifiedError('the Ed25519 key is a point of small order');
  }
}

/** Refuses a signature that some libraries would take in another spelling. */
function screenSignature(signature) {
  if (signature.length !== 64) {
    throw new UnverifiedError(`an Ed25519 signature has 64 bytes, not ${signature.length}`);
  }
  const r = signature.subarray(0, 32);
  const y = yOf(r);
  // Where x is 0 there is no negative x: the sign must not be set.
  if (y >= P || ((y === 1n || y === P - 1n) && r[31] >= 0x80)) {
    throw new UnverifiedError('the point R of the signature is not canonically encoded');
  }
  if (littleEndian(signature.subarray(32)) >= L) {
    throw new UnverifiedError('the number S of the signature is not below the order of the group');
  }
}

/** Returns if the signature holds, throws UnverifiedError if not, UncheckableError if this browser cannot tell. */
export async function verifyEd25519(key, message, signature) {
  screenEd25519Key(key);
  screenSignature(signature);
  await requireEd25519();
  if (!(await webCryptoVerifies(key, message, signature))) {
    throw new UnverifiedError('the Ed25519 signature does not hold');
  }
}

async function webCryptoVerifies(key, message, signature) {
  const subtle = subtleCrypto();
  let imported;
  try {
    imported = await subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return false; // Where the suite works (requireEd25519), it is this key that is not one.
  }
  return subtle.verify({ name: 'Ed25519' }, imported, signature, message);
}

// RFC 8032, section 7.1, test 2.
const KNOWN_KEY = parseHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
const KNOWN_MESSAGE = Uint8Array.of(0x72);
const KNOWN_SIGNATURE = parseHex(
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
);

const selfTests = new WeakMap();

/** Throws UncheckableError unless this WebCrypto takes a known good signature and refuses a known bad one. */
export async function requireEd25519() {
  const subtle = subtleCrypto();
  if (!selfTests.has(subtle)) {
    selfTests.set(subtle, passesSelfTest());
  }
  if (!(await selfTests.get(subtle))) {
    throw new UncheckableError('the WebCrypto of this browser has no Ed25519');
  }
}

async function passesSelfTest() {
  return (
    (await webCryptoVerifies(KNOWN_KEY, KNOWN_MESSAGE, KNOWN_SIGNATURE)) &&
    !(await webCryptoVerifies(KNOWN_KEY, Uint8Array.of(0x73), KNOWN_SIGNATURE))
  );
}

function yOf(encoded) {
  return BigInt.asUintN(255, littleEndian(encoded));
}

function littleEndian(bytes) {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
