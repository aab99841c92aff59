// What a result says, in words: used by the boxes on pages and by the command line.

import { COSIGNATURE, ED25519, ML_DSA_44 } from './note.js';
import { DONE, FAILED, MISFIT, UNCHECKABLE, UNREACHED, VERIFIED } from './receipt.js';
import { withDigits } from './words.js';

const LINE_KINDS = { [ED25519]: 'Ed25519', [COSIGNATURE]: 'Ed25519', [ML_DSA_44]: 'ML-DSA-44' };

// Where a language writes dates in several ways: the day before the month, the months of the eastern Arab countries.
const AS_PAGES_WRITE = { en: 'en-GB', ar: 'ar-LB' };

const STATE_WORDS = { [DONE]: 'done', [MISFIT]: 'nofit', [UNREACHED]: 'notreached', [UNCHECKABLE]: 'cannot' };

// Reasons for which a step is grey although the browser could check it: what is missing is a key.
const NOT_KNOWN = ['no-cosigners', 'few-cosigners', 'unknown-log', 'unknown-key', 'approvals'];

/** The one sentence for the whole result. */
export function sentence({ state, reason, steps }, word, labelOf = name => word(`step-${name}`)) {
  if (state === VERIFIED) {
    return word(reason === undefined ? 'verified-text' : `verified-${reason}`, { count: steps.length });
  }
  if (state === FAILED) {
    const at = steps.findIndex(step => step.state === MISFIT);
    return word('failed-text', { number: at + 1, step: labelOf(steps[at].name) });
  }
  return word(`grey-${reason}`);
}

/** What became of a step, and what it found. */
export function outcome(step, word, language) {
  const unknown = step.state === UNCHECKABLE && NOT_KNOWN.includes(step.reason);
  return [word(unknown ? 'notknown' : STATE_WORDS[step.state]), ...particulars(step, word, language)].join('; ');
}

function particulars({ name, detail }, word, language) {
  if (!detail) {
    return [];
  }
  const unchecked = (detail.lines ?? [])
    .filter(line => line.state === UNCHECKABLE)
    .map(line => word('tell-unchecked-line', { kind: LINE_KINDS[line.type] }));
  switch (name) {
    case 'approvals':
      return [detail.keys.length > 0 ? word('tell-approvals', { count: detail.keys.length }) : word('tell-no-approvals')];
    case 'inclusion':
      return [word('tell-inclusion', detail)];
    case 'cosignatures': {
      const groups = detail.groups.filter(({ known }) => known > 0).map(group => word(`tell-${group.kind}`, group));
      return [...groups, ...latest(detail.lines, word, language), ...unchecked];
    }
    case 'count':
      return [word('tell-count', detail)];
    case 'checkpoint':
    case 'first':
    case 'second':
      return [...signed(detail.lines), ...unchecked];
    default:
      return unchecked;
  }
}

/** Names of algorithms, which are the same in every language. */
function signed(lines) {
  const kinds = new Set(lines.filter(line => line.state === DONE).map(line => LINE_KINDS[line.type]));
  return kinds.size > 0 ? [[...kinds].join(', ')] : [];
}

function latest(lines, word, language) {
  const seconds = lines.filter(line => line.state === DONE && line.seconds > 0).map(line => line.seconds);
  return seconds.length === 0 ? [] : [word('tell-time', { time: instant(Math.max(...seconds), language) })];
}

function instant(seconds, language) {
  const written = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC', hourCycle: 'h23' };
  const date = new Intl.DateTimeFormat(withDigits(AS_PAGES_WRITE[language] ?? language), written);
  return `${date.format(new Date(seconds * 1000))} UTC`;
}

/** Where the keys of a result came from. */
export function keySource({ from, source }, word) {
  return word(`source-${from}`, { source });
}
