// A receipt is a .tlog-proof file (c2sp.org/tlog-proof@v1) that carries the entry itself in its extra line. Here it is
// verified as a sequence of named steps, each with what it computed, so that a page can show and draw them.

import {
  MalformedError, UncheckableError, UnverifiedError, excerpt, hex, parseBase64, parseUtf8, utf8,
} from './bytes.js';
import { digestsOf, parseEntry, proofKeyOf, verifyApprovals, verifyProof } from './act.js';
import { requireEd25519 } from './ed25519.js';
import { HASH_BYTES, leafHash, verifyInclusion } from './merkle.js';
import { ED25519, MAX_NOTE_BYTES, linesOf, parseCheckpoint, parseNote, verifyLine } from './note.js';
import { requireKey } from './secured.js';
import { COSIGNER_KINDS, FROM_FILE, finalityQuorum, trustInFile, witnessQuorum } from './trust.js';

export const RECEIPT_HEADER = 'c2sp.org/tlog-proof@v1';
export const MAX_RECEIPT_BYTES = MAX_NOTE_BYTES + 256 * 1024; // an entry, a path and a note
export const MAX_PROOF_HASHES = 63;

/** The steps in their order. */
export const STEPS = ['form', 'act', 'proof', 'approvals', 'inclusion', 'checkpoint', 'cosignatures'];

/** What can become of a step. */
export const DONE = 'done';
export const MISFIT = 'misfit';
export const UNREACHED = 'unreached';
export const UNCHECKABLE = 'uncheckable';

/** What can become of the whole. Only `verified` is a success, and only if every step is done with known keys. */
export const VERIFIED = 'verified';
export const FAILED = 'failed';
export const UNCHECKED = 'unchecked';

/** The receipt in its parts. Nothing is verified. */
export function parseReceipt(bytes) {
  if (bytes.length > MAX_RECEIPT_BYTES) {
    throw new MalformedError(`receipt: ${bytes.length} bytes; at most ${MAX_RECEIPT_BYTES} are read`);
  }
  const text = parseUtf8(bytes, 'receipt');
  const split = text.indexOf('\n\n');
  const rows = text.slice(0, split).split('\n');
  if (split < 0 || rows.shift() !== RECEIPT_HEADER) {
    throw new MalformedError(`receipt: does not begin with ${RECEIPT_HEADER}, a few lines and an empty one`);
  }
  const entry = rows[0]?.startsWith('extra ') ? parseBase64(rows.shift().slice(6), 'receipt: extra') : undefined;
  if (entry?.length === 0) {
    throw new MalformedError('receipt: extra is empty; without an entry there is no such line');
  }
  const index = parseIndexLine(rows.shift() ?? '', 'receipt');
  if (rows.length > MAX_PROOF_HASHES) {
    throw new MalformedError(`receipt: ${rows.length} hashes; at most ${MAX_PROOF_HASHES} can be needed`);
  }
  return { entry, index, hashes: rows.map(row => parseHashLine(row, 'receipt')), note: utf8(text.slice(split + 2)) };
}

/** `index <decimal>`, without leading zeros. */
export function parseIndexLine(row, what) {
  const [, decimal] = /^index (0|[1-9][0-9]{0,15})$/.exec(row) ?? [];
  if (!Number.isSafeInteger(Number(decimal ?? NaN))) {
    throw new MalformedError(`${what}: "index" and a number were expected, not ${excerpt(row)}`);
  }
  return Number(decimal);
}

export function parseHashLine(row, what) {
  const hash = parseBase64(row, what);
  if (hash.length !== HASH_BYTES) {
    throw new MalformedError(`${what}: a hash has ${HASH_BYTES} bytes, not ${hash.length}`);
  }
  return hash;
}

/**
 * Verifies a receipt against the keys in `trust`. Never throws for what the receipt holds: that is the result.
 *
 * The result has `state`, `reason` (why not verified: the message is English, for the curious), `steps`, `from` and
 * `source` of the keys, and under `found` what the steps computed. Where no log in `trust` has the receipt's origin,
 * the key that the act names stands in: then the state is at best `unchecked`, for the reason `own-key`.
 *
 * @param tell called with the steps so far whenever one ends
 * @param more further steps, `{ name, check }`, where `check` is given what was found
 */
export async function verifyReceipt(bytes, trust, { tell = () => {}, more = [] } = {}) {
  const run = new Run([...STEPS, ...more.map(({ name }) => name)], tell);
  try {
    await requireEd25519();
  } catch {
    // Also the steps that need no signature: half a check would look like one.
    return run.without('no-crypto', trust);
  }
  const found = run.found;

  await run.step('form', () => {
    const receipt = parseReceipt(bytes);
    const note = parseNote(receipt.note, 'checkpoint');
    Object.assign(found, { receipt, note, checkpoint: parseCheckpoint(note.text) });
  });

  await run.step('act', async () => {
    const entry = found.receipt.entry;
    if (entry === undefined) {
      throw new UnverifiedError('the receipt carries no entry (extra line)');
    }
    const act = parseEntry(entry);
    if (act.log !== found.checkpoint.origin) {
      throw new UnverifiedError(`the act belongs in the log ${act.log}, not in ${excerpt(found.checkpoint.origin)}`);
    }
    Object.assign(found, { entry, act, ...(await digestsOf(entry, act)), leaf: await leafHash(entry) });
  });

  const { keys, log } = await knownLog(found, trust);

  await run.step('proof', async () => {
    const key = await verifyProof(found.act);
    requireKey(key, log.proofKey);
    return { key };
  });

  await run.step('approvals', async () => ({ keys: await verifyApprovals(found.act) }));

  await run.step('inclusion', async () => {
    const { size, root } = found.checkpoint;
    const { index, hashes } = found.receipt;
    found.climb = await verifyInclusion(found.leaf, index, size, hashes, root);
    return { index, size, root: hex(root) };
  });

  await run.step('checkpoint', async () => {
    const lines = await checkLogLines(found.note, log);
    if (!lines.some(({ vkey, state }) => vkey.type === ED25519 && state === DONE)) {
      const why = `no line by the Ed25519 key of ${log.origin} that is known here`;
      throw keys.from === FROM_FILE ? new UncheckableStep('unknown-log', why) : new UnverifiedError(why);
    }
    found.signedByLog = true;
    return { lines: lines.map(summary) };
  });

  await run.step('cosignatures', async () => {
    const lines = await checkLines(found.note, keys.cosigners);
    const groups = COSIGNER_KINDS.map(kind => count(kind, keys.cosigners, lines));
    const detail = { lines: lines.map(summary), groups };
    if (groups.some(({ signed, needed }) => signed < needed)) {
      throw new UncheckableStep('few-cosigners', 'fewer known cosigners signed than are needed', detail);
    }
    if (keys.cosigners.length === 0) {
      throw new UncheckableStep('no-cosigners', 'no key of a cosigner is known', detail);
    }
    return detail;
  });

  for (const { name, check } of more) {
    await run.step(name, () => check(found));
  }
  const ownKey = found.signedByLog ? 'own-key' : 'unknown-log';
  return run.result(keys, { doubt: keys.from === FROM_FILE ? ownKey : undefined });
}

/** The log of the receipt's origin, by the keys given; otherwise by the key that the act itself names. */
async function knownLog({ checkpoint, act }, trust) {
  const log = trust.logs.find(({ origin }) => origin === checkpoint?.origin);
  if (log || !act) {
    return { keys: trust, log };
  }
  try {
    const keys = await trustInFile(act.log, proofKeyOf(act));
    return { keys, log: keys.logs[0] };
  } catch {
    return { keys: trust, log: { origin: act.log, vkeys: [], proofKey: '' } };
  }
}

/** Verifies the lines of a log on its own checkpoint. */
export function checkLogLines(note, { origin, vkeys }) {
  return checkLines(note, vkeys.map(vkey => ({ name: origin, kind: 'log', vkey })));
}

/** Verifies every line that a known key made. One that does not hold spoils the note: signed-note says so. */
async function checkLines(note, signers) {
  const lines = [];
  for (const signer of signers) {
    for (const line of linesOf(note, signer.vkey)) {
      try {
        lines.push({ ...signer, state: DONE, seconds: await verifyLine(line, signer.vkey, note.text) });
      } catch (error) {
        if (!(error instanceof UncheckableError)) {
          throw new UnverifiedError(`${signer.kind} ${signer.name}: ${error.message}`);
        }
        lines.push({ ...signer, state: UNCHECKABLE, why: error.message });
      }
    }
  }
  return lines;
}

// An entry is held when a finality quorum mirrors it; of a witness quorum at least one is honest.
const NEEDED = { mirror: finalityQuorum, witness: witnessQuorum };

/** How many of the known cosigners of a kind signed, by name: two keys of one cosigner are one voice. */
function count(kind, cosigners, lines) {
  const names = new Set(cosigners.filter(cosigner => cosigner.kind === kind).map(({ name }) => name));
  const signers = new Set(lines.filter(line => line.kind === kind && line.state === DONE).map(({ name }) => name));
  return { kind, signed: signers.size, known: names.size, needed: NEEDED[kind](names.size) };
}

/** A line as a result tells of it. */
export function summary({ name, kind, vkey, state, seconds, why }) {
  return { name, kind, type: vkey.type, state, seconds, why };
}

/** A step that ended without a fault and without an answer. */
export class UncheckableStep extends UncheckableError {
  constructor(reason, message, detail) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Steps in order: after one that does not fit none is reached; one that cannot be checked keeps the whole from green. */
export class Run {
  found = {};
  #steps;
  #tell;

  constructor(names, tell) {
    this.#steps = names.map(name => ({ name, state: UNREACHED }));
    this.#tell = tell;
  }

  async step(name, check) {
    const step = this.#steps.find(candidate => candidate.name === name);
    if (this.#steps.some(({ state }) => state === MISFIT)) {
      return;
    }
    try {
      step.detail = await check();
      step.state = DONE;
    } catch (error) {
      if (error instanceof UncheckableError) {
        Object.assign(step, { state: UNCHECKABLE, reason: error.reason ?? name, why: error.message, detail: error.detail });
      } else if (error instanceof UnverifiedError || error instanceof MalformedError) {
        Object.assign(step, { state: MISFIT, why: error.message });
      } else {
        throw error; // We were wrong; the page shows grey.
      }
    }
    this.#tell(this.#steps);
  }

  /**
   * @param doubt a reason why even steps that are all done do not verify anything
   * @param meaning what it means that all are done, where that is not the usual
   */
  result({ from, source }, { doubt, meaning } = {}) {
    const failed = this.#steps.find(({ state }) => state === MISFIT);
    const open = this.#steps.find(({ state }) => state !== DONE);
    const base = { steps: this.#steps, found: this.found, from, source };
    if (failed) {
      return { ...base, state: FAILED, reason: failed.name, why: failed.why };
    }
    if (doubt ?? open) {
      return { ...base, state: UNCHECKED, reason: doubt ?? open.reason ?? open.name, why: open?.why };
    }
    return { ...base, state: VERIFIED, reason: meaning };
  }

  /** The result where nothing at all can be checked. */
  without(reason, { from, source }) {
    for (const step of this.#steps) {
      Object.assign(step, { state: UNCHECKABLE, reason });
    }
    this.#tell(this.#steps);
    return { steps: this.#steps, found: this.found, from, source, state: UNCHECKED, reason };
  }
}
