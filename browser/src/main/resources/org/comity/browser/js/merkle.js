// Tree hashes of RFC 6962 and RFC 9162, SHA-256. Indexes and sizes are safe integers; they are halved by division,
// because the shifts of JavaScript know 32 bits only.

import { MalformedError, UnverifiedError, concat, hex, sameBytes, sha256 } from './bytes.js';

export const HASH_BYTES = 32;

export function leafHash(entry) {
  return sha256(concat(Uint8Array.of(0), entry));
}

export function nodeHash(left, right) {
  return sha256(concat(Uint8Array.of(1), left, right));
}

/**
 * The climb from a leaf to the root that the tree has if the leaf stands at `index`: RFC 9162 section 2.1.3.2.
 *
 * Each step says which hash the proof brought, on which side it stands, which entries [start, end) it covers, and what
 * the two give. A picture of the climb needs no more.
 */
export async function climb(leaf, index, size, proof) {
  requireIndex(index, size);
  requireHashes([leaf, ...proof]);
  const steps = [];
  let hash = leaf;
  let fn = index;
  let sn = size - 1;
  let width = 1; // entries below a node of the level that is reached
  for (const sibling of proof) {
    if (sn === 0) {
      throw new MalformedError(`inclusion proof: ${proof.length} hashes are too many for ${size} entries`);
    }
    if (fn % 2 === 1 || fn === sn) {
      while (fn % 2 === 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
        width *= 2;
      }
      const start = (fn - 1) * width;
      hash = await nodeHash(sibling, hash);
      steps.push({ sibling, side: 'before', start, end: start + width, gives: hash });
    } else {
      const start = (fn + 1) * width;
      hash = await nodeHash(hash, sibling);
      steps.push({ sibling, side: 'after', start, end: Math.min(start + width, size), gives: hash });
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
    width *= 2;
  }
  if (sn !== 0) {
    throw new MalformedError(`inclusion proof: ${proof.length} hashes are too few for ${size} entries`);
  }
  return { root: hash, steps };
}

/** Returns the climb if it ends at `root`. */
export async function verifyInclusion(leaf, index, size, proof, root) {
  const climbed = await climb(leaf, index, size, proof);
  requireSameRoot(climbed.root, root);
  return climbed;
}

/** Returns if the tree of size `m` and root `first` is the beginning of the tree of size `n`: RFC 9162 section 2.1.4.2. */
export async function verifyConsistency(m, n, first, second, proof) {
  requireIndex(m - 1, n);
  requireHashes([first, second, ...proof]);
  if (m === n) {
    if (proof.length > 0) {
      throw new MalformedError('consistency proof: a tree needs no proof that it is itself');
    }
    return requireSameRoot(first, second);
  }
  let fn = m - 1;
  let sn = n - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  // What is left of m - 1 is 0 exactly if m is a power of two; then the first tree is itself a node of the second.
  const [seed, ...path] = fn === 0 ? [first, ...proof] : proof;
  if (seed === undefined) {
    throw new MalformedError('consistency proof: empty');
  }
  let fr = seed;
  let sr = seed;
  for (const hash of path) {
    if (sn === 0) {
      throw new MalformedError('consistency proof: too long');
    }
    if (fn % 2 === 1 || fn === sn) {
      fr = await nodeHash(hash, fr);
      sr = await nodeHash(hash, sr);
      while (fn !== 0 && fn % 2 === 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = await nodeHash(sr, hash);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) {
    throw new MalformedError('consistency proof: too short');
  }
  requireSameRoot(fr, first);
  requireSameRoot(sr, second);
}

/** The root over all hashes of one level, from left to right. */
export async function rootOf(hashes) {
  if (hashes.length === 0) {
    return sha256(new Uint8Array(0));
  }
  let level = hashes;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < level.length; at += 2) {
      above.push(await nodeHash(level[at], level[at + 1]));
    }
    // A node without a sibling rises as it is.
    level = level.length % 2 === 1 ? [...above, level.at(-1)] : above;
  }
  return level[0];
}

/**
 * The root of a tree of `size` entries from the partial tiles at its right edge.
 *
 * @param readTile (level, index, width) → the tile's `width * 32` bytes, or a promise of them
 */
export async function rootFromTiles(size, readTile) {
  let root; // of everything right of the level that is reached
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / 256)) {
    const width = count % 256;
    if (width === 0) {
      continue;
    }
    const bytes = await readTile(level, Math.floor(count / 256), width);
    if (bytes.length !== width * HASH_BYTES) {
      throw new MalformedError(`tile ${level}: ${bytes.length} bytes where ${width} hashes were expected`);
    }
    const hashes = Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
    root = await rootOfEdge(hashes, root);
  }
  return root ?? rootOf([]);
}

/** The root over whole subtrees of one width, and the root of what stands right of them, which is narrower. */
async function rootOfEdge(hashes, right) {
  let root = right;
  let end = hashes.length;
  // From the right: first the smallest group of 2^k hashes, as the binary digits of their number tell.
  for (let group = 1; end > 0; group *= 2) {
    if (end % (group * 2) === 0) {
      continue;
    }
    const whole = await rootOf(hashes.slice(end - group, end));
    root = root === undefined ? whole : await nodeHash(whole, root);
    end -= group;
  }
  return root;
}

function requireIndex(index, size) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new MalformedError(`entry ${index} does not stand in a tree of ${size} entries`);
  }
}

function requireHashes(hashes) {
  if (hashes.some(hash => hash.length !== HASH_BYTES)) {
    throw new MalformedError(`a hash has ${HASH_BYTES} bytes`);
  }
}

function requireSameRoot(computed, expected) {
  if (!sameBytes(computed, expected)) {
    throw new UnverifiedError(`the hashes give the root ${hex(computed)}, not ${hex(expected)}`);
  }
}
