/**
 * A trie of UTF-16 units over a sorted list of words, cut off at a depth. Nodes are numbered by depth, so that those
 * near the root lie side by side.
 */
export type Trie = {
  readonly nodes: number;
  /** The unit that leads to each node. */
  readonly unit: Uint16Array;
  /** The children of a node are those from `firstChild[node]` to `firstChild[node + 1]`, exclusive. */
  readonly firstChild: Int32Array;
  /** The words that end in a node are those from `firstWord[node]` to `lastWord[node]`, exclusive; at most one above the cut. */
  readonly firstWord: Int32Array;
  readonly lastWord: Int32Array;
};

/** @param words sorted by their units, each once; what they have beyond the cut is left to whoever follows the trie */
export const buildTrie = (words: readonly string[], cut: number): Trie => {
  const most = words.reduce((sum, { length }) => sum + Math.min(length, cut), 1);
  const unit = new Uint16Array(most);
  const firstChild = new Int32Array(most + 1);
  const firstWord = new Int32Array(most);
  const lastWord = new Int32Array(most);
  /** The words below each node, from and to; a node's own come first in the list, being the shortest. */
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  to[0] = words.length;

  let nodes = 1;
  let depth = 0;
  for (let node = 0, levelEnd = 1; node < nodes; node += 1) {
    if (node === levelEnd) {
      depth += 1;
      levelEnd = nodes;
    }
    firstChild[node] = nodes;
    let at = from[node] ?? 0;
    const end = to[node] ?? 0;
    firstWord[node] = at;
    while (at < end && (depth === cut || words[at]?.length === depth)) at += 1;
    lastWord[node] = at;
    while (at < end) {
      const lead = words[at]?.charCodeAt(depth) ?? 0;
      unit[nodes] = lead;
      from[nodes] = at;
      while (at < end && words[at]?.charCodeAt(depth) === lead) at += 1;
      to[nodes] = at;
      nodes += 1;
    }
  }
  firstChild[nodes] = nodes;
  return { nodes, unit, firstChild, firstWord, lastWord };
};
