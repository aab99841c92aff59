// A dossier as a file: read from YAML or JSON with everything that is wrong in it, and written as YAML.
//
// A dossier is {title, givenBy, facts: Map, evidence: Map}; what stands in the maps, evaluation.js and findings.js say.

import { isDecimal, isWholeDecimal } from './decimal.js';
import { Members, NO } from './members.js';
import { RefusedError, parseYaml } from './yaml.js';

export { RefusedError };

const PLACE = /^[A-Z]{2,5}(?:-[A-Z0-9]{1,3})?$/;
const ARTEFACT = ['owner', 'date', 'expires', 'digest'];

export function emptyDossier() {
  return { title: '', facts: new Map(), evidence: new Map() };
}

/** Throws RefusedError with all problems: unknown facts and kinds, wrong types. Contradictions are for Check to find. */
export function readDossier(text, packs) {
  const document = parseYaml(text);
  const problems = [];
  const refuse = (value, why) => problems.push({ line: value.line, text: why });
  const dossier = emptyDossier();
  const kinds = new Set(packs.evidence.map(({ id }) => id));
  for (const [key, value] of requireFields(document, 'a dossier', refuse)) {
    if (key === 'title') {
      dossier.title = value.scalar ?? '';
    } else if (key === 'given_by') {
      dossier.givenBy = value.scalar;
    } else if (key === 'about') {
      dossier.about = value;
    } else if (key === 'facts') {
      for (const [name, stated] of requireFields(value, 'facts', refuse)) {
        readFact(name, stated, packs, dossier.facts, refuse);
      }
    } else if (key === 'evidence') {
      for (const [kind, stated] of requireFields(value, 'evidence', refuse)) {
        if (kinds.has(kind)) {
          readArtefact(kind, stated, dossier.evidence, refuse);
        } else {
          refuse(stated, `no kind of evidence is called ${kind}${meant(kind, kinds)}`);
        }
      }
    } else {
      refuse(value, `a dossier has no ${key}`);
    }
  }
  if (!document.fields?.has('facts')) {
    refuse(document, 'facts must be a map: name of a fact, colon, what it is');
  }
  if (problems.length > 0) {
    throw new RefusedError(problems);
  }
  return dossier;
}

function requireFields(value, what, refuse) {
  if (value.fields) {
    return value.fields;
  }
  refuse(value, `${what} must be a map: name, colon, value`);
  return new Map();
}

function readFact(name, stated, packs, into, refuse) {
  const fact = packs.fact(name);
  if (!fact) {
    refuse(stated, `no fact is called ${name}${meant(name, packs.facts.map(each => each.name))}`);
  } else if (isNull(stated)) {
    // Nothing is stated.
  } else if (fact.type === 'set' && packs.derivation(name)) {
    refuse(stated, `${name} follows from other facts; it is not stated`);
  } else {
    const { value, wrong } = readValue(fact, stated, packs);
    if (wrong) {
      refuse(stated, `${name} must be ${wrong}`);
    } else {
      into.set(name, value);
    }
  }
}

function isNull({ plain, scalar }) {
  return plain === true && ['', '~', 'null', 'Null', 'NULL'].includes(scalar);
}

/** What was stated of a fact, as {value}, or what it must be, as {wrong}. */
function readValue(fact, stated, packs) {
  const { scalar, plain } = stated;
  switch (fact.type) {
    case 'bool':
      return plain && ['true', 'false'].includes(scalar) ? { value: scalar === 'true' } : { wrong: 'true or false' };
    case 'int':
      return plain && isDecimal(scalar) && isWholeDecimal(scalar) ? { value: scalar } : { wrong: 'a whole number' };
    case 'number':
      return plain && isDecimal(scalar) ? { value: scalar } : { wrong: 'a number' };
    case 'date':
      return isDay(scalar) ? { value: scalar } : { wrong: 'a day of the calendar such as 2026-08-02' };
    case 'enum':
      return fact.values.includes(scalar) ? { value: scalar } : { wrong: `one of ${fact.values.join(', ')}` };
    case 'set':
      return readSet(fact, stated, packs);
    default:
      return scalar === undefined ? { wrong: 'a text' } : { value: scalar };
  }
}

export function isDay(text) {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function readSet(fact, stated, { places }) {
  const lists = stated.items ? new Map([['only', stated]]) : stated.fields ?? new Map([['', stated]]);
  const read = {};
  for (const [key, list] of lists) {
    const allowed = stated.items ? ['only'] : ['at-least', 'not'];
    const values = list.items?.map(({ scalar }) => scalar);
    if (!allowed.includes(key) || !values || values.includes(undefined)) {
      return { wrong: 'a list, such as [A, B], or {at-least: [A, B]} if there may be more' };
    }
    const stranger = values.find(value => (fact.places ? !PLACE.test(value) : !fact.values.includes(value)));
    if (stranger !== undefined) {
      return { wrong: fact.places ? `codes of places, such as FR, EU or US-CA, not ${stranger}` : `of ${fact.values.join(', ')}, not ${stranger}` };
    }
    read[key] = values;
  }
  if (read.only) {
    return { value: Members.closed(read.only) };
  }
  const listed = read['at-least'] ?? [];
  const both = listed.find(value => read.not?.includes(value));
  const apart = fact.places && listed.find(part => read.not?.some(whole => places.within(part, whole)));
  if (!both && apart) {
    return { wrong: `without ${apart}, or without ruling out a whole of which it is part` };
  }
  return both ? { wrong: `without ${both} on one of its two sides` } : { value: Members.open(listed, read.not ?? []) };
}

function readArtefact(kind, stated, into, refuse) {
  if (stated.scalar === 'none') {
    into.set(kind, { missing: true });
    return;
  }
  const artefact = {};
  for (const [key, { scalar }] of requireFields(stated, `${kind} (none, or any of ${ARTEFACT.join(', ')})`, refuse)) {
    const day = key === 'date' || key === 'expires';
    if (!ARTEFACT.includes(key) || scalar === undefined || (day && !isDay(scalar))) {
      refuse(stated, `${kind} must be none, or a map with any of ${ARTEFACT.join(', ')}`);
    } else {
      artefact[key] = scalar;
    }
  }
  into.set(kind, artefact);
}

/** The dossier as YAML. Read again, it is the same. */
export function writeDossier({ title, givenBy, facts, evidence, about }, packs) {
  const lines = [`title: ${quoted(title)}`, ...(givenBy === undefined ? [] : [`given_by: ${quoted(givenBy)}`])];
  const written = [...facts].map(([name, value]) => `  ${name}: ${valueText(packs.fact(name), value)}`);
  lines.push(...(written.length === 0 ? ['facts: {}'] : ['facts:', ...written]));
  if (evidence.size > 0) {
    lines.push('evidence:');
    for (const [kind, artefact] of evidence) {
      const parts = ARTEFACT.filter(key => artefact[key] !== undefined).map(key => `${key}: ${quoted(artefact[key])}`);
      lines.push(`  ${kind}: ${artefact.missing ? 'none' : `{${parts.join(', ')}}`}`);
    }
  }
  if (about?.fields?.size > 0) {
    lines.push('about:');
    for (const [field, { scalar, items }] of about.fields) {
      lines.push(`  ${field}: ${items ? `[${items.map(item => quoted(item.scalar ?? '')).join(', ')}]` : quoted(scalar ?? '')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What was stated of a fact, as a dossier writes it. */
export function valueText({ type }, value) {
  if (value instanceof Members) {
    const list = values => `[${values.map(word).join(', ')}]`;
    if (value.rest === NO) {
      return list(value.listed());
    }
    const not = value.ruledOut();
    return `{at-least: ${list(value.listed())}${not.length > 0 ? `, not: ${list(not)}` : ''}}`;
  }
  return type === 'string' ? quoted(value) : type === 'enum' ? word(value) : String(value);
}

/** Norway's NO, and whatever else older readers take for something else, wants quotes. */
function word(text) {
  return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text) ? text : quoted(text);
}

function quoted(text) {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The known name that a mistyped one most likely means. */
function meant(typed, known) {
  const bound = Math.max(1, Math.floor(typed.length / 3)) + 1;
  const [best] = [...known].map(name => ({ name, far: distance(typed.toLowerCase().slice(0, 128), name.toLowerCase()) }))
    .filter(({ far }) => far < bound).sort((one, other) => one.far - other.far);
  return best ? `; did you mean ${best.name}?` : '';
}

function distance(from, to) {
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      row.push(Math.min(above[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[to.length];
}
