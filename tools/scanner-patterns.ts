import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createSourceFile, forEachChild, isRegularExpressionLiteral, type Node, ScriptTarget } from 'typescript';

const folder = fileURLToPath(new URL('../shared/domain/scanner/', import.meta.url));

/** A regular expression of the scanner, and the files that have it. */
export type ScannerPattern = { readonly source: string; readonly flags: string; readonly files: readonly string[] };

const scannerFiles = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .toSorted();

/** The regular expressions that are written as such. */
const literalsIn = (file: string): readonly RegExp[] => {
  const found: RegExp[] = [];
  const visit = (node: Node): void => {
    if (isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    forEachChild(node, visit);
  };
  visit(createSourceFile(file, readFileSync(`${folder}${file}`, 'utf8'), ScriptTarget.ES2024, true));
  return found;
};

/** The module that is being loaded: the outermost of the scanner's on the stack. */
const moduleOnStack = (): string =>
  [...(new Error().stack ?? '').matchAll(/shared\/domain\/scanner\/([\w/.-]+?\.ts)/g)].at(-1)?.[1] ?? 'unknown';

/** The regular expressions that are put together from parts while the modules are loaded. */
const constructedIn = async (files: readonly string[]): Promise<readonly (readonly [file: string, RegExp])[]> => {
  const found: (readonly [string, RegExp])[] = [];
  const original = globalThis.RegExp;
  const depth = Error.stackTraceLimit;
  const recorded = (made: RegExp): RegExp => {
    found.push([moduleOnStack(), made]);
    return made;
  };
  type Words = [pattern: string | RegExp, flags?: string];
  globalThis.RegExp = new Proxy(original, {
    construct: (target, words: Words) => recorded(new target(...words)),
    apply: (target, _, words: Words) => recorded(target(...words)),
  });
  Error.stackTraceLimit = 40;
  try {
    for (const file of files) await import(pathToFileURL(`${folder}${file}`).href);
    const { lazyPatterns } = await import('#shared/domain/scanner/pattern.ts');
    for (const pattern of lazyPatterns()) pattern.test('');
  } finally {
    globalThis.RegExp = original;
    Error.stackTraceLimit = depth;
  }
  return found;
};

/**
 * Every regular expression of the scanner: those written as literals, found by the compiler in the sources, and those
 * that are made while its modules are loaded, which therefore must not have been loaded before, or when they are tried.
 */
export const scannerPatterns = async (): Promise<readonly ScannerPattern[]> => {
  const files = scannerFiles();
  const all = [
    ...files.flatMap((file) => literalsIn(file).map((pattern) => [file, pattern] as const)),
    ...(await constructedIn(files)),
  ];
  const patterns = new Map<string, ScannerPattern>();
  for (const [file, { source, flags }] of all) {
    const known = patterns.get(`/${source}/${flags}`)?.files ?? [];
    patterns.set(`/${source}/${flags}`, { source, flags, files: [...new Set([...known, file])] });
  }
  return [...patterns.values()];
};
