// The words that a check says, in English. A page in another language gives its own in `data-word-<key>` attributes of
// the receipt box; {…} stands for what is filled in. A word that the page does not give is said in English.

export const WORDS = {
  // The state of a box: its title, and the sentence below.
  'unchecked-title': 'Not checked here',
  'unchecked-text': 'This page was sent by a node. Nothing has been checked in your browser yet.',
  'checking-title': 'Checking',
  'checking-text': 'Your browser is recomputing the hashes.',
  'verified-title': 'Verified',
  'verified-text': 'Your browser recomputed all {count} steps. They fit the record.',
  'verified-fork': 'The evidence holds: this log signed two histories.',
  'failed-title': 'Does not verify',
  'failed-text': 'Step {number}, {step}: does not fit. Do not rely on this page. Keep the evidence.',
  'grey-title': 'Not verified here',

  // Why a box stays grey.
  'grey-no-crypto': 'Cannot be checked in this browser: it offers the means under https and on localhost only, and in newer versions.',
  'grey-unreachable': 'The receipt or the keys could not be fetched, so nothing was checked.',
  'grey-own-key': 'Consistent in itself, by the key that the file itself gives. That key is of no log that is known here.',
  'grey-unknown-log': 'The keys of this log are not known here.',
  'grey-unknown-key': 'The signature holds, by the key that the file itself gives. Whose key it is, is not known here.',
  'grey-no-receipt': 'The signature holds. Nothing in this file shows that the act stands in a log: its receipt does.',
  'grey-few-cosigners': 'Everything else fits, but fewer keepers have cosigned it than are needed. It is received, not held.',
  'grey-no-cosigners': 'Everything fits the key of the log. No key of a cosigner is known here, so nobody else vouches for this history.',
  'grey-approvals': 'Everything else fits. An approval was made with a passkey, which is kept and not verified here yet.',
  'grey-unknown-file': 'This is neither a receipt, nor a signed document, nor fork evidence.',
  'grey-unknown-keys': 'The keys that you gave cannot be read: one vkey a line, <name>+<key id>+<key>.',
  'grey-fault': 'The check itself stopped with a fault. Nothing is known.',

  // What became of a step.
  'waiting': 'waiting',
  'checking': 'checking',
  'done': 'done',
  'nofit': 'does not fit',
  'notreached': 'not reached',
  'cannot': 'cannot be checked in this browser',
  'notknown': 'not known here',

  // The steps of a receipt.
  'step-form': 'Form of the receipt',
  'step-act': 'The act in canonical form, and its id',
  'step-proof': 'Signature of the log key on the act',
  'step-approvals': 'Approvals of the act',
  'step-inclusion': 'Inclusion in the log',
  'step-checkpoint': 'Signature of the log on the checkpoint',
  'step-cosignatures': 'Cosignatures of witnesses and mirrors',
  'step-page': 'What this page shows',
  'step-count': 'Counts, recomputed from the act',
  'step-outcome': 'Both majorities, recomputed from the act',

  // The steps of a signed document, and of fork evidence.
  'step-signature': 'Signature on the document',
  'step-key': 'Whose key it is',

  'step-first': 'Signature of the log on the first checkpoint',
  'step-second': 'Signature of the log on the second checkpoint',
  'step-conflict': 'The two cannot belong to one history',

  // What is added to a step.
  'tell-approvals': 'approvals that hold: {count}; whether a mandate covers them is read from the log, not from this receipt',
  'tell-no-approvals': 'this act carries none',
  'tell-inclusion': 'entry {index} in a log of {size}',
  'tell-witness': 'witnesses: {signed} of {known}, needed {needed}',
  'tell-mirror': 'mirrors: {signed} of {known}, needed {needed}',
  'tell-time': 'latest {time}',
  'tell-unchecked-line': '{kind}: not checked in this browser',
  'tell-count': 'for {yes}, against {no}, abstaining {abstain}, not voting {absent}',

  // Where the keys came from.
  'source-list': 'Keys: {source}',
  'source-file': 'Keys: from the file itself',
  'source-reader': 'Keys: given by you',
};

/** The words of the page that `element` belongs to, figures grouped as its language does. */
export function wordsOf(element, language) {
  const figures = new Intl.NumberFormat(withDigits(language));
  return (key, values = {}) => fill(element.getAttribute(`data-word-${key}`) ?? WORDS[key], values, figures);
}

/** The English words, some of them put otherwise. */
export function wordsWith(others) {
  return (key, values = {}) => fill(others[key] ?? WORDS[key], values);
}

/** A language with the digits 0 to 9, which pages have in all of them. */
export function withDigits(language) {
  return language && `${language}-u-nu-latn`;
}

function fill(text, values, figures) {
  const said = value => (typeof value === 'number' && figures ? figures.format(value) : String(value));
  return text.replace(/\{(\w+)\}/g, (whole, name) => (values[name] === undefined ? whole : said(values[name])));
}
