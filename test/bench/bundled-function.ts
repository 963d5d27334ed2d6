import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '#infra/constructs/bundled-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package by its name; a file of this repository by its first two folders, and a contract by itself. */
const originOf = (input: string): string =>
  /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ??
  /^(shared\/contracts\/.+|shared\/domain\/[^/]+)/.exec(input)?.[1] ??
  input.split('/').slice(0, 2).join('/');

export type BundledFunction = {
  readonly file: string;
  readonly bytes: number;
  /** Bytes that each package or folder has in the bundle, the most first. */
  readonly origins: readonly (readonly [origin: string, bytes: number])[];
};

/** Bundles a function as the deployed one is, and tells what is in it. */
export const bundledFunction = async (entry: string, directory: string): Promise<BundledFunction> => {
  const file = `${directory}/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
  const { metafile } = await build({ ...bundleOptions(entry), outfile: file, metafile: true });
  const [output] = Object.values(metafile.outputs);
  if (!output) throw new Error(`${entry} made no bundle.`);
  const origins = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
    const origin = originOf(input.replace(root, ''));
    if (bytesInOutput > 0) origins.set(origin, (origins.get(origin) ?? 0) + bytesInOutput);
  }
  return { file, bytes: output.bytes, origins: [...origins].toSorted(([, a], [, b]) => b - a) };
};
