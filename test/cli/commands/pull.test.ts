import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withFiles } from '../running.ts';
import { runCommand } from '../support/played-shell.ts';
import { playedWorkspace } from '../support/played-workspace.ts';

const greeting = (text: string) => `name: greeting\nmessages:\n  - role: system\n    content: ${text}\n`;

/** A workspace into which this was pushed, one version after the other. */
const withVersions = async (cwd: string, ...texts: string[]) => {
  const workspace = playedWorkspace();
  for (const text of texts) {
    writeFileSync(join(cwd, 'prompts/greeting.yaml'), text);
    await runCommand(['push'], { cwd, fetch: workspace.fetch });
  }
  workspace.changes();
  return workspace;
};
const start = { 'prompts/greeting.yaml': '', 'other/notes.txt': 'x' };

describe('what is pulled', () => {
  test.each(['yaml', 'json', 'prompty', 'md'])('as %s is pushed again without a change', (kind) =>
    withFiles(start, async (cwd) => {
      const workspace = await withVersions(cwd, greeting('You greet people.'));
      const pulled = await runCommand(['pull', '--to', 'copy', '--as', kind], { cwd, fetch: workspace.fetch });
      expect(pulled.stdout).toBe(`+  greeting@1  copy/greeting.${kind}  written\n`);
      const pushed = await runCommand(['push', 'copy'], { cwd, fetch: workspace.fetch });
      expect([pulled.code, pushed.code, workspace.changes()]).toEqual([0, 0, []]);
    }),
  );

  test('replaces a file that says what an older version says', () =>
    withFiles(start, async (cwd) => {
      const workspace = await withVersions(cwd, greeting('One.'), greeting('Two.'));
      writeFileSync(join(cwd, 'prompts/greeting.yaml'), greeting('One.'));
      const { code, stdout } = await runCommand(['pull'], { cwd, fetch: workspace.fetch });
      expect([code, stdout]).toEqual([0, '~  greeting@2  prompts/greeting.yaml  updated\n']);
      expect(readFileSync(join(cwd, 'prompts/greeting.yaml'), 'utf8')).toBe(greeting('Two.'));
      const older = await runCommand(['pull', 'greeting@1'], { cwd, fetch: workspace.fetch });
      expect(older.stdout).toContain('greeting@1');
      expect(readFileSync(join(cwd, 'prompts/greeting.yaml'), 'utf8')).toBe(greeting('One.'));
    }));

  test.each([
    ['changes that were not pushed', greeting('Mine.'), 'has changes that were not pushed'],
    ['comments', `# Mine.\n${greeting('One.')}`, 'has comments or fields of its own'],
    [
      'another prompt',
      `${greeting('One.')}---\nname: other\nmessages: [{ role: user, content: b }]\n`,
      'holds other prompts',
    ],
  ])('never replaces a file that has %s, unless it is forced', (_, text, reason) =>
    withFiles(start, async (cwd) => {
      const workspace = await withVersions(cwd, greeting('One.'), greeting('Two.'));
      writeFileSync(join(cwd, 'prompts/greeting.yaml'), text);
      const kept = await runCommand(['pull', 'greeting'], { cwd, fetch: workspace.fetch });
      expect([kept.code, kept.stdout]).toEqual([1, expect.stringContaining(reason)]);
      expect(readFileSync(join(cwd, 'prompts/greeting.yaml'), 'utf8')).toBe(text);
      const forced = await runCommand(['pull', 'greeting', '--force'], { cwd, fetch: workspace.fetch });
      expect(forced.code).toBe(0);
      expect(readFileSync(join(cwd, 'prompts/greeting.yaml'), 'utf8')).toBe(greeting('Two.'));
    }),
  );
});

describe('a difference', () => {
  test('of a file and the latest version is a unified diff, and ends with 1', () =>
    withFiles(start, async (cwd) => {
      const workspace = await withVersions(cwd, greeting('One.'), greeting('Two.'));
      const none = await runCommand(['diff'], { cwd, fetch: workspace.fetch });
      expect(none).toMatchObject({ code: 0, stdout: 'No difference.\n' });
      writeFileSync(join(cwd, 'prompts/greeting.yaml'), greeting('Three.'));
      const { code, stdout } = await runCommand(['diff'], { cwd, fetch: workspace.fetch });
      expect(code).toBe(1);
      expect(stdout).toBe(
        [
          '--- greeting@2',
          '+++ prompts/greeting.yaml',
          '@@ -1,4 +1,4 @@',
          ' name: greeting',
          ' messages:',
          '   - role: system',
          '-    content: Two.',
          '+    content: Three.',
          '',
        ].join('\n'),
      );
      const first = await runCommand(['diff', 'prompts/greeting.yaml', '--version', '1'], {
        cwd,
        fetch: workspace.fetch,
      });
      expect(first.stdout).toContain('-    content: One.\n+    content: Three.');
    }));

  test('of two versions goes from the older to the newer one', () =>
    withFiles(start, async (cwd) => {
      const workspace = await withVersions(cwd, greeting('One.'), greeting('Two.'), greeting('Three.'));
      const one = await runCommand(['diff', 'greeting@3'], { cwd, fetch: workspace.fetch });
      expect(one.stdout).toContain('--- greeting@2\n+++ greeting@3\n');
      const two = await runCommand(['diff', 'greeting@3', '1', '--format', 'json'], { cwd, fetch: workspace.fetch });
      expect(JSON.parse(two.stdout)).toMatchObject({
        differences: [{ name: 'greeting', from: 'greeting@1', to: 'greeting@3' }],
      });
    }));
});
