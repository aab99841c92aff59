// The part of YAML in which dossiers are written, and with it all of JSON: maps, lists, plain and quoted scalars,
// comments. Anchors, aliases, tags, block scalars and a second document are refused, as everywhere in Comity.
//
// A value is {line, scalar, plain}, {line, items} or {line, fields: Map}.

export const MOST_CHARACTERS = 4 << 20;

const DEEPEST = 32;

/** What is wrong in a file: `problems` is a list of {line, text}. */
export class RefusedError extends Error {
  constructor(problems) {
    super(problems.map(({ line, text }) => `${line}: ${text}`).join('\n'));
    this.name = 'RefusedError';
    this.problems = problems;
  }
}

export function parseYaml(text) {
  return new Reader(text).document();
}

class Reader {
  #text;
  #at = 0;
  #line = 1;
  #depth = 0;

  constructor(text) {
    if (text.length > MOST_CHARACTERS) {
      throw new RefusedError([{ line: 0, text: `it has ${text.length} characters; at most ${MOST_CHARACTERS} are read` }]);
    }
    this.#text = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  }

  document() {
    this.#gap();
    if (/^---(?=[ \n]|$)/.test(this.#rest(4))) {
      this.#at += 3;
      this.#gap();
    }
    if (this.#ended()) {
      this.#refuse('it is empty');
    }
    const value = this.#block();
    this.#gap();
    if (/^\.\.\.(?=[ \n]|$)/.test(this.#rest(4))) {
      this.#at += 3;
      this.#gap();
    }
    if (!this.#ended()) {
      this.#refuse(this.#column() === 0 ? 'a key and a colon must stand here' : 'this line is indented more, or less, than what it belongs to');
    }
    return value;
  }

  #block() {
    const indent = this.#column();
    if (this.#dash()) {
      return this.#deeper(() => this.#items(indent));
    }
    if (this.#keyAhead()) {
      return this.#deeper(() => this.#fields(indent));
    }
    return this.#inline();
  }

  #items(indent) {
    const line = this.#line;
    const items = [];
    while (!this.#ended() && this.#column() === indent && this.#dash()) {
      this.#at++;
      items.push(this.#afterDash(indent));
      this.#gap();
    }
    return { line, items };
  }

  #fields(indent) {
    const line = this.#line;
    const fields = new Map();
    while (!this.#ended() && this.#column() === indent && this.#keyAhead()) {
      const key = this.#key();
      if (fields.has(key)) {
        this.#refuse(`the key ${key} stands here a second time`);
      }
      this.#at++;
      fields.set(key, this.#afterColon(indent));
      this.#gap();
    }
    return { line, fields };
  }

  /** What stands after a dash: in its line a map or a list may begin. */
  #afterDash(indent) {
    const line = this.#line;
    this.#gap();
    if (this.#line === line && !this.#ended()) {
      return this.#block();
    }
    return this.#below(indent, line, false);
  }

  /** What stands after a key's colon. */
  #afterColon(indent) {
    const line = this.#line;
    this.#gap();
    if (this.#line === line && !this.#ended()) {
      return this.#inline();
    }
    return this.#below(indent, line, this.#dash());
  }

  /** In deeper lines, or nothing. A list may stand as deep as the key that it belongs to. */
  #below(indent, line, level) {
    return !this.#ended() && this.#column() >= indent + (level ? 0 : 1) ? this.#block() : { line, scalar: '', plain: true };
  }

  /** A value in the line: flow, quoted or plain. A flow value may go over several lines. */
  #inline() {
    const value = this.#flow();
    this.#blanks();
    if (!this.#ended() && !/[\n#]/.test(this.#text[this.#at])) {
      this.#refuse('nothing more may stand in this line');
    }
    return value;
  }

  #flow(within = '') {
    const line = this.#line;
    const first = this.#text[this.#at];
    if (first === '[') {
      return this.#deeper(() => ({ line, items: this.#between('[', ']', () => this.#flow('[]{},')) }));
    }
    if (first === '{') {
      return this.#deeper(() => this.#flowFields(line));
    }
    if (first === '"' || first === "'") {
      return { line, scalar: this.#quoted(first), plain: false };
    }
    if (/[&*!|>%@`]/.test(first)) {
      this.#refuse(`a value does not begin with ${first} here: anchors, aliases, tags and block texts are not read`);
    }
    return { line, scalar: this.#plain(within), plain: true };
  }

  #flowFields(line) {
    const fields = new Map();
    this.#between('{', '}', () => {
      const key = /["']/.test(this.#text[this.#at]) ? this.#quoted(this.#text[this.#at]) : this.#plain('[]{},');
      this.#gap();
      if (fields.has(key)) {
        this.#refuse(`the key ${key} stands here a second time`);
      }
      if (this.#text[this.#at] === ':') {
        this.#at++;
        this.#gap();
        fields.set(key, /[,}]/.test(this.#text[this.#at] ?? '') ? { line: this.#line, scalar: '', plain: true } : this.#flow('[]{},'));
      } else {
        this.#refuse('a colon must stand here');
      }
    });
    return { line, fields };
  }

  #between(open, close, each) {
    const all = [];
    this.#at++;
    this.#gap();
    while (this.#text[this.#at] !== close) {
      if (this.#ended()) {
        this.#refuse(`${open} is not closed: ${close} is missing`);
      }
      all.push(each());
      this.#gap();
      if (this.#text[this.#at] === ',') {
        this.#at++;
        this.#gap();
      } else if (this.#text[this.#at] !== close) {
        this.#refuse(`a comma or ${close} must stand here`);
      }
    }
    this.#at++;
    return all;
  }

  #quoted(quote) {
    const pattern = quote === '"' ? /"((?:[^"\\]|\\[^])*)"/y : /'((?:[^']|'')*)'/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) {
      this.#refuse(`${quote} is not closed`);
    }
    const folded = found[1].replace(/[ \t]*\n[ \t]*/g, ' ');
    const text = quote === "'" ? folded.replace(/''/g, "'") : folded.replace(/\\(x..|u....|U.{8}|[^])/g, (_, escape) => this.#escaped(escape));
    this.#advance(pattern.lastIndex);
    return text;
  }

  #escaped(escape) {
    const simple = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', 0: '\0', '"': '"', '\\': '\\', '/': '/', ' ': ' ', e: '\x1b', a: '\x07', v: '\v', N: '\x85', _: '\xa0' };
    const code = /^[xuU]([0-9a-fA-F]+)$/.exec(escape)?.[1];
    if (code !== undefined) {
      return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
    }
    return simple[escape] ?? this.#refuse(`there is no \\${escape} in a quoted text`);
  }

  /** A scalar without quotes: to the end of the line, a comment, or in a flow value its next sign. */
  #plain(within) {
    const start = this.#at;
    let end = start;
    while (end < this.#text.length && this.#text[end] !== '\n') {
      const c = this.#text[end];
      const next = this.#text[end + 1] ?? '\n';
      const endsHere = within.includes(c) || (c === '#' && /[ \t]/.test(this.#text[end - 1])) || (c === ':' && (/[ \t\n]/.test(next) || within.includes(next)));
      if (endsHere && (within !== '' || c === '#')) {
        break;
      }
      if (c === ':' && endsHere) {
        this.#at = end;
        this.#refuse('no second key may stand in this line');
      }
      end++;
    }
    const text = this.#text.slice(start, end).trimEnd();
    if (text === '') {
      this.#refuse('a value must stand here');
    }
    this.#at = start + text.length;
    return text;
  }

  #dash() {
    return this.#text[this.#at] === '-' && /[ \n]|^$/.test(this.#text[this.#at + 1] ?? '');
  }

  /** Whether a key and its colon stand here. */
  #keyAhead() {
    return /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'#[\]{},&*!|>%@`][^\n#]*?) *:(?=[ \t\n]|$)/.test(this.#untilLineEnd());
  }

  #key() {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") {
      const key = this.#quoted(first);
      this.#blanks();
      return key;
    }
    const length = /:(?=[ \t\n]|$)/.exec(this.#untilLineEnd()).index;
    const key = this.#text.slice(this.#at, this.#at + length).trimEnd();
    this.#at += length;
    return key;
  }

  #deeper(read) {
    if (++this.#depth > DEEPEST) {
      this.#refuse(`values may stand ${DEEPEST} deep`);
    }
    const value = read();
    this.#depth--;
    return value;
  }

  /** Over blanks, comments and line ends. */
  #gap() {
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] === '#' && (this.#at === 0 || /\s/.test(this.#text[this.#at - 1]))) {
        this.#at += this.#untilLineEnd().length;
      }
      if (this.#text[this.#at] !== '\n') {
        return;
      }
      this.#at++;
      this.#line++;
    }
  }

  #blanks() {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') {
      this.#at++;
    }
  }

  #advance(to) {
    this.#line += this.#text.slice(this.#at, to).split('\n').length - 1;
    this.#at = to;
  }

  #column() {
    return this.#at - (this.#text.lastIndexOf('\n', this.#at - 1) + 1);
  }

  #untilLineEnd() {
    const end = this.#text.indexOf('\n', this.#at);
    return this.#text.slice(this.#at, end < 0 ? undefined : end);
  }

  #rest(length) {
    return this.#text.slice(this.#at, this.#at + length);
  }

  #ended() {
    return this.#at >= this.#text.length;
  }

  #refuse(text) {
    throw new RefusedError([{ line: this.#line, text }]);
  }
}
