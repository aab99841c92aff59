// The envelope of an act, version 0: what may stand in a log entry, its two digests, its proof and its approvals.

import { MalformedError, UncheckableError, concat, excerpt, hex, parseBase64Url, sha256, utf8 } from './bytes.js';
import { verifyEd25519 } from './ed25519.js';
import { canonicalJson, isJsonObject, parseCanonicalJson, requireMembers } from './jcs.js';
import { parseDidKey, parseMultikey } from './multikey.js';
import { parseEd25519, parseProofValue, requireSuite, verifySecured } from './secured.js';

export const MAX_ENTRY_BYTES = 65_535;
export const MAX_APPROVALS = 16;

const MEMBERS = ['type', 'log', 'verb', 'created', 'refs', 'payload', 'approvals', 'proof'];
const DIGEST = /^[0-9a-f]{64}$/;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ORIGIN = new RegExp(`^(?=.{1,255}$)${LABEL}(?:\\.${LABEL})+/[a-z][a-z0-9-]{1,62}(?:/(?:[2-9]|[1-9][0-9]{1,8}))?$`);
const VERB = /^(?=.{1,63}$)[a-z]+(?:-[a-z]+){0,5}$/;
const REF_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,62}$/;
const MAX_REFS = 64;
const SIGNATURE = { least: 64, most: 64 };
const APPROVAL_BYTES = {
  ed25519: { signature: SIGNATURE },
  webauthn: { authenticatorData: { least: 0, most: 4096 }, clientData: { least: 0, most: 2048 }, signature: SIGNATURE },
};
const MAX_IDS_IN_A_REF = 1000;

/** The act in a log entry, which is the canonical form of the act byte for byte. Signatures are not verified. */
export function parseEntry(bytes) {
  const act = parseCanonicalJson(bytes, 'entry', MAX_ENTRY_BYTES);
  // The one act that names no body: its own id is the body's.
  const founds = act?.verb === 'adopt-charter';
  requireMembers(act, founds ? MEMBERS : [...MEMBERS, 'body'], 'entry');
  demand(act.type === 'comity.act/v0', 'type', 'comity.act/v0', act.type);
  demand(founds || isDigest(act.body), 'body', 'an act id', act.body);
  demand(isText(act.log, ORIGIN), 'log', '<body name>/<party>', act.log);
  demand(isText(act.verb, VERB), 'verb', 'words in lower case', act.verb);
  demand(isInstant(act.created), 'created', 'a time in UTC in whole seconds', act.created);
  requireRefs(act.refs);
  demand(isJsonObject(act.payload), 'payload', 'an object', act.payload);
  requireApprovals(act.approvals);
  requireProof(act.proof);
  return act;
}

/** What is said, by whom and where: approvals sign it and references name it. */
export async function actId(act) {
  const { approvals: _, proof: __, ...said } = act;
  return sha256(concat(utf8('comity act v0\n'), canonicalJson(said)));
}

/** Returns the Multikey that the proof names, if its signature holds. Whose key that is, the caller must know. */
export function verifyProof(act) {
  return verifySecured(act);
}

/**
 * Verifies every approval and returns their keys.
 *
 * Whether a mandate gives these keys the power is a matter of the log, not of this act. Throws UncheckableError, after
 * all others were verified, if an approval was made with a passkey: its name and origins stand in the mandate.
 */
export async function verifyApprovals(act) {
  const id = await actId(act);
  for (const { kind, key, signature } of act.approvals) {
    if (kind === 'ed25519') {
      await verifyEd25519(parseMultikey(key).bytes, id, parseBase64Url(signature));
    }
  }
  if (act.approvals.some(({ kind }) => kind === 'webauthn')) {
    throw new UncheckableError('an approval made with a passkey is kept, not verified here yet');
  }
  return act.approvals.map(({ key }) => key);
}

/** The Multikey that the proof of `act` names. */
export function proofKeyOf(act) {
  return parseDidKey(act.proof.verificationMethod);
}

function requireRefs(refs) {
  demand(isJsonObject(refs) && Object.keys(refs).length <= MAX_REFS, 'refs', 'an object of at most 64 members', refs);
  for (const [name, target] of Object.entries(refs)) {
    demand(REF_NAME.test(name), 'refs', 'a plain name', name);
    const ids = Array.isArray(target) ? target : [target];
    const isList = ids.length > 1 && ids.length <= MAX_IDS_IN_A_REF;
    const fits = ids.every(isDigest) && (isList || !Array.isArray(target));
    demand(fits, `refs.${name}`, `an act id, or a list of 2 to ${MAX_IDS_IN_A_REF}`, target);
  }
}

function requireApprovals(approvals) {
  demand(Array.isArray(approvals) && approvals.length <= MAX_APPROVALS, 'approvals', 'a list of at most 16', approvals);
  approvals.forEach((approval, at) => {
    const what = `approvals[${at}]`;
    const kind = approval?.kind;
    demand(kind === 'ed25519' || kind === 'webauthn', `${what}.kind`, 'ed25519 or webauthn', kind);
    const bytes = APPROVAL_BYTES[kind];
    requireMembers(approval, ['kind', 'key', ...Object.keys(bytes)], what);
    demand(isText(approval.key), `${what}.key`, 'a Multikey', approval.key);
    const key = parseMultikey(approval.key, `${what}.key`);
    demand(kind === 'webauthn' || key.kind === 'ed25519', `${what}.key`, 'an Ed25519 key', approval.key);
    for (const [name, { least, most }] of Object.entries(bytes)) {
      demand(isText(approval[name]), `${what}.${name}`, 'base64url', approval[name]);
      const { length } = parseBase64Url(approval[name], `${what}.${name}`);
      demand(length >= least && length <= most, `${what}.${name}`, `${least} to ${most} bytes`, length);
    }
    // Strings compare by UTF-16 code units, as the keys of objects do.
    demand(at === 0 || approvals[at - 1].key < approval.key, what, 'sorted by key, each key once', approval.key);
  });
}

function requireProof(proof) {
  requireMembers(proof, ['type', 'cryptosuite', 'verificationMethod', 'proofPurpose', 'proofValue'], 'proof');
  requireSuite(proof);
  parseEd25519(parseDidKey(proof.verificationMethod, 'proof.verificationMethod'));
  parseProofValue(proof.proofValue);
}

function demand(holds, what, expected, found) {
  if (!holds) {
    throw new MalformedError(`${what}: ${expected} was expected, not ${excerpt(String(JSON.stringify(found)))}`);
  }
}

function isDigest(value) {
  return isText(value, DIGEST);
}

function isText(value, pattern = /^/) {
  return typeof value === 'string' && pattern.test(value);
}

function isInstant(value) {
  if (!isText(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)) {
    return false;
  }
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value.replace('Z', '.000Z');
}

/** Entry hash and act id as pages show them. */
export async function digestsOf(bytes, act) {
  return { actId: hex(await actId(act)), entryHash: hex(await sha256(bytes)) };
}
