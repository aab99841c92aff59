// The same verifier on the command line: node verify.mjs <file> --trust <trust.json>, or --vkey <key> as often as needed.

import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { hex } from './bytes.js';
import { MAX_FILE_BYTES, checkFor } from './documents.js';
import { FAILED, VERIFIED } from './receipt.js';
import { keySource, outcome, sentence } from './tell.js';
import { parseTrust, trustGiven } from './trust.js';
import { wordsWith } from './words.js';

// Where no page and no browser is meant.
const HERE = {
  'verified-text': 'All {count} steps were recomputed. They fit the record.',
  'failed-text': 'Step {number}, {step}: does not fit. Keep the evidence.',
  'grey-title': 'Not verified',
  'grey-no-crypto': 'This version of Node cannot check it: its WebCrypto has no Ed25519.',
  'cannot': 'cannot be checked here',
  'tell-unchecked-line': '{kind}: not checked here',
};
const word = wordsWith(HERE);

const USAGE = `node verify.mjs <file> [--trust <trust.json>] [--vkey <key>]...

Verifies a receipt (.tlog-proof), a signed JSON document or fork evidence, and says what it did, step by step.
  --trust  keys of logs and cosigners, as a node gives them; trust it as far as you trust where it came from
  --vkey   a key that you hold yourself; may be given again
Ends with 0 if verified, 1 if something does not fit, 2 if something could not be checked, 64 if called wrongly.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  let options;
  try {
    options = parseArgs({ args, allowPositionals: true, options: { trust: { type: 'string' }, vkey: { type: 'string', multiple: true } } });
  } catch (error) {
    return misused(error.message);
  }
  const { positionals, values } = options;
  if (positionals.length !== 1 || (values.trust && values.vkey)) {
    return misused('one file, and keys by --trust or by --vkey');
  }
  let bytes;
  let trust;
  let verify;
  try {
    bytes = contents(positionals[0]);
    trust = values.trust ? await parseTrust(contents(values.trust)) : await trustGiven((values.vkey ?? []).join('\n'));
    verify = checkFor(bytes);
    if (!verify) {
      return misused(word('grey-unknown-file'));
    }
  } catch (error) {
    return misused(error.message);
  }
  return told(await verify(bytes, trust));
}

function contents(path) {
  if (statSync(path).size > MAX_FILE_BYTES) {
    throw new RangeError(`${path}: larger than ${MAX_FILE_BYTES} bytes`);
  }
  return new Uint8Array(readFileSync(path));
}

function told(result) {
  for (const step of result.steps) {
    const why = step.why ? `: ${step.why}` : '';
    process.stdout.write(`${word(`step-${step.name}`)}: ${outcome(step, word, 'en')}${why}\n`);
  }
  const { actId, entryHash, climb } = result.found;
  for (const [name, value] of Object.entries({ 'act id': actId, 'entry hash': entryHash, 'root': climb && hex(climb.root) })) {
    if (value) {
      process.stdout.write(`${name} ${value}\n`);
    }
  }
  const title = word(`${result.state === 'unchecked' ? 'grey' : result.state}-title`);
  process.stdout.write(`${keySource(result, word)}\n${title}. ${sentence(result, word)}\n`);
  return result.state === VERIFIED ? 0 : result.state === FAILED ? 1 : 2;
}

function misused(message) {
  process.stderr.write(`${message}\n\n${USAGE}`);
  return 64;
}
