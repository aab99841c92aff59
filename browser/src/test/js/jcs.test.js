import assert from 'node:assert/strict';
import test from 'node:test';
import { MalformedError, parseUtf8, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { canonicalJson, parseCanonicalJson, parseJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { bytesOf, needs } from './vectors.js';

const FOLDER = 'jcs';

function refused(text, message) {
  assert.throws(() => parseJson(utf8(text)), error => error instanceof MalformedError && message.test(error.message), text);
}

for (const name of ['french', 'unicode', 'weird']) {
  test(`canonicalJson_givesTheOfficialForm_${name}`, needs(`${FOLDER}/input/${name}.json`), () => {
    const canonical = canonicalJson(parseJson(bytesOf(`${FOLDER}/input/${name}.json`)));
    assert.equal(parseUtf8(canonical), parseUtf8(bytesOf(`${FOLDER}/output/${name}.json`)));
    assert.deepEqual(canonicalJson(parseCanonicalJson(canonical)), canonical);
  });
}

test('parseJson_refusesTheOfficialFileWithFractions', needs(`${FOLDER}/input/values.json`), () => {
  assert.throws(() => parseJson(bytesOf(`${FOLDER}/input/values.json`)), /:2:15: "333333333.33333329" is not an integer/);
});

test('canonicalJson_writesTheOfficialIntegersAndRefusesTheOtherNumbers', needs(`${FOLDER}/es6-numbers-10k.txt`), () => {
  const double = new DataView(new ArrayBuffer(8));
  let integers = 0;
  for (const line of parseUtf8(bytesOf(`${FOLDER}/es6-numbers-10k.txt`)).trim().split('\n')) {
    const [bits, expected] = line.split(',');
    double.setBigUint64(0, BigInt(`0x${bits}`));
    const value = double.getFloat64(0);
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      integers++;
      assert.equal(parseUtf8(canonicalJson(value)), expected);
      assert.equal(parseJson(utf8(expected)), value);
    } else {
      assert.throws(() => canonicalJson(value), MalformedError);
    }
  }
  assert.ok(integers > 0, 'the file has integers');
});

test('parseJson_says_lineAndColumn', () => {
  refused('{"a": 1,\n "a": 2}', /^JSON:2:2: the key "a" stands here twice$/);
  refused('[1,\n2,\n 1.5]', /^JSON:3:2: "1.5" is not an integer/);
});

test('parseJson_refusesEqualKeysInAnySpelling', () => {
  refused('{"a":1,"\\u0061":2}', /twice/);
  refused('{"__proto__":1,"__proto__":2}', /twice/);
});

test('parseJson_keepsAKeyThatNamesThePrototype', () => {
  const value = parseJson(utf8('{"__proto__":{"admin":true},"a":1}'));
  assert.equal(value.admin, undefined);
  assert.equal(parseUtf8(canonicalJson(value)), '{"__proto__":{"admin":true},"a":1}');
});

test('parseJson_refusesWhatIsNoIJson', () => {
  for (const text of ['"\\ud800"', '"\\udc00"', '"\\ud800\\u0041"', '"\\ud800\\ud800"', '"\\udc00\\ud800"', '"\\udc00\\udc00"', '"\\ud800\\uffff"']) {
    refused(text, /lone surrogate/);
  }
  assert.equal(parseJson(utf8('"\\ud83d\\ude02"')), '😂');
  assert.throws(() => parseJson(Uint8Array.of(0x22, 0xc3, 0x28, 0x22)), /not valid UTF-8/);
  assert.throws(() => parseJson(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)), /not valid UTF-8/);
  assert.throws(() => parseJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)), /a value was expected/);
});

test('parseJson_takesIntegersAlone', () => {
  for (const [text, value] of [['0', 0], ['-1', -1], ['9007199254740991', 2 ** 53 - 1], ['-9007199254740991', 1 - 2 ** 53]]) {
    assert.equal(parseJson(utf8(text)), value);
  }
  for (const text of ['-0', '01', '1.0', '1e3', '9007199254740992', '-9007199254740992', '1E400', '0x1', '1-']) {
    refused(text, /is not an integer|may follow/);
  }
  for (const text of ['+1', '--1', 'NaN', 'Infinity', '-', '.5', '-Infinity']) {
    refused(text, /a value was expected/);
  }
});

test('parseJson_refusesWhatIsNoJson', () => {
  for (const text of ['', ' ', '{', '[', '[1', '[1,]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', "'a'", '"a', 'nul', 'true false', '"\t"', '"\\x"', '"\\u12g4"', '"\\', '[1 2]', '\u00a01', '"\u0000"']) {
    refused(text, /JSON:\d+:\d+: /);
  }
});

test('parseJson_readsAsDeepAs64AndNoDeeper', () => {
  const nested = depth => utf8('['.repeat(depth) + ']'.repeat(depth));
  parseJson(nested(64));
  assert.throws(() => parseJson(nested(65)), /nested deeper than 64/);
  assert.throws(() => parseJson(nested(500_000)), /nested deeper than 64/);
});

test('parseJson_readsNoMoreThanItsBound', () => {
  assert.throws(() => parseJson(utf8('"abc"'), 'JSON', 4), /5 bytes; at most 4/);
});

test('parseCanonicalJson_refusesEveryOtherSpelling', () => {
  parseCanonicalJson(utf8('{"a":1,"b":[true,null,"é"]}'));
  for (const text of ['{"a":1 }', '{"b":1,"a":2}', '"\\u00e9"', '"\\/"', '"\\u000A"', '1\n', '"\\u001F"']) {
    assert.throws(() => parseCanonicalJson(utf8(text)), /not in canonical form/, text);
  }
});

test('canonicalJson_sortsKeysByUtf16CodeUnits', () => {
  // U+FB33 comes before U+1F602 by code point, after it by code unit.
  assert.equal(parseUtf8(canonicalJson({ '\ufb33': 1, '😂': 2 })), '{"😂":2,"\ufb33":1}');
});
