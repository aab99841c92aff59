// What each provision asks of the system in a dossier, on a day; and which open fact to ask for first.
//
// A dossier is {title, facts: Map, evidence: Map}. Evidence of a kind is {missing: true}, or {owner, date, expires,
// digest} of which each may be absent; of a kind of which nothing is stated, nothing is known. Days are YYYY-MM-DD.

import { plusWhole } from './decimal.js';
import { Evaluation } from './evaluation.js';
import { Members, NO, UNKNOWN, YES, both, either } from './members.js';

export const APPLIES = 'applies';
export const LATER = 'not-yet';
export const OPEN = 'unknown';
export const NOT = 'does-not';

const ENDED = ['superseded', 'withdrawn'];
const PENDING = ['proposed', 'open-for-signature'];
const DUTIES = ['must', 'must-not', 'should', 'state-must', 'state-should'];

export class Check {
  #stated;
  #evaluation;

  constructor(packs, dossier, day) {
    this.packs = packs;
    this.dossier = dossier;
    this.day = day;
    this.#stated = dossier.facts;
    this.#evaluation = new Evaluation(packs, dossier.facts);
    this.findings = packs.provisions.map(provision => this.#finding(provision));
  }

  answer(predicate) {
    return this.#evaluation.answer(predicate);
  }

  /** The facts on which an unknown answer hangs. */
  open(predicate) {
    return this.#evaluation.open(predicate);
  }

  contradicted() {
    return this.#evaluation.contradicted();
  }

  #finding(provision) {
    const { state, from } = this.#applicability(provision);
    const ours = provision.bearers.map(bearer => this.answer(this.packs.bearers.get(bearer))).reduce(either, NO);
    const asks = ours !== NO && DUTIES.includes(provision.modality);
    return { provision, state, from, ours, asks, met: this.#met(provision) };
  }

  #applicability(provision) {
    const { status } = provision.framework;
    const { until, binding } = provision;
    if ((ENDED.includes(status) && !until) || (until && until < this.day)) {
      return { state: NOT };
    }
    const answer = this.answer(provision.applies);
    if (answer !== YES) {
      return { state: answer === NO ? NOT : OPEN };
    }
    if (binding && PENDING.includes(status)) {
      return { state: LATER };
    }
    const starts = this.#starts(provision);
    if (starts.length === 1 && starts[0] === null) {
      return { state: binding ? LATER : APPLIES };
    }
    const begun = starts.filter(start => start !== null && start <= this.day).length;
    if (begun === starts.length) {
      return { state: APPLIES };
    }
    return begun === 0 ? { state: LATER, from: starts.filter(start => start !== null).sort()[0] } : { state: OPEN };
  }

  /** The first days that are possible, each once; null for none. Of a case that is not known to hold, the next may be right too. */
  #starts({ variants, from }) {
    const possible = new Set();
    for (const { when, date } of variants) {
      const answer = this.answer(when);
      if (answer !== NO) {
        possible.add(date);
      }
      if (answer === YES) {
        return [...possible];
      }
    }
    return [...possible.add(from ?? null)];
  }

  /** Whether the kinds of evidence that show it were stated; undefined if none are named. Stated is not enough. */
  #met({ evidence }) {
    return evidence && groups(evidence).map(group => this.#any(group)).reduce(both, YES);
  }

  #any(kinds) {
    return kinds.map(kind => this.#stands(kind)).reduce(either, NO);
  }

  #stands(kind) {
    const artefact = this.dossier.evidence.get(kind);
    if (!artefact) {
      return UNKNOWN;
    }
    return artefact.missing || (artefact.expires && artefact.expires < this.day) ? NO : YES;
  }

  /** The groups of kinds of evidence, of each of which one is still wanted. */
  wanting({ provision }) {
    return provision.evidence ? groups(provision.evidence).filter(group => this.#any(group) !== YES) : [];
  }

  /** {kind, findings}: the kinds of which nothing is stated, the one first that serves the most duties that apply or will. */
  evidenceQuestions() {
    const serves = new Map();
    for (const finding of this.findings.filter(({ asks, state }) => asks && (state === APPLIES || state === LATER))) {
      for (const kind of new Set(this.wanting(finding).flat().filter(name => !this.dossier.evidence.has(name)))) {
        serves.set(kind, [...(serves.get(kind) ?? []), finding]);
      }
    }
    return [...serves].map(([kind, findings]) => ({ kind, findings }))
      .sort((one, other) => other.findings.length - one.findings.length || compareTexts(one.kind, other.kind));
  }

  /** {fact, settles, bearsOn}: the open facts, that one first whose answer may settle the most findings. */
  questions() {
    const bearsOn = new Map();
    for (const finding of this.findings.filter(({ state }) => state === OPEN)) {
      for (const name of this.#evaluation.open(finding.provision.applies)) {
        bearsOn.set(name, [...(bearsOn.get(name) ?? []), finding]);
      }
    }
    return [...bearsOn].map(([name, findings]) => {
      const fact = this.packs.fact(name);
      const trials = new Map();
      const settled = new Map();
      const settles = findings.filter(({ provision: { applies } }) => {
        if (!settled.has(applies)) {
          settled.set(applies, this.#settles(fact, applies, trials));
        }
        return settled.get(applies);
      });
      return { fact, settles, bearsOn: findings };
    }).sort((one, other) => other.settles.length - one.settles.length || other.bearsOn.length - one.bearsOn.length
      || compareTexts(one.fact.name, other.fact.name));
  }

  /** Whether some answer alone decides the predicate. Trials are kept: many predicates ask the same of one fact. */
  #settles(fact, predicate, trials) {
    return candidates(this.packs, fact, predicate, this.#stated.get(fact.name)).some(value => {
      const key = value instanceof Members ? value.listed().sort().join() : String(value);
      if (!trials.has(key)) {
        trials.set(key, new Evaluation(this.packs, new Map([...this.#stated, [fact.name, value]])));
      }
      return trials.get(key).answer(predicate) !== UNKNOWN;
    });
  }
}

function groups({ allOf, anyOf }) {
  return [...allOf.map(kind => [kind]), ...anyOf];
}

function compareTexts(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Values between which a predicate can tell: those that it names, at and around what it compares with, and one that it does not name. */
function candidates(packs, fact, predicate, stated) {
  const named = new Set();
  collectNamed(packs, fact.name, predicate, named, new Set());
  switch (fact.type) {
    case 'bool':
      return [true, false];
    case 'enum':
      return fact.values;
    case 'set': {
      const listed = stated instanceof Members ? stated.listed() : [];
      return [listed, ...[...named].map(name => [...new Set([...listed, name])]), ...listed.map(name => listed.filter(each => each !== name)), []]
        .map(Members.closed);
    }
    case 'int':
    case 'number':
      return ['0', ...[...named].flatMap(number => [plusWhole(number, -1), number, plusWhole(number, 1)])];
    case 'date':
      return [...named].flatMap(day => [dayAfter(day, -1), day, dayAfter(day, 1)]);
    default:
      return ['', '-', ...named];
  }
}

/** The values with which a predicate, and the rules below it, compare one fact. */
function collectNamed(packs, name, predicate, into, seen) {
  if (predicate.parts) {
    predicate.parts.forEach(part => collectNamed(packs, name, part, into, seen));
    return;
  }
  if (predicate.part) {
    collectNamed(packs, name, predicate.part, into, seen);
    return;
  }
  if (predicate.op === 'always') {
    return;
  }
  if (predicate.fact === name) {
    (predicate.values ?? [predicate.value]).filter(value => value !== undefined).forEach(value => into.add(value));
  }
  const rule = packs.derivation(predicate.fact);
  if (rule?.union?.includes(name) && predicate.op === 'has') {
    predicate.values.forEach(value => into.add(value));
  }
  if (rule && !seen.has(predicate.fact)) {
    seen.add(predicate.fact);
    if (rule.value) {
      collectNamed(packs, name, rule.value, into, seen);
    }
    (rule.cases ?? rule.members ?? []).forEach(({ when }) => collectNamed(packs, name, when, into, seen));
  }
}

function dayAfter(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
