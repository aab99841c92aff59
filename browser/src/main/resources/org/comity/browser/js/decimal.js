// Numbers as they are written, compared to the last digit: 3e25, 0.05. A binary fraction would take 1e25 and its
// neighbour for one number.

const DECIMAL = /^([+-]?)([0-9]{1,30})(?:\.([0-9]{1,30}))?(?:[eE]([+-]?[0-9]{1,2}))?$/;

export function isDecimal(text) {
  return DECIMAL.test(text);
}

/** Below zero, zero or above, as the first stands to the second. */
export function compareDecimals(one, other) {
  const [a, b] = [parts(one), parts(other)];
  const exponent = Math.min(a.exponent, b.exponent);
  const [x, y] = [a, b].map(each => each.digits * 10n ** BigInt(each.exponent - exponent));
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isWholeDecimal(text) {
  const { digits, exponent } = parts(text);
  return exponent >= 0 || digits % 10n ** BigInt(-exponent) === 0n;
}

/** The number that is greater by so many. */
export function plusWhole(text, more) {
  const { digits, exponent } = parts(text);
  const low = Math.min(exponent, 0);
  const sum = digits * 10n ** BigInt(exponent - low) + BigInt(more) * 10n ** BigInt(-low);
  const unsigned = String(sum < 0n ? -sum : sum).padStart(1 - low, '0');
  const whole = low === 0 ? unsigned : `${unsigned.slice(0, low)}.${unsigned.slice(low)}`;
  return sum < 0n ? `-${whole}` : whole;
}

function parts(text) {
  const [, sign, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text);
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}
