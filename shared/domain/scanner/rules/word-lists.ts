/** Lists of words as patterns that are quick however long the lists are. */

type Branch = { readonly next: Map<string, Branch>; ends: boolean; open: boolean };
const branch = (): Branch => ({ next: new Map(), ends: false, open: false });

const restOfWord = '[a-z]{0,12}';
/** More wordings than this of one item are left to the regular expression. */
const mostWordings = 400;
const plain = /^[a-z0-9 '-]+\*?$/;
const innermost = /\(\?:([^()]*)\)/g;

/** All wordings of an item without nested groups, such as `card (?:number|detail)s?`, or none if it has other signs. */
const wordingsOf = (item: string): readonly string[] => {
  let wordings: readonly string[] = [''];
  for (const [part, group, optional] of item.matchAll(/\(\?:([^()]*)\)(\??)|[^()?]\??/g)) {
    const unit = part.endsWith('?') && group === undefined;
    const ways = group === undefined ? [unit ? part.slice(0, -1) : part] : group.split('|').flatMap(wordingsOf);
    const spared = unit || optional === '?' ? [...ways, ''] : ways;
    wordings = wordings.flatMap((before) => spared.map((way) => before + way));
    if (wordings.length > mostWordings) return [];
  }
  return wordings.every((wording) => plain.test(wording)) ? wordings : [];
};

/** A trie as a pattern: of alternatives that differ in their first unit one at most is tried, whatever their number. */
const patternOf = ({ next, ends, open }: Branch): string => {
  const ways = [...next].map(([unit, after]) => unit + patternOf(after));
  if (open) ways.push(restOfWord);
  else if (ends && ways.length > 0) ways.push('');
  return ways.length > 1 ? `(?:${ways.join('|')})` : ways.join('');
};

const woven = (wordings: readonly string[]): string => {
  const root = branch();
  for (const wording of wordings) {
    let at = root;
    for (const unit of wording.replace('*', '')) {
      const after = at.next.get(unit) ?? branch();
      at.next.set(unit, after);
      at = after;
    }
    if (wording.endsWith('*')) at.open = true;
    at.ends = true;
  }
  return patternOf(root);
};

/** Weaves the innermost groups of a source that hold words alone. */
export const weave = (source: string): string =>
  source.replace(innermost, (whole, group: string) => {
    const ways = group.split('|').map(wordingsOf);
    return ways.length > 3 && ways.every((way) => way.length > 0) ? `(?:${woven(ways.flat())})` : whole;
  });

/**
 * The source of a pattern for any item of a list such as `delet* | wipe out`, where a star stands for the rest of a
 * word. Items of words share their beginnings; others stand as they are.
 */
export const oneOf = (list: string): string => {
  const items = list
    .split(/\s\|\s/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => ({ item, wordings: wordingsOf(item) }));
  const words = items.flatMap(({ wordings }) => wordings);
  const others = items
    .filter(({ wordings }) => wordings.length === 0)
    .map(({ item }) => weave(item.replaceAll('*', restOfWord)));
  return [...(words.length > 0 ? [woven(words)] : []), ...others].join('|');
};
