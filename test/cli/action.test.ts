import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { attack, entry, kind, withFiles } from './running.ts';

type Step = { readonly uses?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> };
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

const action: Action = parse(readFileSync('action.yml', 'utf8'));

/** Runs the action's own script as a runner does: expressions filled in, variables set, bash with `-eo pipefail`. */
const runAction = (cwd: string, inputs: Readonly<Record<string, string>>) => {
  const step = action.runs.steps.find(({ run }) => run !== undefined)!;
  mkdirSync(join(cwd, 'action/cli'), { recursive: true });
  writeFileSync(join(cwd, 'action/cli/promptgate.sh'), `exec "${process.execPath}" "${entry}" "$@"\n`);
  const filled = (text: string): string =>
    text.replace(/\$\{\{ (\S+) \}\}/g, (_all, name: string) => {
      if (name === 'github.action_path') return join(cwd, 'action');
      const input = name.replace('inputs.', '');
      return inputs[input] ?? action.inputs[input]?.default ?? '';
    });
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', filled(step.run!)],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env, GITHUB_OUTPUT: join(cwd, 'output') },
    },
  );
  const output = (): string => readFileSync(join(cwd, 'output'), 'utf8');
  const sarif = (file = 'promptgate.sarif') => JSON.parse(readFileSync(join(cwd, file), 'utf8'));
  return { status, stdout, stderr, output, sarif };
};

describe('the GitHub Action', () => {
  test('fails on what is critical, and leaves a report to upload', () =>
    withFiles({ 'prompts/attack.md': attack, 'more prompts/kind.md': kind }, (cwd) => {
      const { status, stdout, output, sarif } = runAction(cwd, { paths: 'prompts\n\n  \nmore prompts/*.md\n' });
      expect(status).toBe(1);
      expect(stdout).toContain('prompts/attack.md:2:1  critical');
      expect(output()).toBe('verdict=block\nsarif=promptgate.sarif\n');
      expect(sarif().runs[0].artifacts).toHaveLength(2);
    }));

  test('passes below its bar', () =>
    withFiles({ 'attack.md': attack, 'kind.md': kind }, (cwd) => {
      expect(runAction(cwd, { paths: 'kind.md' })).toMatchObject({ status: 0 });
      const { status, output, sarif } = runAction(cwd, { paths: 'attack.md', 'fail-on': 'never', sarif: 'a b.sarif' });
      expect(status).toBe(0);
      expect(output()).toContain('verdict=block\nsarif=a b.sarif\n');
      expect(sarif('a b.sarif').runs[0].results.length).toBeGreaterThan(0);
    }));

  test('fails on what it cannot read, and on wrong use', () =>
    withFiles({ 'kind.md': kind }, (cwd) => {
      expect(runAction(cwd, { paths: 'kind.md\nnowhere' })).toMatchObject({ status: 2 });
      expect(runAction(cwd, { paths: '' })).toMatchObject({ status: 2 });
      expect(runAction(cwd, { paths: 'kind.md', 'fail-on': 'often' })).toMatchObject({ status: 2 });
    }));

  test('takes inputs for words, never for a script', () =>
    withFiles({ '$(touch pwned).md': attack }, (cwd) => {
      const { status, stdout } = runAction(cwd, { paths: '$(touch pwned).md\n`touch pwned`' });
      expect(status).toBe(2);
      expect(stdout).toContain('$(touch pwned).md:2:1');
      expect(runAction(cwd, { paths: 'pwned' }).status).toBe(2);
      for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
    }));

  test('has the outputs that its script sets', () => {
    const script = action.runs.steps.map(({ run = '' }) => run).join('');
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.scan.outputs.${name} }}`);
      expect(script).toContain(`${name}=`);
    }
  });
});

describe('the pre-commit hook', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  test('is for prompts alone', () => {
    const files = new RegExp(hook.files);
    for (const path of ['a.prompty', 'x/a.prompt', 'a.prompt.md', 'prompts/a.yaml', 'src/prompts/b/c.txt'])
      expect(path).toMatch(files);
    for (const path of ['README.md', 'package.json', 'prompts.ts', 'prompts/a.ts']) expect(path).not.toMatch(files);
  });

  test('runs the bundle, and makes it when there is none', () =>
    withFiles({ 'package.json': '{}', 'attack.md': attack }, (root) => {
      mkdirSync(join(root, 'cli'));
      mkdirSync(join(root, 'bin'));
      const [script, ...words] = String(hook.entry).split(' ');
      writeFileSync(join(root, script!), readFileSync(script!));
      // Stands in for npm, which would download what the tests have already.
      const npm = `#!/bin/sh\nmkdir -p dist && echo made "$@"\necho "import '${entry}'" > dist/promptgate.mjs\n`;
      writeFileSync(join(root, 'bin/npm'), npm);
      for (const file of [script!, 'bin/npm']) chmodSync(join(root, file), 0o755);
      const env = {
        ...process.env,
        PATH: `${join(root, 'bin')}:${join(process.execPath, '..')}:${process.env['PATH']}`,
      };
      const run = () =>
        spawnSync(join(root, script!), [...words, 'attack.md', '--quiet'], { cwd: root, env, encoding: 'utf8' });

      expect(run()).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(/^attack\.md:2:1/),
        stderr: 'made ci\nmade run build:cli\n',
      });
      expect(run()).toMatchObject({ status: 1, stderr: '' });
    }));
});
