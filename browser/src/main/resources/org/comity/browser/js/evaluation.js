// What follows from the facts of one dossier. A fact that nobody stated stays unknown; unknown is never no.
//
// A fact is true or false, a text (enumerations, texts, days, numbers as they are written), or Members of a set.

import { compareDecimals } from './decimal.js';
import { Members, NO, UNKNOWN, YES, both, either } from './members.js';
import { factsOf } from './notation.js';

const OPEN = new Members(new Map(), UNKNOWN);
const HOLDS = { '<': order => order < 0, '<=': order => order <= 0, '>': order => order > 0, '>=': order => order >= 0 };

export class Evaluation {
  #packs;
  #stated;
  #answers = new Map();
  #values = new Map();

  /** `stated` is a Map from the names of facts to what they are. */
  constructor(packs, stated) {
    this.#packs = packs;
    this.#stated = stated;
  }

  answer(predicate) {
    let answer = this.#answers.get(predicate);
    if (answer === undefined) {
      answer = this.#compute(predicate);
      this.#answers.set(predicate, answer);
    }
    return answer;
  }

  #compute(predicate) {
    switch (predicate.op) {
      case 'always':
        return YES;
      case 'all':
        return predicate.parts.map(part => this.answer(part)).reduce(both, YES);
      case 'any':
        return predicate.parts.map(part => this.answer(part)).reduce(either, NO);
      case 'not':
        return YES - this.answer(predicate.part);
      default:
        return this.#atom(predicate, this.value(predicate.fact));
    }
  }

  #atom({ op, fact, value: wanted, values, sign }, value) {
    const { type, places } = this.#packs.fact(fact);
    if (type === 'set') {
      const members = value ?? OPEN;
      const within = places && this.#packs.places;
      return op === 'has' ? members.hasAny(values, within) : op === 'other' ? members.hasOtherThan(values, within) : members.isEmpty();
    }
    if (value === undefined) {
      return UNKNOWN;
    }
    switch (op) {
      case 'holds':
        return known(value);
      case 'has':
        return known(values.includes(value));
      case 'empty':
        return known(value.trim() === '');
      case 'is':
        return known(isNumber(type) ? compareDecimals(value, wanted) === 0 : value === wanted);
      default:
        return known(HOLDS[sign](isNumber(type) ? compareDecimals(value, wanted) : value < wanted ? -1 : value > wanted ? 1 : 0));
    }
  }

  /** What a fact is, stated or derived; undefined if that is not known. A rule goes before what was stated. */
  value(name) {
    if (!this.#values.has(name)) {
      this.#values.set(name, this.#derived(name) ?? this.#stated.get(name));
    }
    return this.#values.get(name);
  }

  #derived(name) {
    const rule = this.#packs.derivation(name);
    if (rule?.value) {
      const answer = this.answer(rule.value);
      return answer === UNKNOWN ? undefined : answer === YES;
    }
    if (rule?.cases) {
      return this.#chosen(rule.cases, rule.otherwise, this.#packs.fact(name).type);
    }
    if (rule?.members) {
      return new Members(new Map(rule.members.map(({ value, when }) => [value, this.answer(when)])), NO);
    }
    return rule?.union && Members.union(rule.union.map(fact => this.value(fact) ?? OPEN));
  }

  /** The one result that is possible; undefined if several are, or none. */
  #chosen(cases, otherwise, type) {
    let only;
    for (const { when, value } of cases) {
      const answer = this.answer(when);
      if (answer === NO) {
        continue;
      }
      if (only !== undefined && !sameValue(only, value, type)) {
        return undefined;
      }
      only = value;
      if (answer === YES) {
        return only;
      }
    }
    return only === undefined || sameValue(only, otherwise, type) ? otherwise : undefined;
  }

  /** Facts that are stated to be one thing and follow to be another. */
  contradicted() {
    return [...this.#stated].filter(([name, stated]) => {
      const derived = this.#derived(name);
      return derived !== undefined && !sameValue(derived, stated, this.#packs.fact(name).type);
    }).map(([name]) => name);
  }

  /** The facts on which an unknown answer hangs. What a decided part asks for is not open. */
  open(predicate, into = new Set()) {
    if (this.answer(predicate) === UNKNOWN) {
      if (predicate.parts) {
        predicate.parts.forEach(part => this.open(part, into));
      } else if (predicate.part) {
        this.open(predicate.part, into);
      } else {
        this.#openFact(predicate.fact, into);
      }
    }
    return into;
  }

  #openFact(name, into) {
    const rule = this.#packs.derivation(name);
    if (!rule) {
      into.add(name);
    } else if (rule.value) {
      this.open(rule.value, into);
    } else if (rule.union) {
      rule.union.filter(fact => this.value(fact)?.rest !== NO).forEach(fact => this.#openFact(fact, into));
    } else {
      (rule.cases ?? rule.members).forEach(({ when }) => this.open(when, into));
    }
  }
}

/** Stated facts of which none can be left out of the reason: without any of them the answer would be unknown. */
export function because(packs, stated, predicate) {
  const answer = new Evaluation(packs, stated).answer(predicate);
  if (answer === UNKNOWN) {
    return [];
  }
  const asked = leaves(packs, predicate, new Set());
  const facts = new Map([...stated].filter(([name]) => asked.has(name)).sort(([one], [other]) => (one < other ? -1 : 1)));
  for (const [name, value] of [...facts]) {
    facts.delete(name);
    if (new Evaluation(packs, facts).answer(predicate) !== answer) {
      facts.set(name, value);
    }
  }
  return [...facts.keys()].sort();
}

/** The facts that a predicate asks for, and those below them. */
function leaves(packs, predicate, into) {
  for (const name of factsOf(predicate)) {
    if (!into.has(name)) {
      into.add(name);
      const rule = packs.derivation(name);
      if (rule?.value) {
        leaves(packs, rule.value, into);
      }
      (rule?.cases ?? rule?.members ?? []).forEach(({ when }) => leaves(packs, when, into));
      (rule?.union ?? []).forEach(fact => leaves(packs, { op: 'holds', fact }, into));
    }
  }
  return into;
}

export function sameValue(one, other, type) {
  if (one instanceof Members) {
    return one.equals(other);
  }
  return isNumber(type) && one !== undefined && other !== undefined ? compareDecimals(one, other) === 0 : one === other;
}

function isNumber(type) {
  return type === 'int' || type === 'number';
}

function known(holds) {
  return holds ? YES : NO;
}
