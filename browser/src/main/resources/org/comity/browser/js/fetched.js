// Fetching with a bound, because whoever answers is not trusted.

import { MalformedError, concat } from './bytes.js';

export async function fetchBytes(url, maxBytes) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new MalformedError(`${url}: answered ${response.status}`);
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
      throw new MalformedError(`${url}: more than ${maxBytes} bytes`);
    }
    parts.push(value);
  }
}
