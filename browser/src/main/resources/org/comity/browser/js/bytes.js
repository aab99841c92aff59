// Bytes and their spellings. Every spelling is decoded, encoded again and compared, so that one byte string has one form.

/** Outside bytes are not what their format says: place, what was found, remedy. */
export class MalformedError extends Error {
  name = 'MalformedError';
}

/** A signature, a hash or a proof does not hold. */
export class UnverifiedError extends Error {
  name = 'UnverifiedError';
}

/** This browser lacks what the check needs. Nothing is known about the thing itself. */
export class UncheckableError extends Error {
  name = 'UncheckableError';
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** The text that `bytes` spell. Nothing is replaced and a byte order mark is kept, so that a parser sees it. */
export function parseUtf8(bytes, what = 'text') {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedError(`${what}: not valid UTF-8`);
  }
}

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same. What is compared here is public, so time may tell. */
export function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

export function hex(bytes) {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function parseHex(text, what = 'hex') {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) {
    throw new MalformedError(`${what}: not lower-case hex: ${excerpt(text)}`);
  }
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

export function base64(bytes) {
  // In pieces, because a call takes only so many arguments.
  let characters = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    characters += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return btoa(characters);
}

/** Standard alphabet, with padding. */
export function parseBase64(text, what = 'base64') {
  const bytes = parseAnyBase64(text, what);
  // atob takes white space, missing padding and stray low bits; signed text has one spelling.
  if (base64(bytes) !== text) {
    throw new MalformedError(`${what}: not the canonical base64 of its bytes: ${excerpt(text)}`);
  }
  return bytes;
}

/** The same in any spelling: for what is not ours to judge, and must be respelled before it counts. */
export function parseAnyBase64(text, what = 'base64') {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
  } catch {
    throw new MalformedError(`${what}: not base64: ${excerpt(text)}`);
  }
}

export function base64Url(bytes) {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** URL alphabet, without padding. */
export function parseBase64Url(text, what = 'base64url') {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
    throw new MalformedError(`${what}: not base64url without padding: ${excerpt(text)}`);
  }
  const padded = text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4);
  return parseBase64(padded, what);
}

export async function sha256(bytes) {
  return new Uint8Array(await subtleCrypto().digest('SHA-256', bytes));
}

/** WebCrypto, which browsers give to pages under https and on localhost only. */
export function subtleCrypto() {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new UncheckableError('WebCrypto is missing: browsers offer it under https and on localhost only');
  }
  return subtle;
}

/** As much of an outsider's text as a message should carry, without what could steer a terminal or a line's direction. */
export function excerpt(text) {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, character =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
