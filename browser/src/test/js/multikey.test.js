import assert from 'node:assert/strict';
import test from 'node:test';
import { MalformedError, concat, hex, parseBase64, parseBase64Url, parseHex } from '../../main/resources/org/comity/browser/js/bytes.js';
import { base58, parseBase58 } from '../../main/resources/org/comity/browser/js/base58.js';
import { ed25519Multikey, parseDidKey, parseMultikey } from '../../main/resources/org/comity/browser/js/multikey.js';
import { jsonOf, needs } from './vectors.js';

test('parseMultikey_readsTheOfficialKeys', needs('did-key/ed25519.json'), () => {
  for (const [did, { verificationKeyPair }] of Object.entries(jsonOf('did-key/ed25519.json'))) {
    const multikey = did.slice('did:key:'.length);
    const { kind, bytes } = parseMultikey(multikey);
    assert.equal(kind, 'ed25519');
    assert.equal(ed25519Multikey(bytes), multikey);
    assert.equal(parseDidKey(`${did}#${multikey}`), multikey);
    if (verificationKeyPair?.publicKeyBase58) {
      assert.deepEqual(bytes, parseBase58(verificationKeyPair.publicKeyBase58));
    }
  }
});

test('base58_keepsLeadingZeros', () => {
  for (const bytes of ['', '00', '0000', '0001', 'ff', '000000ff00', '61'.repeat(64)].map(text => parseHex(text))) {
    assert.deepEqual(parseBase58(base58(bytes)), bytes);
  }
  assert.equal(base58(parseHex('0000287fb4cd')), '11233QC4');
});

test('parseBase58_refusesOtherLettersAndLongTexts', () => {
  for (const text of ['0', 'O', 'I', 'l', ' ', 'z+', '1'.repeat(129)]) {
    assert.throws(() => parseBase58(text), MalformedError, text);
  }
});

test('parseMultikey_refusesOtherKinds', () => {
  const x25519 = `z${base58(concat(parseHex('ec01'), new Uint8Array(32)))}`;
  const short = `z${base58(concat(parseHex('ed01'), new Uint8Array(31)))}`;
  for (const text of ['', 'z', 'u7QE', x25519, short]) {
    assert.throws(() => parseMultikey(text), MalformedError, text);
  }
  assert.equal(parseMultikey('zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67').kind, 'p256');
});

test('parseDidKey_wantsTheSameKeyTwice', () => {
  const key = 'z6MkrureWwuCDc6ugJneErTppnUFWksCGJ6SRkTh1rjBA7FF';
  for (const text of [`did:key:${key}`, `did:key:${key}#${key}x`, `did:key:${key}#z6Mk`, `did:web:${key}#${key}`, '']) {
    assert.throws(() => parseDidKey(text), MalformedError, text);
  }
});

test('parseBase64_takesOneSpellingOnly', () => {
  assert.equal(hex(parseBase64('AAE=')), '0001');
  for (const text of ['AAE', 'AAF=', 'AA E=', 'AAE=\n', 'A', '_-A=', '====']) {
    assert.throws(() => parseBase64(text), MalformedError, text);
  }
  assert.equal(hex(parseBase64Url('_-8')), 'ffef');
  for (const text of ['_-8=', '_-9', '/+8', 'A', 'AA AA']) {
    assert.throws(() => parseBase64Url(text), MalformedError, text);
  }
});
