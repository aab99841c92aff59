// The page where a person checks a system. All of it runs here: the node gives the packs, and nothing goes back.
//
//   <div data-check data-packs="URL" data-provisions="URL" data-icons="URL" data-day="YYYY-MM-DD">
//     <ul data-words hidden><li data-key="…">…</li></ul>          what is said, in the language of the page
//     <section data-start hidden>
//       <form data-example><select>…</select><button>…</button></form>
//       <form data-file><input type="file"></form>
//       <button data-new>, <button data-kept hidden>, <p data-refused hidden>
//     </section>
//     <section data-work hidden><div data-asking></div><div data-report></div></section>
//   </div>

import { Interview } from './check-interview.js';
import { ReportView } from './check-report.js';
import { Speech, element } from './check-words.js';
import { RefusedError, emptyDossier, readDossier, writeDossier } from './dossier.js';
import { fetchBytes } from './fetched.js';
import { Check } from './findings.js';
import { Packs } from './packs.js';
import { MOST_CHARACTERS } from './yaml.js';

const KEPT = 'comity.dossier';
const MOST_PACKS_BYTES = 32 << 20;

class Desk {
  #root;
  #speech;
  #packs;
  #dossier;
  #day;
  #interview;
  #report;
  #keeps = false;

  constructor(root, packs) {
    this.#root = root;
    this.#packs = packs;
    this.#speech = new Speech(root);
    this.#day = root.dataset.day;
    this.#interview = new Interview(this.#speech, packs, () => this.#changed());
    this.#report = new ReportView(this.#speech, packs, root.dataset.provisions);
  }

  open() {
    const find = selector => this.#root.querySelector(selector);
    find('[data-start]').hidden = false;
    find('[data-example]').addEventListener('submit', event => {
      event.preventDefault();
      this.#read(fetchBytes(find('#c-example').value, MOST_CHARACTERS));
    });
    const file = find('[data-file]');
    const take = ([chosen]) => chosen && this.#read(chosen.size > MOST_CHARACTERS ? Promise.resolve(new Uint8Array(0)) : chosen.arrayBuffer());
    file.addEventListener('submit', event => event.preventDefault());
    file.querySelector('input').addEventListener('change', event => take(event.target.files));
    file.addEventListener('dragover', event => event.preventDefault());
    file.addEventListener('drop', event => {
      event.preventDefault();
      take(event.dataTransfer.files);
    });
    find('[data-new]').addEventListener('click', () => this.#begin(emptyDossier()));
    const kept = storage()?.getItem(KEPT);
    const goOn = find('[data-kept]');
    goOn.hidden = !kept;
    goOn.addEventListener('click', () => {
      this.#keeps = true;
      this.#read(Promise.resolve(new TextEncoder().encode(kept)));
    });
  }

  async #read(bytes) {
    const refused = this.#root.querySelector('[data-refused]');
    refused.hidden = true;
    try {
      this.#begin(readDossier(new TextDecoder('utf-8', { fatal: true }).decode(await bytes), this.#packs));
    } catch (error) {
      const problems = error instanceof RefusedError ? error.problems.slice(0, 12).map(({ line, text }) => `${line}: ${text}`) : [error.message];
      refused.replaceChildren(this.#speech.say('wrong', [problems.join('\n')]));
      refused.hidden = false;
      refused.scrollIntoView({ block: 'nearest' });
    }
  }

  #begin(dossier) {
    this.#dossier = dossier;
    this.#interview.reset();
    this.#root.querySelector('[data-work]').hidden = false;
    this.#changed();
    this.#root.querySelector('[data-work] h2').scrollIntoView({ block: 'start' });
  }

  #changed() {
    const check = new Check(this.#packs, this.#dossier, this.#day);
    this.#root.querySelector('[data-asking]').replaceChildren(this.#head(), ...this.#interview.show(check));
    this.#root.querySelector('[data-report]').replaceChildren(...this.#report.show(check));
    this.#keep();
  }

  #head() {
    const name = element('input', { id: 'c-name', type: 'text', maxlength: 200, value: this.#dossier.title });
    name.addEventListener('change', () => {
      this.#dossier.title = name.value;
      this.#keep();
    });
    const day = element('input', { id: 'c-day', type: 'date', value: this.#day, min: '2016-01-01', max: '2100-12-31' });
    day.addEventListener('change', () => {
      this.#day = day.value || this.#root.dataset.day;
      this.#changed();
    });
    const save = element('button', { class: 'button', type: 'button' }, this.#speech.say('save'));
    save.addEventListener('click', () => this.#save());
    const keep = element('input', { id: 'c-keep', type: 'checkbox' });
    keep.checked = this.#keeps;
    keep.disabled = !storage();
    keep.addEventListener('change', () => {
      this.#keeps = keep.checked;
      this.#keep();
    });
    const label = (id, key) => element('label', { for: id }, this.#speech.say(key));
    return element('div', { class: 'filters' },
      element('p', { class: 'grow' }, label('c-name', 'name'), name),
      element('p', {}, label('c-day', 'day'), day),
      element('p', { class: 'go' }, save),
      element('p', { class: 'grow tick' }, keep, label('c-keep', 'keep')));
  }

  #save() {
    const url = URL.createObjectURL(new Blob([writeDossier(this.#dossier, this.#packs)], { type: 'application/yaml' }));
    element('a', { href: url, download: 'dossier.yaml' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** In the browser only as long as its owner wants it there. */
  #keep() {
    if (this.#keeps) {
      storage()?.setItem(KEPT, writeDossier(this.#dossier, this.#packs));
    } else {
      storage()?.removeItem(KEPT);
    }
  }
}

function storage() {
  try {
    return window.localStorage;
  } catch {
    return undefined; // The browser's owner forbids it.
  }
}

for (const root of document.querySelectorAll('[data-check]')) {
  try {
    const packs = new Packs(JSON.parse(new TextDecoder().decode(await fetchBytes(root.dataset.packs, MOST_PACKS_BYTES))));
    new Desk(root, packs).open();
  } catch (error) {
    console.error(error);
    root.append(element('p', { class: 'refused', role: 'alert' }, new Speech(root).say('unreachable')));
  }
}
