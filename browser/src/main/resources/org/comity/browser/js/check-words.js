// What the page says, in its own language, and the pieces of which it is built: elements, attributes, text. Nothing
// that a file or a pack holds can become markup.

const SVG = 'http://www.w3.org/2000/svg';

export class Speech {
  #words;
  #icons;

  constructor(root) {
    this.#words = new Map([...root.querySelectorAll('[data-words] > [data-key]')].map(each => [each.dataset.key, each.textContent]));
    this.#icons = root.dataset.icons;
  }

  /** The sentence of a key, with [0], [1] … filled in. */
  say(key, values = []) {
    return (this.#words.get(key) ?? key).replace(/\[(\d)\]/g, (whole, at) => String(values[at] ?? whole));
  }

  icon(name, filled = false) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', filled ? 'i fill' : 'i');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `${this.#icons}#${name}`);
    svg.append(use);
    return svg;
  }
}

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

/** A text of the packs, which have no language but English yet. */
export function english(text) {
  return element('bdi', { lang: 'en' }, text);
}
