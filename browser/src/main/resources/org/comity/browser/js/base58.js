// base58btc, as Multikey and proof values use it.

import { MalformedError, excerpt } from './bytes.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

// Decoding takes quadratic time. A signature has 88 characters.
const MAX_CHARACTERS = 128;

export function base58(bytes) {
  const zeros = leading(bytes, 0);
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let digits = '';
  for (; number > 0n; number /= 58n) {
    digits = ALPHABET[Number(number % 58n)] + digits;
  }
  return '1'.repeat(zeros) + digits;
}

export function parseBase58(text, what = 'base58') {
  if (text.length > MAX_CHARACTERS || !/^[1-9A-HJ-NP-Za-km-z]*$/.test(text)) {
    throw new MalformedError(`${what}: not base58btc of at most ${MAX_CHARACTERS} characters: ${excerpt(text)}`);
  }
  const zeros = leading(text, '1');
  let number = 0n;
  for (const character of text) {
    number = number * 58n + BigInt(ALPHABET.indexOf(character));
  }
  const bytes = [];
  for (; number > 0n; number /= 256n) {
    bytes.unshift(Number(number % 256n));
  }
  return Uint8Array.from([...new Array(zeros).fill(0), ...bytes]);
}

function leading(sequence, item) {
  let count = 0;
  while (count < sequence.length && sequence[count] === item) {
    count++;
  }
  return count;
}
