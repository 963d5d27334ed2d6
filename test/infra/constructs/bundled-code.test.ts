import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { expect, test } from 'vitest';
import { bundledCode } from '#infra/constructs/bundled-code.ts';
import type { Json } from '../synthesise.ts';

test('a function is bundled into one module that stands alone', { timeout: 60_000 }, () => {
  const outdir = mkdtempSync(join(tmpdir(), 'promptgate-bundle-'));
  try {
    const stack = new Stack(new App({ outdir, analyticsReporting: false }), 'One');
    new LambdaFunction(stack, 'Relay', {
      code: bundledCode('functions/outbox/relay-outbox.stream.ts'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
    });
    const assembly = (stack.node.root as App).synth();
    const asset = JSON.parse(readFileSync(join(assembly.directory, 'One.assets.json'), 'utf8'));
    const [code] = Object.values<Json>(asset.files).filter(({ source }) => source.packaging === 'zip');
    const module = join(assembly.directory, code.source.path, 'index.mjs');
    expect(readFileSync(module).length).toBeLessThan(2_000_000);
    // Imported where there is no node_modules, as in Lambda.
    const script = `console.log(typeof (await import(${JSON.stringify(module)})).handler)`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: outdir,
      env: { STAGE: 'local', AWS_REGION: 'us-east-1', BUS_NAME: 'bus' },
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe('function');
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
