import { foreign, type PatternTree } from './pattern-tree.ts';
import { stemOfUnits, stems } from './word-keys.ts';
import { wordUnits } from './word-units.ts';

/** How a match may begin: with a word of one of the stems, a bit for each, or within a text that holds one of the marks. */
export type Openings = { readonly stems: Uint32Array; readonly marks: readonly string[] };

const stemUnits = 3;
/** A pattern that can begin in more ways, or with more marks, is tried as it is. */
const mostSteps = 20_000;
const mostMarks = 8;

/** The first units of a match: `undefined` before the boundary that it begins at. */
type Spelled = readonly number[] | undefined;
type Then = (spelled: Spelled) => void;

/** Thrown where a match may begin with anything. */
const anything = new Error('A match may begin with anything.');

/**
 * How the matches of a pattern begin, or undefined when that cannot be told. It can where a pattern asks for a boundary
 * and then for the first units of a word or for certain marks: whatever follows the first three units is not looked at.
 */
export const openingsOf = (tree: PatternTree): Openings | undefined => {
  const found = new Uint32Array(stems / 32);
  const marks = new Set<string>();
  let steps = 0;

  const addStem = (stem: number): void => {
    found[stem >>> 5] = (found[stem >>> 5] ?? 0) | (1 << (stem & 31));
  };
  /** Adds what is spelled; past it the word is over, or `goesOn` in any way. */
  const add = (spelled: Spelled, goesOn: boolean): void => {
    const [first] = spelled ?? [];
    if (spelled === undefined || first === undefined) throw anything;
    if (wordUnits[first] !== 1) {
      if (marks.add(String.fromCharCode(...spelled)).size > mostMarks) throw anything;
      return;
    }
    const { stem, free } = stemOfUnits(spelled);
    for (let rest = 0; rest <= (goesOn ? free : 0); rest += 1) addStem(stem | rest);
  };

  const walk = (node: PatternTree, spelled: Spelled, then: Then): void => {
    steps += 1;
    if (steps > mostSteps) throw anything;
    if (node.kind === 'nothing') then(spelled);
    else if (node.kind === 'boundary') walkBoundary(spelled, then);
    else if (node.kind === 'end') {
      add(spelled, false);
      then(spelled);
    } else if (node.kind === 'choice') for (const way of node.ways) walk(way, spelled, then);
    else if (node.kind === 'sequence') walkAll(node.parts, 0, spelled, then);
    else if (node.kind === 'repeated') walkTimes(node, 0, spelled, then);
    else walkUnit(node, spelled, then);
  };
  const walkBoundary = (spelled: Spelled, then: Then): void => {
    const last = spelled?.at(-1);
    if (last === undefined) then([]);
    else if (wordUnits[spelled?.[0] ?? 0] === 1) add(spelled, false);
    else then(spelled);
  };
  const walkAll = (parts: readonly PatternTree[], at: number, spelled: Spelled, then: Then): void => {
    const part = parts[at];
    if (part === undefined) then(spelled);
    else walk(part, spelled, (after) => walkAll(parts, at + 1, after, then));
  };
  const walkTimes = (
    node: PatternTree & { readonly kind: 'repeated' },
    times: number,
    spelled: Spelled,
    then: Then,
  ): void => {
    if (times >= node.least) then(spelled);
    if (times < Math.min(node.most, Math.max(node.least, stemUnits)))
      walk(node.of, spelled, (after) => walkTimes(node, times + 1, after, then));
  };
  const walkUnit = (
    { words, marks: others }: PatternTree & { readonly kind: 'unit' },
    spelled: Spelled,
    then: Then,
  ): void => {
    if (spelled === undefined) throw anything;
    const inWord = spelled.length > 0 && wordUnits[spelled[0] ?? 0] === 1;
    if (inWord && others.length > 0) add(spelled, false);
    // Marks are told unit for unit as far as they are few.
    const units = inWord ? words : [...words, ...others];
    if (!inWord && (others.includes(foreign) || (spelled.length > 0 && units.length > mostMarks))) {
      add(spelled, true);
      return;
    }
    for (const unit of units) {
      const longer = [...spelled, unit];
      if (longer.length === stemUnits) add(longer, true);
      else then(longer);
    }
  };

  try {
    walk(tree, undefined, (spelled) => add(spelled, true));
  } catch (error) {
    if (error === anything) return undefined;
    throw error;
  }
  return { stems: found, marks: [...marks] };
};
