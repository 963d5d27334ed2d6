import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Makes the npm package: every entry as an ES module and as CommonJS, each in one file that brings along what it needs,
 * and the types beside them.
 */
const { values } = parseArgs({ options: { output: { type: 'string', default: 'dist/sdk' } } });
const output = values.output;
const entries = ['index', 'openfeature', 'disk-cache'].filter((name) => existsSync(`sdk/${name}.ts`));

const bundle = (format: 'esm' | 'cjs') =>
  build({
    entryPoints: entries.map((name) => `sdk/${name}.ts`),
    outdir: output,
    outExtension: { '.js': format === 'esm' ? '.js' : '.cjs' },
    bundle: true,
    format,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    minify: true,
    legalComments: 'external',
    external: ['node:*', '@openfeature/*'],
  });

/** Declarations of what is published, each file with a twin for CommonJS, which knows modules by another ending. */
const declare = (): void => {
  const draft = join(output, '.declarations');
  const { status, stdout } = spawnSync('tsc', ['-p', 'tools/sdk/tsconfig.json', '--outDir', draft], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
  const specifiers = /(\bfrom '|\bimport\(')(\.\.?\/[^']+)\.ts'/g;
  const reach = (path: string, found: Set<string>): Set<string> => {
    if (found.has(path)) return found;
    found.add(path);
    const text = readFileSync(path, 'utf8').replaceAll('"', "'");
    for (const [, , specifier = ''] of text.matchAll(specifiers))
      reach(join(dirname(path), `${specifier}.d.ts`), found);
    return found;
  };
  const root = join(draft, 'sdk');
  for (const path of entries.reduce((found, name) => reach(join(root, `${name}.d.ts`), found), new Set<string>())) {
    const place = relative(root, path);
    if (place.startsWith('..')) throw new Error(`${place} is not of the package, but its types are needed.`);
    const text = readFileSync(path, 'utf8');
    mkdirSync(dirname(join(output, place)), { recursive: true });
    writeFileSync(join(output, place), text.replace(specifiers, "$1$2.js'"));
    writeFileSync(join(output, place.replace(/\.ts$/, '.cts')), text.replace(specifiers, "$1$2.cjs'"));
  }
  rmSync(draft, { recursive: true });
};

rmSync(output, { recursive: true, force: true });
await bundle('esm');
await bundle('cjs');
declare();
const { status, stderr } = spawnSync('node', ['tools/bundle-cli.ts', '--output', join(output, 'promptgate.mjs')], {
  encoding: 'utf8',
});
if (status !== 0) throw new Error(stderr);
cpSync('sdk/package.json', join(output, 'package.json'));
cpSync('LICENSE', join(output, 'LICENSE'));
cpSync('docs/sdk.md', join(output, 'README.md'));

for (const name of readdirSync(output).filter((file) => file.endsWith('.js'))) {
  const bytes = readFileSync(join(output, name));
  console.log(`${join(output, name)}: ${(gzipSync(bytes, { level: 9 }).length / 1024).toFixed(1)} KiB, compressed`);
}
