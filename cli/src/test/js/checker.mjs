// Checks dossiers as a reader's browser does, for comparison with Java: node checker.mjs <folder of the modules> <packs.json>.
//
// A question is a line of JSON, {facts, evidence, day}, or {yaml, day}; the answer is a line of JSON.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const from = name => import(pathToFileURL(`${process.argv[2]}/${name}.js`));
const [{ Check }, { Packs }, { readDossier, writeDossier, RefusedError }, { because }] = await Promise.all(
  ['findings', 'packs', 'dossier', 'evaluation'].map(from));

const packs = new Packs(JSON.parse(readFileSync(process.argv[3], 'utf8')));

function answer({ yaml, day, deep }) {
  const dossier = readDossier(yaml, packs);
  const check = new Check(packs, dossier, day);
  const contradicted = check.contradicted();
  if (contradicted.length > 0) {
    return { contradicted };
  }
  const findings = check.findings.map(({ provision, state, from, ours, met }) =>
    [provision.reference, state, from ?? 'null', ours, met ?? 'none'].join(' '));
  const questions = deep && check.questions().map(({ fact, settles, bearsOn }) => `${fact.name} ${settles.length} ${bearsOn.length}`);
  const reasons = deep && check.findings.map(({ provision }) => because(packs, dossier.facts, provision.applies).join());
  return { findings, questions, reasons, written: writeDossier(dossier, packs) };
}

for await (const line of createInterface({ input: process.stdin })) {
  let told;
  try {
    told = answer(JSON.parse(line));
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      throw error;
    }
    told = { refused: error.problems };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
