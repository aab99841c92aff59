// Whether a page shows what was signed. The page came from the node that is being checked, so what it prints is
// compared with what the receipt holds.
//
// Compared are, inside one element of the page:
//   [data-raw-act]                      its text is the act as JSON, in any layout; several hold one act in pieces
//   [data-act-id] [data-entry-hash] [data-leaf-hash] [data-root]
//                                       the attribute is the value in hex; a text in hex, whole or cut with "…", too
//   [data-log] [data-index] [data-size] the attribute is the origin, the entry's index from 0, the size of the tree
//
// An attribute may be empty where the text says it all.

import { UnverifiedError, hex, sameBytes, utf8 } from './bytes.js';
import { canonicalJson, parseJson } from './jcs.js';

/** Whether there is anything to compare. */
export function showsAnAct(page) {
  return page.querySelector(['[data-raw-act]', ...Object.keys(valuesOf()).map(selector)].join()) !== null;
}

/** Returns if everything that `page` shows of the act is what the receipt holds. */
export function requireShown(page, found) {
  const pieces = [...page.querySelectorAll('[data-raw-act]')].map(element => element.textContent);
  if (pieces.length > 0 && !sameBytes(canonicalJson(parseJson(utf8(pieces.join('\n')), 'the act shown')), found.entry)) {
    throw new UnverifiedError('the act shown on this page is not the act in the receipt');
  }
  for (const [name, value] of Object.entries(valuesOf(found))) {
    for (const element of page.querySelectorAll(selector(name))) {
      requireFits(name, element.getAttribute(`data-${name}`), element.textContent.trim(), value);
    }
  }
}

function valuesOf(found) {
  return {
    'act-id': found?.actId,
    'entry-hash': found?.entryHash,
    'leaf-hash': found && hex(found.leaf),
    'root': found && hex(found.checkpoint.root),
    'log': found?.checkpoint.origin,
    'index': found && String(found.receipt.index),
    'size': found && String(found.checkpoint.size),
  };
}

function requireFits(name, attribute, text, value) {
  if (attribute !== '' && attribute !== value) {
    throw new UnverifiedError(`this page gives ${name} as ${attribute}; the receipt has ${value}`);
  }
  const digits = /^([0-9a-f]{8,64})…?$/.exec(text)?.[1];
  if (digits !== undefined && /^[0-9a-f]{64}$/.test(value)) {
    const fits = text.endsWith('…') ? value.startsWith(digits) : value === digits;
    if (!fits) {
      throw new UnverifiedError(`this page shows ${name} as ${text}; the receipt has ${value}`);
    }
  }
}

function selector(name) {
  return `[data-${name}]`;
}
