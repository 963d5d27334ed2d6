import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { expect, test } from 'vitest';
import { bundledCode } from '#infra/constructs/bundled-code.ts';
import type { Json } from '../synthesise.ts';

/** The directory of a function's bundled code, and what Node says to a script that can import it. */
const bundled = (entry: string, outdir: string) => {
  const stack = new Stack(new App({ outdir, analyticsReporting: false }), 'One');
  new LambdaFunction(stack, 'Bundled', {
    code: bundledCode(entry),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  const assembly = (stack.node.root as App).synth();
  const asset = JSON.parse(readFileSync(join(assembly.directory, 'One.assets.json'), 'utf8'));
  const [code] = Object.values<Json>(asset.files).filter(({ source }) => source.packaging === 'zip');
  const directory = join(assembly.directory, code.source.path);
  const entryFile = join(directory, 'index.mjs');
  const run = (script: string, env: Readonly<Record<string, string>>) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      // Imported where there is no node_modules, as in Lambda.
      cwd: outdir,
      env: { STAGE: 'local', AWS_REGION: 'us-east-1', ...env },
      encoding: 'utf8',
    }).trim();
  return { directory, size: readFileSync(entryFile).length, entryFile, run };
};

const inPlace = (act: (outdir: string) => void) => {
  const outdir = mkdtempSync(join(tmpdir(), 'promptgate-bundle-'));
  try {
    act(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

test('a function is bundled into modules that stand alone', { timeout: 60_000 }, () => {
  inPlace((outdir) => {
    const { size, entryFile, run } = bundled('functions/outbox/relay-outbox.stream.ts', outdir);
    expect(size).toBeLessThan(2_000_000);
    const script = `console.log(typeof (await import(${JSON.stringify(entryFile)})).handler)`;
    expect(run(script, { BUS_NAME: 'bus' })).toBe('function');
  });
});

test('what calls models is there, and not read before a model is called', { timeout: 60_000 }, () => {
  inPlace((outdir) => {
    const { directory, entryFile, run } = bundled('functions/scans/scan-version.worker.ts', outdir);
    const files = readdirSync(directory);
    const holding = files.filter((file) => readFileSync(join(directory, file), 'utf8').includes('vercel.ai.error'));
    expect(holding.length).toBeGreaterThan(0);
    expect(holding).not.toContain('index.mjs');
    const script = `
      const { handler } = await import(${JSON.stringify(entryFile)});
      console.log(typeof handler);
      for (const file of ${JSON.stringify(files)}) await import(${JSON.stringify(`${directory}/`)} + file);
      console.log('all');`;
    const env = { TENANTS_TABLE: 'table', TENANT_ROLE_ARN: 'role', SECRETS_KEY_ARN: 'key', ALLOW_LOOPBACK: 'false' };
    expect(run(script, env)).toBe('function\nall');
  });
});
