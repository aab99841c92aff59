// Evidence that a log signed two histories: one file that convinces a stranger who knows the log's key.
//
// Two checkpoints of one origin: either of one size and with two roots, or of two sizes with two leaves in one place.

import { MalformedError, UnverifiedError, parseUtf8, sameBytes, utf8 } from './bytes.js';
import { requireEd25519 } from './ed25519.js';
import { verifyInclusion } from './merkle.js';
import { MAX_NOTE_BYTES, parseCheckpoint, parseNote } from './note.js';
import {
  DONE, MAX_PROOF_HASHES, Run, UncheckableStep, checkLogLines, parseHashLine, parseIndexLine, summary,
} from './receipt.js';

export const FORK_HEADER = 'comity/fork-evidence/v0';
export const MAX_FORK_BYTES = 2 * MAX_NOTE_BYTES + 16 * 1024;

export const FORK_STEPS = ['form', 'first', 'second', 'conflict'];

/** The evidence in its parts: two notes, and in the second form an index with a leaf and its path for each. */
export function parseFork(bytes) {
  if (bytes.length > MAX_FORK_BYTES) {
    throw new MalformedError(`fork evidence: ${bytes.length} bytes; at most ${MAX_FORK_BYTES} are read`);
  }
  // A note whose text is a checkpoint has one empty line, so that the file has five parts.
  const text = parseUtf8(bytes, 'fork evidence');
  const [head, ...parts] = text.split('\n\n', 6);
  const rows = head.split('\n');
  if (rows.shift() !== FORK_HEADER || parts.length !== 4) {
    throw new MalformedError(`fork evidence: not ${FORK_HEADER} and two checkpoints, each behind an empty line`);
  }
  const first = half(`${parts[0]}\n\n${parts[1]}\n`);
  const second = half(`${parts[2]}\n\n${parts[3]}`);
  if (rows.length === 0) {
    requireOrder(first.checkpoint.size === second.checkpoint.size && rootsInOrder(first, second));
    return { first, second };
  }
  const index = parseIndexLine(rows.shift(), 'fork evidence');
  const at = rows.findIndex(row => row.startsWith('second '));
  const places = [rows.slice(0, at), rows.slice(at)];
  requireOrder(at > 0 && first.checkpoint.size < second.checkpoint.size);
  return { index, first: { ...first, ...place(places[0], 'first ') }, second: { ...second, ...place(places[1], 'second ') } };
}

function half(text) {
  const note = parseNote(utf8(text), 'fork evidence');
  return { note, checkpoint: parseCheckpoint(note.text, 'fork evidence') };
}

function place([leafRow, ...rows], name) {
  if (!leafRow.startsWith(name) || rows.length > MAX_PROOF_HASHES) {
    throw new MalformedError(`fork evidence: "${name}", a leaf and at most ${MAX_PROOF_HASHES} hashes were expected`);
  }
  return {
    leaf: parseHashLine(leafRow.slice(name.length), 'fork evidence'),
    path: rows.map(row => parseHashLine(row, 'fork evidence')),
  };
}

function rootsInOrder(first, second) {
  const at = first.checkpoint.root.findIndex((byte, index) => byte !== second.checkpoint.root[index]);
  return at < 0 || first.checkpoint.root[at] < second.checkpoint.root[at];
}

function requireOrder(holds) {
  if (!holds) {
    throw new MalformedError('fork evidence: not in its one form: the smaller size, or root, comes first');
  }
}

/** Verifies fork evidence. If all steps are done, the log is convicted, and the result's reason is `fork`. */
export async function verifyFork(bytes, trust, { tell = () => {} } = {}) {
  const run = new Run(FORK_STEPS, tell);
  try {
    await requireEd25519();
  } catch {
    return run.without('no-crypto', trust);
  }
  const found = run.found;
  await run.step('form', () => {
    Object.assign(found, parseFork(bytes));
  });
  for (const name of ['first', 'second']) {
    await run.step(name, () => requireSigned(found[name], trust));
  }
  await run.step('conflict', () => requireConflict(found));
  return run.result(trust, { meaning: 'fork' });
}

async function requireSigned({ note, checkpoint }, trust) {
  const log = trust.logs.find(({ origin }) => origin === checkpoint.origin);
  if (!log) {
    throw new UncheckableStep('unknown-log', 'the keys of this log are not known here');
  }
  const lines = await checkLogLines(note, log);
  if (lines.length === 0) {
    throw new UnverifiedError(`no line by a key of ${log.origin} that is known here`);
  }
  const detail = { lines: lines.map(summary) };
  if (!lines.some(({ state }) => state === DONE)) {
    throw new UncheckableStep('no-crypto', 'no line by a kind of key that this browser knows', detail);
  }
  return detail;
}

async function requireConflict({ index, first, second }) {
  if (first.checkpoint.origin !== second.checkpoint.origin) {
    throw new UnverifiedError('the checkpoints are of two logs');
  }
  if (index === undefined) {
    if (sameBytes(first.checkpoint.root, second.checkpoint.root)) {
      throw new UnverifiedError('these are not two roots for one size');
    }
    return;
  }
  if (sameBytes(first.leaf, second.leaf)) {
    throw new UnverifiedError('these are not two leaves in one place');
  }
  for (const { leaf, path, checkpoint } of [first, second]) {
    await verifyInclusion(leaf, index, checkpoint.size, path, checkpoint.root);
  }
}
