// One question at a time: that one first whose answer may settle the most findings. Then the evidence that would serve
// the most duties. What is skipped stays unknown.

import { element, english } from './check-words.js';
import { isDay, valueText } from './dossier.js';
import { isDecimal, isWholeDecimal } from './decimal.js';
import { Members } from './members.js';

const PLACE = /^[A-Z]{2,5}(?:-[A-Z0-9]{1,3})?$/;
const FEW = 6;
const MANY = 24;

export class Interview {
  #speech;
  #packs;
  #changed;
  #skipped = new Set();
  #check;
  #focus;

  /** `changed` is called whenever the dossier is another. */
  constructor(speech, packs, changed) {
    this.#speech = speech;
    this.#packs = packs;
    this.#changed = changed;
  }

  reset() {
    this.#skipped.clear();
    this.#focus = undefined;
  }

  /** The elements that ask, for what is known now. */
  show(check) {
    this.#check = check;
    const shown = [this.#question(), this.#evidence(), this.#stated()].filter(Boolean);
    if (this.#focus) {
      // What had the focus is gone; whoever goes by keyboard goes on at the next question.
      const next = shown[this.#focus === 'evidence' ? 1 : 0]?.querySelector('h3');
      queueMicrotask(() => next?.focus({ preventScroll: true }));
      this.#focus = undefined;
    }
    return shown;
  }

  #question() {
    const open = this.#check.questions();
    const [question] = open.filter(({ fact }) => !this.#skipped.has(fact.name));
    if (!question) {
      const skipped = open.length;
      const again = element('button', { class: 'button', type: 'button' }, this.#speech.say('again', [skipped]));
      again.addEventListener('click', () => {
        this.#skipped.clear();
        this.#changed();
      });
      return this.#box('question', element('p', {}, this.#speech.say('noquestion')), ...(skipped > 0 ? [again] : []));
    }
    const { fact, settles, bearsOn } = question;
    const told = leads((settles.length > 0 ? settles : bearsOn).map(({ provision }) => provision));
    return this.#box('question',
      element('p', { id: 'c-question', class: 'asked' }, english(fact.question || `${fact.name}: ${fact.meaning}`)),
      this.#controls(fact),
      element('p', { class: 'note' }, this.#speech.say('settles', [settles.length, bearsOn.length])),
      ...(fact.why ? [element('p', { class: 'note' }, ...this.#around('why', english(fact.why)))] : []),
      element('p', { class: 'note' }, ...this.#around('leads', english(told))),
      element('p', { class: 'note' }, element('code', {}, fact.name)));
  }

  /** A sentence with an element in the place of [0]. */
  #around(key, within) {
    const [before, after = ''] = this.#speech.say(key).split('[0]');
    return [before, within, after];
  }

  #box(key, ...children) {
    return element('section', { class: 'ask' }, element('h3', { tabindex: '-1' }, this.#speech.say(key)), ...children);
  }

  #controls(fact) {
    const form = element('form', { 'aria-describedby': 'c-question' });
    const answer = value => {
      this.#check.dossier.facts.set(fact.name, value);
      this.#focus = 'question';
      this.#changed();
    };
    const button = (key, act, first = false) => {
      const made = element('button', { class: first ? 'button first' : 'button', type: 'button' }, this.#speech.say(key));
      made.addEventListener('click', act);
      return made;
    };
    const skip = button('skip', () => {
      this.#skipped.add(fact.name);
      this.#focus = 'question';
      this.#changed();
    });
    if (fact.type === 'bool') {
      form.append(button('yes', () => answer(true)), button('no', () => answer(false)), skip);
      return form;
    }
    const { parts, read } = this.#input(fact);
    const wrong = element('p', { class: 'note', role: 'alert' });
    form.append(...parts, element('button', { class: 'button first', type: 'submit' }, this.#speech.say('answer')), skip, wrong);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const value = read();
      if (value === undefined) {
        wrong.textContent = this.#speech.say('wrong', [fact.name]);
      } else {
        answer(value);
      }
    });
    return form;
  }

  /** What a person fills in, and how it is read: undefined for what cannot be. */
  #input(fact) {
    if (fact.type === 'enum') {
      const select = element('select', { 'aria-labelledby': 'c-question' },
        element('option', { value: '' }, this.#speech.say('choose')), ...fact.values.map(value => element('option', { value, lang: 'en' }, value)));
      return { parts: [select], read: () => select.value || undefined };
    }
    if (fact.type === 'set') {
      return this.#setInput(fact);
    }
    const type = fact.type === 'date' ? 'date' : 'text';
    const input = element('input', { type, 'aria-labelledby': 'c-question', maxlength: 200, inputmode: fact.type === 'int' ? 'numeric' : undefined, dir: 'auto' });
    const fits = {
      int: text => isDecimal(text) && isWholeDecimal(text),
      number: isDecimal,
      date: isDay,
      string: () => true,
    }[fact.type];
    return { parts: [input], read: () => (fits(input.value.trim()) ? input.value.trim() : undefined) };
  }

  #setInput(fact) {
    const stated = this.#check.dossier.facts.get(fact.name);
    const listed = stated instanceof Members ? stated.listed() : [];
    const more = element('select', { 'aria-label': this.#speech.say('closed') },
      element('option', { value: 'closed' }, this.#speech.say('closed')), element('option', { value: 'open' }, this.#speech.say('open')));
    const members = values => (more.value === 'open' ? Members.open(values) : Members.closed(values));
    if (!fact.places && fact.values.length > MANY) {
      const names = new Map(this.#packs.frameworks.map(({ id, short }) => [id, short]));
      const select = element('select', { multiple: true, size: 8, 'aria-labelledby': 'c-question', lang: 'en' },
        ...fact.values.map(value => element('option', { value, selected: listed.includes(value) }, names.get(value) ?? value)));
      return { parts: [select, more], read: () => members([...select.selectedOptions].map(({ value }) => value)) };
    }
    if (fact.places) {
      const input = element('input', { type: 'text', dir: 'ltr', 'aria-labelledby': 'c-question', 'aria-describedby': 'c-codes', value: listed.join(', ') });
      const hint = element('span', { class: 'note', id: 'c-codes' }, this.#speech.say('codes'));
      const read = () => {
        const values = input.value.split(/[,\s]+/).filter(Boolean);
        return values.every(value => PLACE.test(value)) ? members(values) : undefined;
      };
      return { parts: [input, hint, more], read };
    }
    const ticks = fact.values.map((value, at) => {
      const tick = element('input', { type: 'checkbox', id: `c-value-${at}`, value });
      tick.checked = listed.includes(value);
      return tick;
    });
    const rows = ticks.map(tick => element('span', { class: 'tick' }, tick, element('label', { for: tick.id, lang: 'en' }, tick.value)));
    const group = element('div', { class: 'ticks', role: 'group', 'aria-labelledby': 'c-question' }, ...rows);
    return { parts: [group, more], read: () => members(ticks.filter(tick => tick.checked).map(tick => tick.value)) };
  }

  #evidence() {
    const [next] = this.#check.evidenceQuestions().filter(({ kind }) => !this.#skipped.has(`evidence ${kind}`));
    if (!next) {
      return this.#check.dossier.facts.size === 0 ? undefined : this.#box('evidence', element('p', {}, this.#speech.say('evidence.none')));
    }
    const kind = this.#packs.evidence.find(({ id }) => id === next.kind);
    const expires = element('input', { type: 'date', id: 'c-expires' });
    const state = artefact => {
      this.#check.dossier.evidence.set(kind.id, artefact);
      this.#focus = 'evidence';
      this.#changed();
    };
    const button = (key, act) => {
      const made = element('button', { class: 'button', type: 'button' }, this.#speech.say(key));
      made.addEventListener('click', act);
      return made;
    };
    return this.#box('evidence',
      element('p', { class: 'asked' }, english(kind.title)),
      element('p', { class: 'note' }, english(kind.what)),
      element('form', {},
        button('there', () => state(isDay(expires.value) ? { expires: expires.value } : {})),
        button('missing', () => state({ missing: true })),
        button('skip', () => {
          this.#skipped.add(`evidence ${kind.id}`);
          this.#focus = 'evidence';
          this.#changed();
        }),
        element('span', { class: 'tick' }, element('label', { for: 'c-expires' }, this.#speech.say('expires')), expires)),
      element('p', { class: 'note' }, this.#speech.say('evidence.serves', [next.findings.length])));
  }

  /** What was stated, each to be taken back. */
  #stated() {
    const { facts, evidence } = this.#check.dossier;
    const row = (name, said, from) => {
      const back = element('button', { class: 'button small', type: 'button' }, this.#speech.say('remove'), element('span', { class: 'unseen' }, ` ${name}`));
      back.addEventListener('click', () => {
        from.delete(name);
        this.#changed();
      });
      return element('li', {}, element('span', { class: 'said' }, element('code', {}, name), ' ', element('code', {}, said)), back);
    };
    const rows = [
      ...[...facts].map(([name, value]) => row(name, valueText(this.#packs.fact(name), value), facts)),
      ...[...evidence].map(([kind, artefact]) => row(kind, artefact.missing ? 'none' : artefact.expires ? `{expires: ${artefact.expires}}` : '{}', evidence)),
    ];
    return rows.length > 0 && element('details', { class: 'stated' },
      element('summary', {}, this.#speech.say('stated', [rows.length])), element('ul', { class: 'which' }, ...rows));
  }
}

/** The provisions by framework: the citation of one, the number of several. */
function leads(provisions) {
  const byFramework = new Map();
  for (const { framework, citation } of provisions) {
    byFramework.set(framework.short, [...(byFramework.get(framework.short) ?? []), citation]);
  }
  const told = [...byFramework].sort(([, one], [, other]) => other.length - one.length)
    .map(([short, citations]) => (citations.length === 1 ? `${short} ${citations[0]}` : `${short} (${citations.length})`));
  return told.slice(0, FEW).join(' · ') + (told.length > FEW ? ' …' : '');
}
