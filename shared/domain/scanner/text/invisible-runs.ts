import { isTag, isVariationSelector } from './characters.ts';
import { type Hidden, isPrintable, longestDecoded } from './hidden.ts';
import { isAscii } from './units.ts';

/** A flag of a nation's part is a black flag, tags and a cancel tag (Unicode Technical Standard #51, annex C). */
const blackFlag = 0x1f3f4;
const longestFlag = 7;
const fewest = 4;

/** Reads runs of tag characters and of variation selectors, in which each stands for a byte that no reader sees. */
export const invisibleRuns = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  if (isAscii(content) || !/[\ufe00-\ufe0f\udb40]/.test(content)) return found;
  for (let at = 0; at < content.length; ) {
    const code = content.codePointAt(at) ?? 0;
    const belongs = isTag(code) ? isTag : isVariationSelector(code) ? isVariationSelector : undefined;
    if (belongs === undefined) {
      at += code > 0xffff ? 2 : 1;
      continue;
    }
    const bytes: number[] = [];
    let end = at;
    for (let next = code; belongs(next); next = content.codePointAt(end) ?? 0) {
      bytes.push(belongs === isTag ? next & 0x7f : next >= 0xe0100 ? next - 0xe0100 + 16 : next - 0xfe00);
      end += next > 0xffff ? 2 : 1;
    }
    const flag = at >= 2 && content.codePointAt(at - 2) === blackFlag && bytes.length <= longestFlag;
    if (bytes.length >= fewest && !flag) {
      const text = String.fromCharCode(...bytes.filter(isPrintable).slice(0, longestDecoded / 8));
      found.push({ how: belongs === isTag ? 'tags' : 'selectors', start: at, end, text });
    }
    at = end;
  }
  return found;
};
