import assert from 'node:assert/strict';
import test from 'node:test';
import { UnverifiedError, concat, parseHex } from '../../main/resources/org/comity/browser/js/bytes.js';
import { screenEd25519Key, verifyEd25519 } from '../../main/resources/org/comity/browser/js/ed25519.js';
import { jsonOf, needs } from './vectors.js';

const subtle = globalThis.crypto.subtle;

async function holds(key, message, signature) {
  try {
    await verifyEd25519(key, message, signature);
    return true;
  } catch (error) {
    assert.ok(error instanceof UnverifiedError, String(error));
    return false;
  }
}

test('verifyEd25519_agreesWithWycheproof', needs('ed25519/wycheproof_ed25519_test.json'), async () => {
  let tests = 0;
  for (const group of jsonOf('ed25519/wycheproof_ed25519_test.json').testGroups) {
    for (const { tcId, msg, sig, result } of group.tests) {
      tests++;
      assert.equal(await holds(parseHex(group.publicKey.pk), parseHex(msg), parseHex(sig)), result === 'valid', `test ${tcId}`);
    }
  }
  assert.equal(tests, 151);
});

// The rule: a canonical key that is not of small order, a canonical R, S below L, the equation without cofactor.
// CCTV marks each case by what is odd about it; what is odd only in ways that the rule allows must hold.
test('verifyEd25519_keepsTheRuleOnTheOddSignaturesOfCctv', needs('ed25519/cctv_ed25519vectors.json'), async () => {
  const oddities = new Set();
  let taken = 0;
  for (const { number, key, sig, msg, flags } of jsonOf('ed25519/cctv_ed25519vectors.json')) {
    flags?.forEach(flag => oddities.add(flag));
    const odd = ['low_order_A', 'non_canonical_A', 'non_canonical_R', 'low_order_residue'];
    const expected = !odd.some(flag => flags?.includes(flag));
    const found = await holds(parseHex(key), new TextEncoder().encode(msg), parseHex(sig));
    taken += found ? 1 : 0;
    assert.equal(found, expected, `case ${number}: ${flags}`);
  }
  assert.deepEqual([...oddities].sort(), [
    'low_order_A', 'low_order_R', 'low_order_component_A', 'low_order_component_R', 'low_order_residue',
    'non_canonical_A', 'non_canonical_R', 'reencoded_k',
  ].sort());
  assert.ok(taken > 0);
});

test('screenEd25519Key_refusesTheFourteenEncodingsOfSmallOrder', () => {
  const little = (y, sign) => parseHex(y.toString(16).padStart(64, '0')).reverse().map((byte, at) => (at === 31 ? byte | sign : byte));
  const p = 2n ** 255n - 19n;
  const eighths = [
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  ];
  for (const y of [0n, 1n, p - 1n, p, p + 1n, ...eighths]) {
    for (const sign of [0, 0x80]) {
      assert.throws(() => screenEd25519Key(little(y, sign)), UnverifiedError, `${y}`);
    }
  }
  assert.throws(() => screenEd25519Key(little(p + 2n, 0)), /not canonically encoded/);
  screenEd25519Key(little(2n, 0));
});

// Other libraries take some of these, so it must be our own screen that refuses them, before WebCrypto is asked.
test('verifyEd25519_refusesOddSpellingsItself', async () => {
  const key = parseHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const p = 2n ** 255n - 19n;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const little = number => parseHex(number.toString(16).padStart(64, '0')).reverse();
  const sign = 2n ** 255n;
  for (const r of [p, p + 1n, p + 18n, 1n + sign, p - 1n + sign, p + 1n + sign]) {
    await assert.rejects(verifyEd25519(key, new Uint8Array(), concat(little(r), little(1n))), /the point R/);
  }
  for (const s of [order, order + 1n, 2n ** 256n - 1n]) {
    await assert.rejects(verifyEd25519(key, new Uint8Array(), concat(little(2n), little(s))), /the number S/);
  }
  for (const [r, s] of [[1n, 1n], [p - 1n, 1n], [2n + sign, order - 1n]]) {
    await assert.rejects(verifyEd25519(key, new Uint8Array(), concat(little(r), little(s))), /does not hold/);
  }
});

test('verifyEd25519_refusesAnSThatIsLargerByTheOrder', async () => {
  const { privateKey, publicKey } = await subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const key = new Uint8Array(await subtle.exportKey('raw', publicKey));
  const message = Uint8Array.of(1, 2, 3);
  const signature = new Uint8Array(await subtle.sign({ name: 'Ed25519' }, privateKey, message));
  assert.ok(await holds(key, message, signature));
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(signature.slice(32).reverse()).toString('hex')}`) + order;
  const larger = parseHex(s.toString(16).padStart(64, '0')).reverse();
  assert.equal(await holds(key, message, concat(signature.subarray(0, 32), larger)), false);
  assert.equal(await holds(key, message, signature.subarray(0, 63)), false);
  assert.equal(await holds(key.subarray(0, 31), message, signature), false);
});
