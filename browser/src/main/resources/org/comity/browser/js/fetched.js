// Fetching with a bound, because whoever answers is not trusted. What goes wrong here says nothing about the record.

import { concat } from './bytes.js';

export async function fetchBytes(url, maxBytes) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${url}: answered ${response.status}`);
  }
  const parts = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return concat(...parts);
    }
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new Error(`${url}: more than ${maxBytes} bytes`);
    }
    parts.push(value);
  }
}
