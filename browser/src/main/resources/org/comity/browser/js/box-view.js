// The receipt box as the stylesheet knows it: a picture, a word, a sentence, the steps. Only text nodes, classes and
// attributes are written, so that nothing in a receipt can become markup.
//
//   <section class="receipt unchecked" data-word-…>                                      the words: words.js
//     <h3><svg aria-hidden="true"><use href="…icons.svg#deed-unchecked"/></svg><span>Not checked here</span></h3>
//     <p aria-live="polite">…</p>
//     <ol class="steps"><li data-step="form"><svg class="i" …><use href="…"/></svg><span>Form <span class="sub">waiting</span></span></li>…</ol>
//   </section>
//
// Steps that the server did not write are added; those that the check at hand does not have are taken out.

import { DONE, MISFIT, UNCHECKABLE, UNREACHED } from './receipt.js';
import { keySource, outcome, sentence } from './tell.js';
import { wordsOf } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const BOX_STATES = ['unchecked', 'checking', 'verified', 'failed'];
const WAITING = 'waiting';
const WORKING = 'working';
const SIGNS = { [WAITING]: 'absent', [WORKING]: 'later', [DONE]: 'for', [MISFIT]: 'against', [UNREACHED]: 'absent', [UNCHECKABLE]: 'unknown' };

export class BoxView {
  #box;
  #word;
  #sprite;
  #items;

  constructor(box) {
    this.#box = box;
    this.#word = wordsOf(box, this.#language());
    this.#sprite = box.querySelector('h3 use').getAttribute('href').replace(/#.*/s, '');
    this.#items = new Map([...box.querySelectorAll('ol.steps > li')].map(item => [item.dataset.step, item]));
  }

  /** Before the first step. */
  begin(names) {
    for (const name of names.filter(unknown => !this.#items.has(unknown))) {
      this.#items.set(name, this.#newItem(name));
    }
    this.#box.querySelector('ol.steps').replaceChildren(...names.map(name => this.#items.get(name)));
    this.#become('checking', 'checking', this.#word('checking-text'));
    this.#source('');
    this.progress(names.map(name => ({ name, state: UNREACHED })));
  }

  /** While steps are going on: of those not yet reached the first is at work. */
  progress(steps) {
    const ended = steps.some(({ state }) => state === MISFIT);
    const working = ended ? undefined : steps.find(({ state }) => state === UNREACHED);
    for (const step of steps) {
      if (step === working) {
        this.#write(step, WORKING, this.#word('checking'));
      } else if (step.state === UNREACHED && !ended) {
        this.#write(step, WAITING, this.#word('waiting'));
      } else {
        this.#write(step, step.state, outcome(step, this.#word, this.#language()));
      }
    }
  }

  /** At the end. */
  show(result) {
    for (const step of result.steps) {
      this.#write(step, step.state, outcome(step, this.#word, this.#language()));
    }
    const words = result.state === 'unchecked' ? 'grey' : result.state;
    this.#become(result.state, words, sentence(result, this.#word, name => this.#labelOf(name)));
    // A list of keys names itself in its own language, whatever the page's is.
    const source = result.source && `\u2068${result.source}\u2069`;
    this.#source(keySource({ ...result, source }, this.#word));
  }

  /** Where nothing was checked. */
  grey(reason) {
    for (const name of this.#items.keys()) {
      this.#write({ name }, UNREACHED, this.#word('notreached'));
    }
    this.#become('unchecked', 'grey', this.#word(`grey-${reason}`));
    this.#source('');
  }

  #become(state, words, text) {
    this.#box.classList.remove(...BOX_STATES);
    this.#box.classList.add(state);
    const heading = this.#box.querySelector('h3');
    heading.querySelector('use').setAttribute('href', `${this.#sprite}#deed-${state}`);
    heading.querySelector('span').textContent = this.#word(`${words}-title`);
    this.#box.querySelector('p').textContent = text;
  }

  #write({ name, why }, state, text) {
    const item = this.#items.get(name);
    item.querySelector('use').setAttribute('href', `${this.#sprite}#${SIGNS[state]}`);
    item.querySelector('svg').classList.toggle('beat', state === WORKING);
    const sub = item.querySelector('.sub');
    sub.textContent = text;
    if (state === MISFIT) {
      const reason = document.createElement('bdi');
      reason.lang = 'en';
      reason.dir = 'ltr';
      reason.textContent = why;
      sub.append(': ', reason);
    }
  }

  /** What the step is called in the box, whoever wrote it. */
  #labelOf(name) {
    return this.#items.get(name).querySelector('span').firstChild.textContent.trim();
  }

  #newItem(name) {
    const item = document.createElement('li');
    item.dataset.step = name;
    const sign = document.createElementNS(SVG, 'svg');
    sign.setAttribute('class', 'i');
    sign.setAttribute('aria-hidden', 'true');
    sign.append(document.createElementNS(SVG, 'use'));
    const label = document.createElement('span');
    const sub = document.createElement('span');
    sub.className = 'sub';
    label.append(this.#word(`step-${name}`), ' ', sub);
    item.append(sign, label);
    return item;
  }

  #source(text) {
    const line = this.#box.querySelector('.source') ?? document.createElement('p');
    line.className = 'source note';
    line.textContent = text;
    line.hidden = text === '';
    this.#box.append(line);
  }

  #language() {
    return document.documentElement.lang || undefined;
  }
}
