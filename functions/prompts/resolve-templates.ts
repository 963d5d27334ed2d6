import { demandNoFaults, type Fault } from '#shared/domain/errors.ts';
import { type FragmentReader, piecesOf, pinName, pinsOf } from '#shared/domain/fragment.ts';
import { type ParsedTemplate, type ParseTemplate, templateFaults } from '#shared/domain/template.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { Variable } from '#shared/domain/version.ts';
import { bytesOf, maxContentBytes } from '#shared/domain/version-content.ts';

type Dependencies = { readonly fragments: FragmentReader; readonly parseTemplate: ParseTemplate };
type Place = {
  readonly tenant: TenantContext;
  readonly workspace: string;
  /** The declared variables; without them any may be named. */
  readonly variables?: Readonly<Record<string, Variable>>;
};
/** A text of the request and its place, such as `body.messages.0.content`. */
type Template = { readonly path: string; readonly text: string };
type Parsed = Template & { readonly parsed: ParsedTemplate };

const mostFragments = 50;

/** The texts of the fragments that templates include, by name and version. @throws AppError `validation_failed`. */
const fragmentsOf = async (
  fragments: FragmentReader,
  { tenant, workspace }: Place,
  templates: readonly Parsed[],
): Promise<ReadonlyMap<string, string>> => {
  const pins = pinsOf({ tags: templates.flatMap(({ parsed }) => parsed.tags) });
  if (pins.length > mostFragments) {
    const message = `includes more than ${mostFragments} different fragments`;
    demandNoFaults(templates.slice(0, 1).map(({ path }) => ({ path, message })));
  }
  const versions = await fragments.pinned(tenant, workspace, pins);
  const texts = new Map<string, string>();
  for (const version of versions) if (version) texts.set(pinName(version), version.resolvedContent);
  const missing = templates.flatMap(({ path, parsed }) =>
    pinsOf(parsed)
      .map(pinName)
      .filter((name) => !texts.has(name))
      .map((name) => ({ path, message: `the fragment "${name}" does not exist` })),
  );
  demandNoFaults(missing);
  return texts;
};

/** Whether texts are too large together; UTF-16 units are never more than bytes, and counting them is cheaper. */
const isTooLarge = (texts: readonly string[]): boolean =>
  texts.reduce((total, { length }) => total + length, 0) > maxContentBytes || bytesOf(texts) > maxContentBytes;

/**
 * Checks templates and puts their fragments in. Fragments hold no fragments any more, and the result is checked again:
 * where a fragment meets the text around it, braces could join to a tag that neither has.
 * @throws AppError `validation_failed` with the path of the template and, in the message, line and column.
 */
export const resolveTemplates = async (
  { fragments, parseTemplate }: Dependencies,
  place: Place,
  templates: readonly Template[],
): Promise<readonly string[]> => {
  const parsedOnes = templates.map((template): Parsed => ({ ...template, parsed: parseTemplate(template.text) }));
  const faultsOf = ({ path, text, parsed }: Parsed): Fault[] =>
    templateFaults(text, parsed, place.variables).map((message) => ({ path, message }));
  demandNoFaults(parsedOnes.flatMap(faultsOf));

  const texts = await fragmentsOf(fragments, place, parsedOnes);
  if (texts.size === 0) return templates.map(({ text }) => text);

  const pieces = parsedOnes.map(({ text, parsed }) => piecesOf(text, parsed, texts));
  if (isTooLarge(pieces.flat())) {
    const message = `has more than ${maxContentBytes} bytes once fragments are put in`;
    demandNoFaults(parsedOnes.slice(0, 1).map(({ path }) => ({ path, message })));
  }
  const resolved = parsedOnes.map(({ path }, index): Parsed => {
    const text = (pieces[index] ?? []).join('');
    return { path, text, parsed: parseTemplate(text) };
  });
  const joined = resolved.filter(({ parsed }) => parsed.tags.some(({ kind }) => kind === 'partial'));
  demandNoFaults([
    ...resolved.flatMap(faultsOf).map(({ path, message }) => ({ path, message: `with fragments put in, ${message}` })),
    ...joined.map(({ path }) => ({ path, message: 'with fragments put in, another fragment is named' })),
  ]);
  return resolved.map(({ text }) => text);
};
