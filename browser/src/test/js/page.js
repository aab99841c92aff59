// As much of a page as the comparisons need: elements with attributes and a text, found by the attributes they have.

export function page(...elements) {
  const all = elements.map(({ text = '', ...attributes }) => ({
    textContent: text,
    dataset: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), value]),
    ),
    getAttribute: name => attributes[name.replace(/^data-/, '')],
    has: name => name in attributes,
  }));
  const found = selectors => {
    const names = selectors.split(',').map(selector => /^\[data-([a-z-]+)\]$/.exec(selector.trim())[1]);
    return all.filter(element => names.some(name => element.has(name)));
  };
  return { querySelectorAll: found, querySelector: selectors => found(selectors)[0] ?? null };
}
