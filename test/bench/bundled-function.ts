import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { functionOptions } from '#infra/constructs/bundled-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package by its name; a file of this repository by its first two folders, and a contract by itself. */
const originOf = (input: string): string =>
  /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ??
  /^(shared\/contracts\/.+|shared\/domain\/[^/]+)/.exec(input)?.[1] ??
  input.split('/').slice(0, 2).join('/');

export type BundledFunction = {
  readonly file: string;
  /** Of what is read when it starts; what is imported late is not. */
  readonly bytes: number;
  /** Bytes that each package or folder has in it, the most first. */
  readonly origins: readonly (readonly [origin: string, bytes: number])[];
};

/** The files that are read with one, itself first. */
const readWith = ({ outputs }: Metafile, first: string): readonly string[] => {
  const files = [first];
  for (const file of files) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs && !files.includes(path)) files.push(path);
    }
  }
  return files;
};

/** Bundles a function as the deployed one is, into a directory of its own, and tells what of it is read at its start. */
export const bundledFunction = async (entry: string, directory: string): Promise<BundledFunction> => {
  const home = `${directory}/${entry.replaceAll('/', '-').replace(/\.ts$/, '')}`;
  const { metafile } = await build({ ...functionOptions(entry, home), metafile: true });
  const [first] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? [];
  if (first === undefined) throw new Error(`${entry} made no bundle.`);
  const read = readWith(metafile, first).map((file) => metafile.outputs[file]);
  const origins = new Map<string, number>();
  for (const [input, { bytesInOutput }] of read.flatMap((output) => Object.entries(output?.inputs ?? {}))) {
    const origin = originOf(input.replace(root, ''));
    if (bytesInOutput > 0) origins.set(origin, (origins.get(origin) ?? 0) + bytesInOutput);
  }
  return {
    file: `${home}/index.mjs`,
    bytes: read.reduce((sum, output) => sum + (output?.bytes ?? 0), 0),
    origins: [...origins].toSorted(([, a], [, b]) => b - a),
  };
};
