// A recorded vote, counted again from the act that attests it and compared with the numbers on the page:
//
//   [data-count="yes|no|abstain|absent"]                       the text is the number
//   [data-outcome="simple|two-thirds"][data-adopted="true|false"]   what the page says of this majority

import { MalformedError, UnverifiedError, excerpt } from './bytes.js';
import { isJsonObject } from './jcs.js';

const CHOICES = ['yes', 'no', 'abstain', 'absent'];

export function showsCounts(page) {
  return page.querySelector('[data-count]') !== null;
}

export function showsOutcomes(page) {
  return page.querySelector('[data-outcome]') !== null;
}

/** How many members chose what, by the votes that an `attest-roll-call` act lists. */
export function count({ verb, payload }) {
  if (verb !== 'attest-roll-call' || !isJsonObject(payload.votes)) {
    throw new MalformedError(`a roll call was expected, not ${excerpt(verb)}`);
  }
  const counts = Object.fromEntries(CHOICES.map(choice => [choice, 0]));
  for (const choice of Object.values(payload.votes)) {
    if (!CHOICES.includes(choice)) {
      throw new MalformedError(`a choice is yes, no, abstain or absent, not ${excerpt(String(choice))}`);
    }
    counts[choice]++;
  }
  return counts;
}

/** Whether each majority of the members present and voting adopts: who abstains is considered as not voting. */
export function outcomes({ yes, no }) {
  return {
    'simple': yes > no,
    'two-thirds': yes > 0 && 3 * yes >= 2 * (yes + no),
  };
}

/** Returns the counts if every number on the page is one of them. */
export function requireCounts(page, act) {
  const counts = count(act);
  for (const element of page.querySelectorAll('[data-count]')) {
    const choice = element.dataset.count;
    const shown = numberIn(element.textContent);
    if (shown !== counts[choice]) {
      throw new UnverifiedError(`this page shows ${shown} ${choice}; the act gives ${counts[choice]}`);
    }
  }
  return counts;
}

/** Returns the outcomes if the page says the same. */
export function requireOutcomes(page, act) {
  const computed = outcomes(count(act));
  for (const { dataset } of page.querySelectorAll('[data-outcome]')) {
    const adopted = String(computed[dataset.outcome]);
    if (dataset.adopted !== adopted) {
      throw new UnverifiedError(`this page says of the ${dataset.outcome} majority: adopted ${dataset.adopted}; the act gives ${adopted}`);
    }
  }
  return computed;
}

// The digits of the six languages: European, Arabic, and those of Persian beside them.
const ZEROS = [0x30, 0x660, 0x6f0];

/** The whole number that a text shows, in the digits and with the group signs of its language. */
export function numberIn(text) {
  const digits = [...text.replace(/[\s.,'’٬\u2066-\u2069\u200e\u200f]/gu, '')].map(digitOf);
  return digits.length === 0 || digits.includes(undefined) ? undefined : Number(digits.join(''));
}

function digitOf(character) {
  const zero = ZEROS.find(candidate => character.codePointAt(0) - candidate >= 0 && character.codePointAt(0) - candidate < 10);
  return zero === undefined ? undefined : character.codePointAt(0) - zero;
}
