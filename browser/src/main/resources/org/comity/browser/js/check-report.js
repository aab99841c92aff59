// The report on what is known so far, beside the questions.

import { element, english } from './check-words.js';
import { valueText } from './dossier.js';
import { because } from './evaluation.js';
import { APPLIES, LATER, OPEN } from './findings.js';
import { NO, YES } from './members.js';

const SIGNS = { [APPLIES]: ['applies', true], [LATER]: ['later', false], [OPEN]: ['unknown', false] };
const ORDER = [APPLIES, LATER, OPEN];

export class ReportView {
  #speech;
  #packs;
  #provisions;
  #opened = new Set();

  /** `provisions` is the address below which each has its page. */
  constructor(speech, packs, provisions) {
    this.#speech = speech;
    this.#packs = packs;
    this.#provisions = provisions;
  }

  show(check) {
    const say = (key, values) => this.#speech.say(key, values);
    const heading = element('h3', {}, say('report'));
    if (check.dossier.facts.size === 0) {
      return [heading, element('p', {}, say('nothing')), element('p', { class: 'note' }, say('care'))];
    }
    const shown = check.findings.filter(({ asks, state }) => asks && ORDER.includes(state));
    const of = state => shown.filter(finding => finding.state === state);
    const contradicted = check.contradicted();
    return [
      heading,
      element('dl', { class: 'counts' },
        this.#count('applies', true, 'applies', of(APPLIES).length),
        this.#count('later', false, 'later', of(LATER).length),
        this.#count('unknown', false, 'unknown', of(OPEN).length),
        this.#count('absent', false, 'notmet', of(APPLIES).filter(({ met }) => met !== YES).length)),
      ...(contradicted.length > 0 ? [element('p', { class: 'refused' }, say('contradicted', [contradicted.join(', ')]))] : []),
      element('p', { class: 'note' }, say('said', [check.day, `${this.#packs.digest.slice(0, 19)}…`])),
      element('p', { class: 'note' }, say('care')),
      ...this.#packs.frameworks.flatMap(framework => this.#regime(check, framework, shown.filter(({ provision }) => provision.framework === framework))),
      this.#pulls(check),
    ];
  }

  #count(icon, filled, key, count) {
    return element('div', {}, element('dt', {}, this.#speech.icon(icon, filled), ' ', this.#speech.say(key)), element('dd', {}, String(count)));
  }

  /** One framework, folded: its rows are made when somebody opens it. */
  #regime(check, framework, findings) {
    if (findings.length === 0) {
      return [];
    }
    const counts = ORDER.map(state => findings.filter(finding => finding.state === state).length);
    const details = element('details', { class: 'regime' }, element('summary', {}, english(framework.short), ' ',
      element('span', { class: 'sub' }, this.#speech.say('count', counts))));
    const fill = () => {
      if (details.open && details.children.length === 1) {
        const sorted = [...findings].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
        details.append(...sorted.map(finding => this.#finding(check, finding)));
      }
      this.#opened[details.open ? 'add' : 'delete'](framework.id);
    };
    details.addEventListener('toggle', fill);
    details.open = this.#opened.has(framework.id);
    return [details];
  }

  #finding(check, { provision, state, from, met }) {
    const say = (key, values) => this.#speech.say(key, values);
    const notes = [
      provision.binding ? undefined : say('soft'),
      provision.verified ? undefined : say('unseen'),
      state === APPLIES && met !== undefined ? say(`met.${met}`) : undefined,
    ].filter(Boolean).join(' · ');
    const open = [...check.open(provision.applies)].sort();
    return element('div', { class: 'finding' },
      element('span', { class: 'cite' }, english(provision.citation)),
      element('span', {}, element('a', { href: `${this.#provisions}/${provision.framework.id}/${provision.id}` }, english(provision.title)),
        ...(notes ? [element('span', { class: 'sub' }, notes)] : []),
        open.length > 0 ? element('span', { class: 'sub' }, say('hangs', [open.join(', ')])) : this.#reason(check, provision)),
      element('span', { class: 'when' }, element('span', { class: 'sign' }, this.#speech.icon(...SIGNS[state]),
        state === LATER && from ? say('state.from', [from]) : say(`state.${state}`))));
  }

  /** Why a provision applies, worked out when somebody asks. */
  #reason(check, provision) {
    const details = element('details', {}, element('summary', {}, this.#speech.say('reason')));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        const facts = because(this.#packs, check.dossier.facts, provision.applies);
        details.append(element('ul', {}, ...facts.map(name => element('li', {}, element('code', {}, `${name}: ${valueText(this.#packs.fact(name), check.dossier.facts.get(name))}`)))));
      }
    });
    return details;
  }

  /** What pulls apart among provisions that apply, or will. */
  #pulls(check) {
    const states = new Map(check.findings.map(({ provision, state, ours }) => [provision.reference, { provision, inPlay: ours !== NO && (state === APPLIES || state === LATER) }]));
    const pulls = check.packs.divergences.filter(({ from, to, fromFacts, toFacts }) =>
      states.get(from)?.inPlay && states.get(to)?.inPlay && check.answer(fromFacts) === YES && check.answer(toFacts) === YES);
    const name = reference => {
      const { provision } = states.get(reference);
      return `${provision.framework.short}, ${provision.citation}`;
    };
    return element('section', { class: 'pulls' }, element('h3', {}, this.#speech.say('pulls')),
      ...pulls.map(pull => element('article', { class: 'pull' },
        element('h4', {}, this.#speech.say(pull.kind), ': ', english(`${name(pull.from)} / ${name(pull.to)}`)),
        element('p', { class: 'why', lang: 'en', dir: 'auto' }, pull.why),
        ...(pull.onlyIf ? [element('p', {}, this.#speech.say('onlyif', [pull.onlyIf]))] : []),
        element('ul', { lang: 'en', dir: 'auto' }, ...pull.waysOut.map(way => element('li', {}, way))),
        ...(pull.reviewed ? [] : [element('p', { class: 'note' }, this.#speech.say('unreviewed'))]))),
      ...(pulls.some(({ kind }) => kind === 'conflict') ? [] : [element('p', { class: 'note' }, this.#speech.say('nopulls'))]));
  }
}
