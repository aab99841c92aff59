// The keys that a check leans on, and where they came from. A check is worth what its keys are worth, so every result
// carries the source.

import { MalformedError, excerpt, hex } from './bytes.js';
import { parseJson, requireMembers } from './jcs.js';
import { ed25519Multikey, parseMultikey } from './multikey.js';
import { COSIGNATURE, ED25519, ML_DSA_44, isOrigin, parseVkey, vkeyOf } from './note.js';

/** Where keys can come from: a page's own list, the file itself (which proves only that it agrees with itself), the reader. */
export const FROM_LIST = 'list';
export const FROM_FILE = 'file';
export const FROM_READER = 'reader';

export const COSIGNER_KINDS = ['witness', 'mirror'];

/** `{"logs": [{"origin", "vkeys", "proofKey"}], "cosigners": [{"name", "vkey", "kind"}], "source"}` as a page supplies it. */
export async function parseTrust(bytes) {
  const json = parseJson(bytes, 'trust');
  requireMembers(json, ['logs', 'cosigners', 'source'], 'trust');
  if (!Array.isArray(json.logs) || !Array.isArray(json.cosigners) || !isString(json.source)) {
    throw new MalformedError('trust: logs, cosigners and source were expected');
  }
  const logs = await Promise.all(json.logs.map(parseLog));
  if (new Set(logs.map(({ origin }) => origin)).size < logs.length) {
    throw new MalformedError('trust: one log stands there twice');
  }
  const cosigners = await Promise.all(json.cosigners.map(parseCosigner));
  if (new Set(cosigners.map(({ vkey }) => hex(vkey.key))).size < cosigners.length) {
    throw new MalformedError('trust: one key stands for two cosigners'); // One signer would count as two.
  }
  return { from: FROM_LIST, source: json.source, logs, cosigners };
}

async function parseLog(log, at) {
  const what = `trust: logs[${at}]`;
  requireMembers(log, ['origin', 'vkeys', 'proofKey'], what);
  if (!isString(log.origin) || !isOrigin(log.origin) || !Array.isArray(log.vkeys) || !log.vkeys.every(isString) || !isString(log.proofKey)) {
    throw new MalformedError(`${what}: origin, vkeys and proofKey were expected`);
  }
  if (parseMultikey(log.proofKey, what).kind !== 'ed25519') {
    throw new MalformedError(`${what}: not an Ed25519 key: ${excerpt(log.proofKey)}`);
  }
  const vkeys = await Promise.all(log.vkeys.map(vkey => parseVkey(vkey, what)));
  if (!vkeys.some(({ type }) => type === ED25519)) {
    throw new MalformedError(`${what}: an Ed25519 vkey was expected`);
  }
  return { origin: log.origin, vkeys, proofKey: log.proofKey };
}

async function parseCosigner(cosigner, at) {
  const what = `trust: cosigners[${at}]`;
  requireMembers(cosigner, ['name', 'vkey', 'kind'], what);
  if (!isString(cosigner.name) || !isString(cosigner.vkey) || !COSIGNER_KINDS.includes(cosigner.kind)) {
    throw new MalformedError(`${what}: name, vkey and kind (witness or mirror) were expected`);
  }
  const vkey = await parseVkey(cosigner.vkey, what);
  if (vkey.type !== COSIGNATURE && vkey.type !== ML_DSA_44) {
    throw new MalformedError(`${what}: not the key of a cosigner: ${excerpt(cosigner.vkey)}`);
  }
  return { name: cosigner.name, kind: cosigner.kind, vkey };
}

/** Keys that the reader gives, a vkey a line: of a log (type 1 or 6 under its origin) or of a mirror (type 4). */
export async function trustGiven(text) {
  const lines = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== '');
  const vkeys = await Promise.all(lines.map(line => parseVkey(line)));
  const logs = vkeys
    .filter(({ type }) => type === ED25519)
    .map(({ name, key }) => ({
      origin: name,
      vkeys: vkeys.filter(other => other.name === name && other.type !== COSIGNATURE),
      proofKey: ed25519Multikey(key),
    }));
  const cosigners = vkeys
    .filter(({ type }) => type === COSIGNATURE)
    .map(vkey => ({ name: vkey.name, kind: 'mirror', vkey }));
  return { from: FROM_READER, source: '', logs, cosigners };
}

/** The key that an act itself names, as if it were known: shows whether a receipt agrees with itself, and no more. */
export async function trustInFile(origin, proofKey) {
  const vkey = await vkeyOf(origin, ED25519, parseMultikey(proofKey).bytes);
  return { from: FROM_FILE, source: '', logs: [{ origin, vkeys: [vkey], proofKey }], cosigners: [] };
}

/** How many of `n` keepers must have signed, so that two such groups share an honest one: n - floor((n - 1) / 3). */
export function finalityQuorum(n) {
  return n === 0 ? 0 : n - Math.floor((n - 1) / 3);
}

/** How many of `n` keepers must have signed, so that one of them is honest: floor((n - 1) / 3) + 1. */
export function witnessQuorum(n) {
  return n === 0 ? 0 : Math.floor((n - 1) / 3) + 1;
}

function isString(value) {
  return typeof value === 'string';
}
