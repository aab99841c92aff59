// Anything that a reader may bring to be verified: a receipt, a signed JSON document, or evidence
// that a log signed two histories.

import { MalformedError, UnverifiedError } from './bytes.js';
import { requireEd25519 } from './ed25519.js';
import { FORK_HEADER, MAX_FORK_BYTES, verifyFork } from './fork.js';
import { isJsonObject, parseJson } from './jcs.js';
import { RECEIPT_HEADER, Run, UncheckableStep, verifyReceipt } from './receipt.js';
import { verifySecured } from './secured.js';

/** The largest file of any kind. */
export const MAX_FILE_BYTES = MAX_FORK_BYTES;

export const SECURED_STEPS = ['form', 'signature', 'key'];

/** The check that fits the file, or undefined. A function of (bytes, trust, options) that gives a result. */
export function checkFor(bytes) {
  // The first bytes tell; a file that lies about itself fails in its form.
  const beginning = String.fromCharCode(...bytes.subarray(0, 64));
  if (beginning.startsWith(`${RECEIPT_HEADER}\n`)) {
    return verifyReceipt;
  }
  if (beginning.startsWith(`${FORK_HEADER}\n`)) {
    return verifyFork;
  }
  return /^\s*\{/.test(beginning) ? verifyDocument : undefined;
}

/** Verifies a document with one eddsa-jcs-2022 proof, such as a signed outcome. */
export async function verifyDocument(bytes, trust, { tell = () => {} } = {}) {
  const run = new Run(SECURED_STEPS, tell);
  try {
    await requireEd25519();
  } catch {
    return run.without('no-crypto', trust);
  }
  const found = run.found;
  await run.step('form', () => {
    found.document = parseJson(bytes, 'document');
    if (!isJsonObject(found.document.proof)) {
      throw new MalformedError('document: carries no proof, or more than one');
    }
  });
  await run.step('signature', async () => {
    found.key = await verifySecured(found.document);
    return { key: found.key };
  });
  await run.step('key', () => {
    const log = trust.logs.find(({ proofKey }) => proofKey === found.key);
    if (!log) {
      throw new UncheckableStep('unknown-key', 'the key is of no log that is known here');
    }
    if (found.document.log !== undefined && found.document.log !== log.origin) {
      throw new UnverifiedError(`signed with the key of ${log.origin}, not of ${found.document.log}`);
    }
    return { origin: log.origin };
  });
  const isAct = String(found.document?.type).startsWith('comity.act/');
  return run.result(trust, { doubt: isAct ? 'no-receipt' : undefined });
}
