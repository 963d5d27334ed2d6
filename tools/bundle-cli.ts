import { chmod, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/** Makes the command line one file without dependencies, for Node 20 and later: dist/promptgate.mjs. */
const { values } = parseArgs({ options: { output: { type: 'string', default: 'dist/promptgate.mjs' } } });
const { output } = values;

await build({
  entryPoints: ['cli/promptgate.ts'],
  outfile: output,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  legalComments: 'eof',
  // Libraries in CommonJS ask for Node's modules by `require`, which an ES module has to make for itself.
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
await chmod(output, 0o755);
console.log(`${output}: ${Math.ceil((await stat(output)).size / 1024)} KiB`);
