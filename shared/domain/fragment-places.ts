import { pinName } from './fragment.ts';
import type { Evidence, Finding, Fix } from './scanner/report.ts';
import { type ParsedTemplate, type ParseTemplate, type Pin, pinOf } from './template.ts';

/** A text as it was written and as it is with its fragments put in. */
export type Written = { readonly content: string; readonly resolved: string };

/** The texts of fragments, by name and version: `greeting@3`. */
export type FragmentTexts = ReadonlyMap<string, Written>;

type Range = { readonly start: number; readonly end: number };

/** A stretch of a resolved text, and the range of the written one that it stands for; of a fragment, that of its tag. */
type Stretch = Range & { readonly written: Range; readonly pin?: Pin };

/** The stretches of a template, as `piecesOf` puts them together. */
const stretchesOf = (text: string, { tags }: ParsedTemplate, fragments: FragmentTexts): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let written = 0;
  let resolved = 0;
  const add = (to: number, length: number, pin?: Pin): void => {
    const range = { start: written, end: to };
    stretches.push({ start: resolved, end: resolved + length, written: range, ...(pin && { pin }) });
    written = to;
    resolved += length;
  };
  for (const tag of tags) {
    const pin = tag.kind === 'partial' ? pinOf(tag) : undefined;
    if (!pin) continue;
    add(tag.start, tag.start - written);
    add(tag.end, fragments.get(pinName(pin))?.resolved.length ?? 0, pin);
  }
  add(text.length, text.length - written);
  return stretches;
};

/** The range of the written text for one of the resolved text, and the fragment in which all of it stands, if it does. */
const writtenRange = (stretches: readonly Stretch[], { start, end }: Range): Range & { readonly inside?: Stretch } => {
  const first = stretches.find((stretch) => start < stretch.end);
  const last = stretches.find((stretch) => end <= stretch.end && end > stretch.start) ?? first;
  if (!first || !last) return { start, end };
  const inside = first === last && first.pin ? first : undefined;
  return {
    start: first.pin ? first.written.start : first.written.start + start - first.start,
    end: last.pin ? last.written.end : last.written.start + end - last.start,
    ...(inside && { inside }),
  };
};

/**
 * Points findings on the resolved messages of a version to what was written: into the message, and where all of the
 * evidence comes from a fragment, to the fragment's tag there and to the place within the fragment, the innermost one.
 * An edit that a fragment would need is left out: fragments are immutable, and others may include them.
 *
 * @param messages in their order, as findings number them
 */
export const pointToWritten = (
  findings: readonly Finding[],
  messages: readonly Written[],
  fragments: FragmentTexts,
  parseTemplate: ParseTemplate,
): readonly Finding[] => {
  const known = new Map<Written, readonly Stretch[]>();
  const stretches = (text: Written): readonly Stretch[] => {
    const before = known.get(text);
    if (before) return before;
    const made = stretchesOf(text.content, parseTemplate(text.content), fragments);
    known.set(text, made);
    return made;
  };

  const withinFragment = (pin: Pin, range: Range): Evidence['fragment'] => {
    const text = fragments.get(pinName(pin));
    if (!text) return undefined;
    const { start, end, inside } = writtenRange(stretches(text), range);
    if (!inside?.pin) return { name: pin.fragment, version: pin.version, start, end };
    return withinFragment(inside.pin, { start: range.start - inside.start, end: range.end - inside.start });
  };

  const evidenceOf = (evidence: Evidence, message: Written): Evidence => {
    const { start, end, inside } = writtenRange(stretches(message), evidence);
    const fragment =
      inside?.pin &&
      withinFragment(inside.pin, { start: evidence.start - inside.start, end: evidence.end - inside.start });
    return { ...evidence, start, end, ...(fragment && { fragment }) };
  };

  const fixOf = (fix: Fix, message: Written): Fix | undefined => {
    const touched = stretches(message).filter(({ start, end }) => start <= fix.end && end >= fix.start);
    const home = touched.find(({ start, end, pin }) => !pin && start <= fix.start && fix.end <= end);
    return (
      home && {
        ...fix,
        start: home.written.start + fix.start - home.start,
        end: home.written.start + fix.end - home.start,
      }
    );
  };

  return findings.map(({ evidence, fix, ...finding }) => {
    const message = messages[evidence?.messageIndex ?? -1];
    const edited = messages[fix?.messageIndex ?? -1];
    const edit = fix && edited && fixOf(fix, edited);
    return {
      ...finding,
      ...(evidence && { evidence: message ? evidenceOf(evidence, message) : evidence }),
      ...(edit && { fix: edit }),
    };
  });
};
