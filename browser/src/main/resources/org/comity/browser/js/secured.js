// JSON documents secured by Data Integrity, suite eddsa-jcs-2022 (W3C Recommendation of 15 May 2025), one proof each.

import { MalformedError, UnverifiedError, concat, excerpt, sha256 } from './bytes.js';
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
  const { type, cryptosuite, proofPurpose, verificationMethod, proofValue, created } = proof;
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-jcs-2022' || proofPurpose !== 'assertionMethod') {
    throw new MalformedError('proof: not a DataIntegrityProof of eddsa-jcs-2022 for assertionMethod');
  }
  if (created !== undefined && Number.isNaN(Date.parse(created))) {
    throw new MalformedError(`proof: created is no date: ${excerpt(String(created))}`);
  }
  if (!contextsFit(document['@context'], proof['@context'])) {
    throw new MalformedError('proof: its @context is not the beginning of that of the document');
  }
  const multikey = parseDidKey(String(verificationMethod));
  const key = parseMultikey(multikey, 'verificationMethod');
  if (key.kind !== 'ed25519') {
    throw new MalformedError('verificationMethod: not an Ed25519 key');
  }
  await verifyEd25519(key.bytes, await hashData(document, proof), parseProofValue(proofValue));
  return multikey;
}

export function parseProofValue(text) {
  const [, encoded] = /^z([1-9A-HJ-NP-Za-km-z]+)$/.exec(text) ?? [];
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
  const all = [ofDocument ?? []].flat();
  return [ofProof].flat().every((context, at) => context === all[at]);
}

/** Returns if the proof's key is the one expected. */
export function requireKey(multikey, expected) {
  if (multikey !== expected) {
    throw new UnverifiedError(`made with the key ${multikey}, not with ${expected}`);
  }
}
