// The packs as a node serves them (/api/packs.json), made ready to be asked.

import { Places } from './members.js';
import { parsePredicate } from './notation.js';

const IN_A_PLACE = /^market\.in_([a-z]{2,5}(?:_[a-z0-9]{1,3})?)$/;

export class Packs {
  #facts;
  #derived;
  #predicates = new Map();

  constructor(json) {
    this.digest = json.digest;
    this.topics = json.topics;
    this.evidence = json.evidence;
    this.places = new Places(json.places);
    this.facts = json.facts;
    this.#facts = new Map(json.facts.map(fact => [fact.name, fact]));
    this.#derived = new Map(json.derived.filter(rule => rule.gap === undefined).map(rule => [rule.fact, this.#rule(rule)]));
    this.bearers = new Map(Object.entries(json.bearers).map(([name, text]) => [name, this.predicate(text)]));
    this.frameworks = json.frameworks;
    this.provisions = json.frameworks.flatMap(framework => framework.provisions.map(provision => ({
      ...provision,
      framework,
      reference: `${framework.id}#${provision.id}`,
      applies: this.predicate(provision.applies),
      variants: provision.variants.map(({ when, date }) => ({ when: this.predicate(when), date })),
    })));
    this.divergences = json.divergences.map(each => ({
      ...each,
      fromFacts: this.predicate(each.fromFacts),
      toFacts: this.predicate(each.toFacts),
    }));
  }

  /** One tree for each text, so that whatever many provisions share is answered once. */
  predicate(text) {
    if (!this.#predicates.has(text)) {
      this.#predicates.set(text, parsePredicate(text));
    }
    return this.#predicates.get(text);
  }

  /** The fact of this name, or undefined. Of each place there is one, `market.in_<code>`. */
  fact(name) {
    return this.#facts.get(name) ?? (IN_A_PLACE.test(name) ? { name, type: 'bool', meaning: '', question: '', why: '' } : undefined);
  }

  /** How a fact follows from others, or undefined if a person states it. */
  derivation(name) {
    const place = IN_A_PLACE.exec(name)?.[1];
    if (place !== undefined && !this.#derived.has(name)) {
      const code = place.toUpperCase().replace('_', '-');
      this.#derived.set(name, { value: { op: 'has', fact: 'market.anywhere', values: [code] } });
    }
    return this.#derived.get(name);
  }

  #rule(rule) {
    const list = each => each.map(({ when, value }) => ({ when: this.predicate(when), value }));
    if (rule.value !== undefined) {
      return { value: this.predicate(rule.value) };
    }
    if (rule.cases) {
      return { cases: list(rule.cases), otherwise: rule.otherwise };
    }
    return rule.members ? { members: list(rule.members) } : { union: rule.union };
  }
}
