/** A trie of UTF-16 units; nodes are numbered by depth, so that those near the root lie side by side. */
export type Trie = {
  readonly nodes: number;
  /** The unit that leads to each node. */
  readonly unit: Uint16Array;
  readonly parent: Int32Array;
  /** The children of a node are those from `firstChild[node]` to `firstChild[node + 1]`, exclusive. */
  readonly firstChild: Int32Array;
  /** The number of the word that ends in each node, or -1. */
  readonly wordAt: Int32Array;
};

type Level = { readonly from: number; readonly to: number; readonly parent: number };

/** Builds the trie of distinct words, level by level over the sorted list of them. */
export const buildTrie = (words: readonly string[]): Trie => {
  const order = words.map((_, number) => number).sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const most = words.reduce((sum, { length }) => sum + length, 1);
  const unit = new Uint16Array(most);
  const parent = new Int32Array(most);
  const firstChild = new Int32Array(most + 1);
  const wordAt = new Int32Array(most).fill(-1);

  let nodes = 1;
  let level: Level[] = [{ from: 0, to: order.length, parent: 0 }];
  for (let depth = 0, node = 0; level.length > 0; depth += 1) {
    const next: Level[] = [];
    for (const { from, to } of level) {
      firstChild[node] = nodes;
      for (let at = from; at < to; ) {
        const number = order[at] ?? 0;
        const word = words[number] ?? '';
        if (word.length === depth) {
          wordAt[node] = number;
          at += 1;
          continue;
        }
        const lead = word.charCodeAt(depth);
        const first = at;
        while (at < to && words[order[at] ?? 0]?.charCodeAt(depth) === lead) at += 1;
        unit[nodes] = lead;
        parent[nodes] = node;
        next.push({ from: first, to: at, parent: node });
        nodes += 1;
      }
      node += 1;
    }
    level = next;
  }
  firstChild[nodes] = nodes;
  return { nodes, unit, parent, firstChild, wordAt };
};
