// JSON documents secured by Data Integrity, suite eddsa-jcs-2022 (W3C Recommendation of 15 May 2025), one proof each.

import { MalformedError, UnverifiedError, concat, excerpt, sameBytes, sha256 } from './bytes.js';
import { parseBase58 } from './base58.js';
import { verifyEd25519 } from './ed25519.js';
import { canonicalJson, isJsonObject } from './jcs.js';
import { parseDidKey, parseMultikey } from './multikey.js';

/** The 64 bytes that the proof signs: the hash of its options, then the hash of the document. */
export async function hashData(document, proof) {
  const { proofValue: _, ...options } = proof;
  const { proof: __, ...unsecured } = document;
  const contexts = options['@context'] === undefined ? {} : { '@context': options['@context'] };
  return concat(
    await sha256(canonicalJson(options)),
    await sha256(canonicalJson({ ...unsecured, ...contexts })),
  );
}

/** Returns the Multikey that the proof names, if its signature holds over the document. */
export async function verifySecured(document) {
  const proof = document?.proof;
  if (!isJsonObject(document) || !isJsonObject(proof)) {
    throw new MalformedError('secured document: one proof was expected');
  }
  requireSuite(proof);
  const { verificationMethod, proofValue, created } = proof;
  if (created !== undefined && !isDateTime(created)) {
    throw new MalformedError(`proof: created is no date and time with its offset: ${excerpt(String(created))}`);
  }
  if (!contextsFit(document['@context'], proof['@context'])) {
    throw new MalformedError('proof: its @context is not the beginning of that of the document');
  }
  const multikey = parseDidKey(verificationMethod);
  await verifyEd25519(parseEd25519(multikey), await hashData(document, proof), parseProofValue(proofValue));
  return multikey;
}

export function requireSuite({ type, cryptosuite, proofPurpose }) {
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-jcs-2022' || proofPurpose !== 'assertionMethod') {
    throw new MalformedError('proof: not a DataIntegrityProof of eddsa-jcs-2022 for assertionMethod');
  }
}

/** The bytes of the key that a proof may name. */
export function parseEd25519(multikey) {
  const { kind, bytes } = parseMultikey(multikey, 'verificationMethod');
  if (kind !== 'ed25519') {
    throw new MalformedError('verificationMethod: not an Ed25519 key');
  }
  return bytes;
}

// Not Date.parse: what that takes, besides this form, depends on the browser.
function isDateTime(text) {
  const form = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?(?:Z|[+-]([0-9]{2}):([0-9]{2}))$/;
  const [, year, month, day, hour, minute, second, hours = 0, minutes = 0] =
    (typeof text === 'string' ? form.exec(text) ?? [] : []).map(Number).map(number => (Number.isNaN(number) ? 0 : number));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
    && minutes < 60 && hours * 60 + minutes <= 18 * 60;
}

export function parseProofValue(text) {
  const [, encoded] = (typeof text === 'string' && /^z([1-9A-HJ-NP-Za-km-z]+)$/.exec(text)) || [];
  const signature = encoded === undefined ? [] : parseBase58(encoded, 'proofValue');
  if (signature.length !== 64) {
    throw new MalformedError('proofValue: not "z" and the base58btc of 64 bytes');
  }
  return signature;
}

function contextsFit(ofDocument, ofProof) {
  if (ofProof === undefined) {
    return true;
  }
  const all = ofDocument === undefined ? [] : [ofDocument].flat();
  // By what they say: a context may be an object.
  const want = [ofProof].flat();
  return want.length <= all.length && want.every((context, at) => sameBytes(canonicalJson(context), canonicalJson(all[at])));
}

/** Returns if the proof's key is the one expected. */
export function requireKey(multikey, expected) {
  if (multikey !== expected) {
    throw new UnverifiedError(`made with the key ${multikey}, not with ${expected}`);
  }
}
