// A small exercise to test on: a log with its key, acts in it, a witness and a mirror. All keys come from names, so that
// every run builds the same bytes.

import { base64, base64Url, concat, hex, parseHex, sha256, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { actId } from '../../main/resources/org/comity/browser/js/act.js';
import { base58 } from '../../main/resources/org/comity/browser/js/base58.js';
import { canonicalJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { leafHash, nodeHash } from '../../main/resources/org/comity/browser/js/merkle.js';
import { ed25519Multikey } from '../../main/resources/org/comity/browser/js/multikey.js';
import { COSIGNATURE, ED25519, vkeyOf, vkeyText } from '../../main/resources/org/comity/browser/js/note.js';
import { hashData } from '../../main/resources/org/comity/browser/js/secured.js';

const subtle = globalThis.crypto.subtle;

export const ORIGIN = 'exercise.example/alpha';

/** An Ed25519 key made from a name. */
export async function keyNamed(name) {
  const seed = await sha256(utf8(`comity exercise: ${name}`));
  const pkcs8 = concat(parseHex('302e020100300506032b657004220420'), seed);
  const secret = await subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, true, ['sign']);
  const { x } = await subtle.exportKey('jwk', secret);
  const bytes = new Uint8Array(Buffer.from(x, 'base64url'));
  return {
    bytes,
    multikey: ed25519Multikey(bytes),
    sign: async message => new Uint8Array(await subtle.sign({ name: 'Ed25519' }, secret, message)),
  };
}

/** An act with an approval and the proof of the log key. */
export async function signedAct({ logKey, approvalKeys = [], ...members }) {
  const act = {
    type: 'comity.act/v0',
    body: 'c5'.repeat(32),
    log: ORIGIN,
    verb: 'cast-ballot',
    created: '2026-11-23T09:58:30Z',
    refs: { proposal: 'fc'.repeat(32) },
    payload: { choice: 'for' },
    ...members,
  };
  const id = await actId(act);
  const approvals = await Promise.all(
    approvalKeys.map(async key => ({ kind: 'ed25519', key: key.multikey, signature: base64Url(await key.sign(id)) })),
  );
  approvals.sort((left, right) => (left.key < right.key ? -1 : 1));
  return secured({ ...act, approvals, ...('approvals' in members ? { approvals: members.approvals } : {}) }, logKey);
}

/** `document` with an eddsa-jcs-2022 proof. */
export async function secured(document, key) {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    verificationMethod: `did:key:${key.multikey}#${key.multikey}`,
    proofPurpose: 'assertionMethod',
  };
  return { ...document, proof: { ...proof, proofValue: `z${base58(await key.sign(await hashData(document, proof)))}` } };
}

/** The root of a tree by the definition of RFC 6962: the slow judge. */
export async function slowRoot(leaves) {
  if (leaves.length <= 1) {
    return leaves[0] ?? sha256(new Uint8Array(0));
  }
  const k = half(leaves.length);
  return nodeHash(await slowRoot(leaves.slice(0, k)), await slowRoot(leaves.slice(k)));
}

/** The inclusion proof by the definition of RFC 6962. */
export async function slowInclusion(leaves, index) {
  if (leaves.length <= 1) {
    return [];
  }
  const k = half(leaves.length);
  return index < k
    ? [...(await slowInclusion(leaves.slice(0, k), index)), await slowRoot(leaves.slice(k))]
    : [...(await slowInclusion(leaves.slice(k), index - k)), await slowRoot(leaves.slice(0, k))];
}

/** The consistency proof by the definition of RFC 6962. */
export async function slowConsistency(leaves, m, whole = true) {
  if (m === leaves.length) {
    return whole ? [] : [await slowRoot(leaves)];
  }
  const k = half(leaves.length);
  return m <= k
    ? [...(await slowConsistency(leaves.slice(0, k), m, whole)), await slowRoot(leaves.slice(k))]
    : [...(await slowConsistency(leaves.slice(k), m - k, false)), await slowRoot(leaves.slice(0, k))];
}

function half(size) {
  return 2 ** Math.floor(Math.log2(size - 1));
}

export async function signatureLine(name, key, text) {
  const { id } = await vkeyOf(name, ED25519, key.bytes);
  return line(name, id, await key.sign(utf8(text)));
}

export async function cosignatureLine(name, key, text, seconds) {
  const { id } = await vkeyOf(name, COSIGNATURE, key.bytes);
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(seconds));
  const signature = await key.sign(utf8(`cosignature/v1\ntime ${seconds}\n${text}`));
  return line(name, id, concat(new Uint8Array(time.buffer), signature));
}

export function line(name, id, signature) {
  return `— ${name} ${base64(concat(parseHex(id), signature))}\n`;
}

export function checkpointText(size, root, origin = ORIGIN) {
  return `${origin}\n${size}\n${base64(root)}\n`;
}

export const COSIGNED_AT = 1795601910;

/** All that goes into one receipt, and the receipt's bytes. Give other parts to get a receipt that does not fit. */
export async function exercise(changes = {}) {
  const [logKey, delegate, witness, mirror] = await Promise.all(
    ['log key', 'delegate', 'witness', 'mirror'].map(keyNamed),
  );
  const act = changes.act ?? (await signedAct({ logKey, approvalKeys: [delegate], ...changes.members }));
  const entry = changes.entry ?? canonicalJson(act);
  const leaves = await Promise.all(
    Array.from({ length: 13 }, (_, at) => (at === 9 ? leafHash(entry) : leafHash(utf8(`entry ${at}`)))),
  );
  const text = changes.text ?? checkpointText(leaves.length, await slowRoot(leaves), act.log);
  const lines = changes.lines ?? [
    await signatureLine(act.log, logKey, text),
    await cosignatureLine('keeper.example/witness', witness, text, COSIGNED_AT),
    await cosignatureLine('keeper.example/mirror', mirror, text, COSIGNED_AT + 5),
  ];
  const hashes = changes.hashes ?? (await slowInclusion(leaves, 9));
  const receipt = [
    'c2sp.org/tlog-proof@v1\n',
    `extra ${base64(entry)}\n`,
    `index ${changes.index ?? 9}\n`,
    ...hashes.map(hash => `${base64(hash)}\n`),
    `\n${text}\n`,
    ...lines,
  ].join('');
  const vkeyTextOf = async (name, type, key) => vkeyText(await vkeyOf(name, type, key.bytes));
  const trust = {
    logs: [{ origin: ORIGIN, vkeys: [await vkeyTextOf(ORIGIN, ED25519, logKey)], proofKey: logKey.multikey }],
    cosigners: [
      { name: 'keeper', kind: 'witness', vkey: await vkeyTextOf('keeper.example/witness', COSIGNATURE, witness) },
      { name: 'keeper', kind: 'mirror', vkey: await vkeyTextOf('keeper.example/mirror', COSIGNATURE, mirror) },
    ],
    source: 'from the charter, as this node holds it',
  };
  return { logKey, delegate, witness, mirror, act, entry, leaves, text, lines, hashes, receipt: utf8(receipt), trust, hex };
}
