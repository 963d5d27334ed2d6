import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** CommonJS dependencies ask for Node's own modules by `require`, which a module does not have. */
const banner = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);";

/** Self-contained: dependencies pinned, the AWS SDK among them, and quick to start. */
export const bundleOptions = (entry: string) =>
  ({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    legalComments: 'none',
    logLevel: 'warning',
  }) as const satisfies BuildOptions;

/** How a function's code is laid into a directory: its `index.mjs`, and what is imported late in files of their own. */
export const functionOptions = (entry: string, directory: string) =>
  ({
    ...bundleOptions(entry),
    entryPoints: [{ in: entry, out: 'index' }],
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    splitting: true,
  }) as const satisfies BuildOptions;

/**
 * A function's code from its entry. esbuild runs in this process: `NodejsFunction` starts it through npx, once for
 * each function, which makes bundling five times as long.
 */
export const bundledCode = (entry: string): Code =>
  Code.fromAsset(`${root}functions`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run: what is bundled here needs no container. The command tells assets apart.
      image: DockerImage.fromRegistry('node:24'),
      command: [entry],
      local: {
        tryBundle: (directory) => {
          buildSync(functionOptions(entry, directory));
          return true;
        },
      },
    },
  });

/** With `-c bundle=false` a template is made without its code, to look at and not to deploy. */
export const codeOf = (entry: string, bundling: unknown): Code =>
  bundling === 'false' ? Code.fromInline('export const handler = undefined;') : bundledCode(entry);
