// The notation in which provisions say to whom they apply, read into a tree:
//
//   {op: 'always'}                         TRUE
//   {op: 'all' | 'any', parts}             … AND …, … OR …
//   {op: 'not', part}                      NOT …
//   {op: 'holds', fact}                    a fact of yes or no
//   {op: 'is', fact, value}                an enumeration, a text, a number or a day is this
//   {op: 'order', fact, sign, value}       a number or a day stands so to another
//   {op: 'has', fact, values}              a set holds one of these, or an enumeration is one of these
//   {op: 'other', fact, values}            a set holds something that is none of these
//   {op: 'empty', fact}                    a set holds nothing, a text nothing but white space
//
// Texts come from packs that were typed when the node read them, so that here only the form is looked at.

const TOKEN = /\s*(`[^`]*`|[()[\],]|>=|<=|=|>|<|[A-Za-z0-9_.:+-]+)/y;
const ORDERS = ['<', '<=', '>', '>='];

/** Reads one predicate. Equal texts give equal trees. */
export function parsePredicate(text) {
  const tokens = split(text);
  let next = 0;

  const take = word => tokens[next] === word && ++next > 0;
  const expect = word => {
    if (!take(word)) {
      throw new SyntaxError(`here must stand ${word}, not ${tokens[next] ?? 'the end'}: ${text}`);
    }
  };
  const several = (op, word, part) => {
    const parts = [part()];
    while (take(word)) {
      parts.push(part());
    }
    return parts.length === 1 ? parts[0] : { op, parts };
  };
  const any = () => several('any', 'OR', all);
  const all = () => several('all', 'AND', unary);
  const unary = () => {
    if (take('NOT')) {
      return { op: 'not', part: unary() };
    }
    if (take('(')) {
      const within = any();
      expect(')');
      return within;
    }
    return take('TRUE') ? { op: 'always' } : atom();
  };
  const list = () => {
    expect('[');
    const values = [];
    do {
      values.push(tokens[next++]);
    } while (take(','));
    expect(']');
    return values;
  };
  const atom = () => {
    const fact = /^`(.+)`$/.exec(tokens[next++] ?? '')?.[1];
    if (fact === undefined) {
      throw new SyntaxError(`here must stand a fact: ${text}`);
    }
    if (take('has')) {
      return { op: 'has', fact, values: [tokens[next++]] };
    }
    if (take('has-any')) {
      return { op: 'has', fact, values: list() };
    }
    if (take('has-other-than')) {
      return { op: 'other', fact, values: list() };
    }
    if (take('is')) {
      expect('empty');
      return { op: 'empty', fact };
    }
    if (take('=')) {
      return { op: 'is', fact, value: tokens[next++] };
    }
    const sign = ORDERS.find(take);
    return sign ? { op: 'order', fact, sign, value: tokens[next++] } : { op: 'holds', fact };
  };

  const predicate = any();
  if (next < tokens.length) {
    throw new SyntaxError(`here must stand AND, OR or the end, not ${tokens[next]}: ${text}`);
  }
  return predicate;
}

function split(text) {
  const tokens = [];
  const end = text.trimEnd().length;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end;) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) {
      throw new SyntaxError(`no word of a predicate begins with ${text.slice(at).trim()[0]}: ${text}`);
    }
    tokens.push(found[1]);
  }
  return tokens;
}

/** The facts that a predicate names. */
export function factsOf(predicate, into = new Set()) {
  if (predicate.parts) {
    predicate.parts.forEach(part => factsOf(part, into));
  } else if (predicate.part) {
    factsOf(predicate.part, into);
  } else if (predicate.fact) {
    into.add(predicate.fact);
  }
  return into;
}
