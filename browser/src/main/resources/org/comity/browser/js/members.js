// Answers in three values, sets that may be known in part, and places that are parts of places.
//
// An answer is 0 (no), 1 (not known) or 2 (yes), so that AND is the least of two, OR the greatest, NOT the distance
// from 2: the strong logic of Kleene. What one learns more turns 1 into 0 or 2, and never 0 or 2 into anything.

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export const both = (one, other) => Math.min(one, other);
export const either = (one, other) => Math.max(one, other);

/** Which place is part of which. `parts` names the parts that a whole's code does not tell: {EU: ['FR', …]}. */
export class Places {
  #wholes = new Map();
  #known = new Map();

  constructor(parts) {
    for (const [whole, of] of Object.entries(parts)) {
      for (const part of of) {
        this.#wholes.set(part, [...(this.#wholes.get(part) ?? []), whole]);
      }
    }
  }

  /** Whether a place is another, or a part of it: US-CA of US, FR of EU. */
  within(place, whole) {
    if (!this.#known.has(place)) {
      const found = new Set();
      const open = [place];
      while (open.length > 0) {
        const next = open.pop();
        if (!found.has(next)) {
          found.add(next);
          open.push(...(this.#wholes.get(next) ?? []));
          const hyphen = next.lastIndexOf('-');
          if (hyphen > 0) {
            open.push(next.slice(0, hyphen));
          }
        }
      }
      this.#known.set(place, found);
    }
    return this.#known.get(place).has(whole);
  }
}

/** What is known of a set: `said` gives an answer for single values, `rest` that for all others, no or not known. */
export class Members {
  constructor(said, rest) {
    this.said = said;
    this.rest = rest;
  }

  /** These and no others. */
  static closed(values) {
    return new Members(new Map(values.map(value => [value, YES])), NO);
  }

  /** At least these, and not those. */
  static open(atLeast, not = []) {
    return new Members(new Map([...atLeast.map(value => [value, YES]), ...not.map(value => [value, NO])]), UNKNOWN);
  }

  /** What is in one of the sets. */
  static union(sets) {
    const said = new Map();
    for (const value of sets.flatMap(set => [...set.said.keys()])) {
      said.set(value, sets.map(set => set.said.get(value) ?? set.rest).reduce(either, NO));
    }
    return new Members(said, sets.map(set => set.rest).reduce(either, NO));
  }

  listed() {
    return [...this.said].filter(([, answer]) => answer === YES).map(([value]) => value);
  }

  ruledOut() {
    return [...this.said].filter(([, answer]) => answer === NO).map(([value]) => value);
  }

  /** Whether one of these is in the set; with `places`, whether a part of one is. */
  hasAny(values, places) {
    return values.map(value => (places ? this.#hasPlace(value, places) : this.said.get(value) ?? this.rest)).reduce(either, NO);
  }

  #hasPlace(wanted, places) {
    const said = [...this.said];
    const direct = said.filter(([place]) => places.within(place, wanted)).map(([, answer]) => answer).reduce(either, NO);
    if (direct !== NO) {
      return direct;
    }
    if (said.some(([place, answer]) => answer === NO && places.within(wanted, place))) {
      return NO;
    }
    // A whole that is listed without any of its parts says nothing of the parts.
    const grainTooCoarse = said.some(([place, answer]) => answer !== NO && place !== wanted && places.within(wanted, place)
      && !said.some(([other, listed]) => listed === YES && other !== place && places.within(other, place)));
    return grainTooCoarse ? UNKNOWN : this.rest;
  }

  /** Whether anything is in the set that is none of these. */
  hasOtherThan(values, places) {
    const other = ([member, answer]) => {
      if (!places) {
        return values.includes(member) ? NO : answer;
      }
      if (answer === NO || values.some(value => places.within(member, value))) {
        return NO;
      }
      // Of a whole, the list names a part only: the rest of it may be meant or not.
      return values.some(value => places.within(value, member)) ? UNKNOWN : answer;
    };
    return [...this.said].map(other).reduce(either, this.rest);
  }

  isEmpty() {
    return YES - [...this.said.values()].reduce(either, this.rest);
  }

  equals(other) {
    return other instanceof Members && this.rest === other.rest && this.said.size === other.said.size
      && [...this.said].every(([value, answer]) => other.said.get(value) === answer);
  }
}
