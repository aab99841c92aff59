// Strict JSON in, canonical JSON out: RFC 8259 narrowed to I-JSON (RFC 7493), and RFC 8785.
//
// JSON.parse is not enough. It keeps the last of two equal keys, takes lone surrogates, rounds numbers and knows no
// bounds, so two readers could see two acts in one signed text. Here objects have no prototype, so that a key called
// "__proto__" is a key like any other.

import { MalformedError, excerpt, parseUtf8, sameBytes, utf8 } from './bytes.js';

export const MAX_DEPTH = 64;
export const MAX_JSON_BYTES = 1024 * 1024;

/** The value that `bytes` spell: null, boolean, string, integer, array or object without prototype. */
export function parseJson(bytes, what = 'JSON', maxBytes = MAX_JSON_BYTES) {
  if (bytes.length > maxBytes) {
    throw new MalformedError(`${what}: ${bytes.length} bytes; at most ${maxBytes} are read`);
  }
  return new JsonReader(parseUtf8(bytes, what), what).document();
}

/** RFC 8785: no white space, keys sorted by UTF-16 code units. */
export function canonicalJson(value) {
  return utf8(canonicalText(value));
}

/** The value of bytes that are already in canonical form; refuses every other spelling of it. */
export function parseCanonicalJson(bytes, what = 'JSON', maxBytes = MAX_JSON_BYTES) {
  const value = parseJson(bytes, what, maxBytes);
  const canonical = canonicalJson(value);
  if (!sameBytes(canonical, bytes)) {
    const at = canonical.findIndex((byte, index) => byte !== bytes[index]);
    throw new MalformedError(`${what}: not in canonical form (RFC 8785), first at byte ${at < 0 ? canonical.length : at}`);
  }
  return value;
}

export function isJsonObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses an object that lacks one of these members, or has another. */
export function requireMembers(object, names, what) {
  if (!isJsonObject(object)) {
    throw new MalformedError(`${what}: an object was expected`);
  }
  const wrong = names.find(name => !(name in object)) ?? Object.keys(object).find(name => !names.includes(name));
  if (wrong !== undefined) {
    throw new MalformedError(`${what}: the member ${excerpt(wrong)} is ${wrong in object ? 'not known' : 'missing'}`);
  }
}

function canonicalText(value) {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) {
      throw new MalformedError('JSON: a lone surrogate has no UTF-8 form');
    }
    // For well-formed strings ECMAScript's own quoting is the one that RFC 8785 section 3.2.2.2 asks for.
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new MalformedError(`JSON: ${value} is not an integer up to 2^53-1; everything else is a string`);
    }
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join(',')}]`;
  }
  if (isJsonObject(value)) {
    // The default order of sort() is by UTF-16 code units, as RFC 8785 asks.
    const members = Object.keys(value).sort().map(key => `${canonicalText(key)}:${canonicalText(value[key])}`);
    return `{${members.join(',')}}`;
  }
  return String(value);
}

const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class JsonReader {
  #text;
  #what;
  #at = 0;

  constructor(text, what) {
    this.#text = text;
    this.#what = what;
  }

  document() {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) {
      this.#fail('nothing may follow the document');
    }
    return value;
  }

  #value(depth) {
    this.#space();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#literal('true', true);
      case 'f':
        return this.#literal('false', false);
      case 'n':
        return this.#literal('null', null);
      default:
        return this.#integer();
    }
  }

  #object(depth) {
    this.#open(depth);
    const object = Object.create(null);
    if (this.#took('}')) {
      return object;
    }
    do {
      this.#space();
      const start = this.#at;
      const key = this.#string();
      if (key in object) {
        this.#at = start;
        this.#fail(`the key ${excerpt(key)} stands here twice`);
      }
      this.#expect(':');
      object[key] = this.#value(depth);
    } while (this.#took(','));
    this.#expect('}');
    return object;
  }

  #array(depth) {
    this.#open(depth);
    const array = [];
    if (this.#took(']')) {
      return array;
    }
    do {
      array.push(this.#value(depth));
    } while (this.#took(','));
    this.#expect(']');
    return array;
  }

  #open(depth) {
    if (depth > MAX_DEPTH) {
      this.#fail(`nested deeper than ${MAX_DEPTH}`);
    }
    this.#at++;
  }

  #string() {
    if (this.#text[this.#at] !== '"') {
      this.#fail('a string was expected');
    }
    const opening = this.#at++;
    let string = '';
    for (;;) {
      const start = this.#at;
      // A run of characters that stand for themselves. (Matched from here on only: the flag is y.)
      const plain = /[^"\\\u0000-\u001f]*/y;
      plain.lastIndex = start;
      string += plain.exec(this.#text)[0];
      this.#at = plain.lastIndex;
      const character = this.#text[this.#at];
      if (character === '"') {
        this.#at++;
        return string;
      }
      if (character === '\\') {
        string += this.#escape();
      } else if (character === undefined) {
        this.#at = opening;
        this.#fail('this string does not end');
      } else {
        this.#fail('a control character in a string must be escaped');
      }
    }
  }

  #escape() {
    const letter = this.#text[this.#at + 1];
    if (letter !== 'u') {
      if (letter === undefined || !Object.hasOwn(ESCAPES, letter)) {
        this.#fail('no such escape');
      }
      this.#at += 2;
      return ESCAPES[letter];
    }
    const first = this.#codeUnit();
    if (first < 0xd800 || first > 0xdfff) {
      return String.fromCharCode(first);
    }
    const second = first < 0xdc00 && this.#text.startsWith('\\u', this.#at) ? this.#codeUnit() : 0;
    if (second < 0xdc00 || second > 0xdfff) {
      this.#at -= 6;
      this.#fail('a lone surrogate');
    }
    return String.fromCharCode(first, second);
  }

  #codeUnit() {
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) {
      this.#fail('four hex digits were expected after \\u');
    }
    this.#at += 6;
    return Number.parseInt(digits, 16);
  }

  #integer() {
    const number = /-?[0-9][0-9.eE+-]*/y;
    number.lastIndex = this.#at;
    const written = number.exec(this.#text)?.[0];
    if (written === undefined) {
      this.#fail('a value was expected');
    }
    const value = Number(written);
    if (!/^(?:0|-?[1-9][0-9]*)$/.test(written) || !Number.isSafeInteger(value)) {
      this.#fail(`${excerpt(written)} is not an integer up to 2^53-1; write everything else as a string`);
    }
    this.#at += written.length;
    return value;
  }

  #literal(word, value) {
    if (!this.#text.startsWith(word, this.#at)) {
      this.#fail('a value was expected');
    }
    this.#at += word.length;
    return value;
  }

  #space() {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'end')) {
      this.#at++;
    }
  }

  #took(character) {
    this.#space();
    if (this.#text[this.#at] !== character) {
      return false;
    }
    this.#at++;
    return true;
  }

  #expect(character) {
    if (!this.#took(character)) {
      this.#fail(`${excerpt(character)} was expected`);
    }
  }

  #fail(why) {
    const before = this.#text.slice(0, this.#at).split('\n');
    throw new MalformedError(`${this.#what}:${before.length}:${before.at(-1).length + 1}: ${why}`);
  }
}
