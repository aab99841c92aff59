// Official vectors, where they lie: in the copies that the record's tests keep, or in the reference data beside the project.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLACES = [
  fileURLToPath(new URL('../../../../record/src/test/resources/vectors/', import.meta.url)),
  `${process.env.COMITY_SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))}/vectors/`,
];

function find(path) {
  return PLACES.map(place => place + path).find(existsSync);
}

/** The options of a test that reads these vectors: it is skipped, and says why, where they are absent. */
export function needs(...paths) {
  const absent = paths.find(path => !find(path));
  return { skip: absent ? `needs the reference data beside the project, vectors/${absent}` : false };
}

export function bytesOf(path) {
  return new Uint8Array(readFileSync(find(path)));
}

export function jsonOf(path) {
  return JSON.parse(readFileSync(find(path), 'utf8'));
}

const FORMATS = new URL('../../../../docs/formats/', import.meta.url);

/** An example of docs/formats, which the record's own code made. */
export function exampleOf(name) {
  return new Uint8Array(readFileSync(new URL(`examples/${name}`, FORMATS)));
}

/** The examples that are log entries, each with the page that gives its digests. */
export function entryExamples() {
  return readdirSync(new URL('examples/', FORMATS))
    .filter(file => file.endsWith('.json') && readFileSync(new URL(`examples/${file}`, FORMATS), 'utf8').includes('"type":"comity.act/v0"'))
    .map(file => ({
      file,
      page: readFileSync(new URL(file === 'entry.json' ? 'act.md' : file.replace('.json', '.md'), FORMATS), 'utf8'),
    }));
}
