// Official vectors, where they lie: in the copies that the record's tests keep, or in the reference data beside the project.

import { existsSync, readFileSync } from 'node:fs';
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
