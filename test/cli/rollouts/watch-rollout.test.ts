import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { liveScreen } from '#cli/terminal/live-screen.ts';
import { fakeServer, refuse } from '#test/sdk/fake-server.ts';
import { completed, ramping, rolledBack } from '../support/played-rollout.ts';
import { runCommand } from '../support/played-shell.ts';

/** Answers one after the other, the last one again and again. */
const following = (...answers: unknown[]) => {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)];
};

const service = (...rollouts: unknown[]) =>
  fakeServer({
    listRollouts: ({ query }) => ({ data: query['status'] === 'ramping' ? [ramping] : [], nextCursor: null }),
    getRollout: following(...rollouts),
  });

const watch = (fetch: ReturnType<typeof fakeServer>['fetch'], isTTY: boolean, ...words: string[]) =>
  runCommand(['rollout', 'watch', 'support-reply', ...words], { isTTY, fetch });

describe('watching a rollout', () => {
  test('draws it over on a terminal, leaves the last panel and the cursor, and ends with 1 when it is rolled back', async () => {
    const { code, stdout } = await watch(service(ramping, ramping, rolledBack).fetch, true);
    expect(code).toBe(1);
    const frames = stdout.split('\u001b[?25l').slice(1);
    expect(frames).toHaveLength(4);
    const height = frames[0]!.split('\n').length - 1;
    expect(frames[1]).toContain(`\u001b[${height}A\r`);
    expect(frames.at(-1)).toContain('✗ Rolled back by compareToStable.errorRate');
    expect(stdout.endsWith('\u001b[?7h\u001b[?25h')).toBe(true);
  });

  test('writes lines where nothing can be drawn over, one a change, and ends with 0 when it is complete', async () => {
    const { code, stdout, stderr } = await watch(service(ramping, ramping, completed).fetch, false, '--format', 'text');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringContaining(
        'ramping  25 %  stable 1.0 % of 4,120  canary 2.3 % of 1,373  compareToStable.errorRate 3.2 of 5.5',
      ),
      expect.stringContaining('completed  100 %'),
    ]);
    expect(stdout).not.toContain('\u001b');
  });

  test('writes the rollout as JSON in a pipe, and how it goes beside it', async () => {
    const { stdout, stderr } = await watch(service(ramping, rolledBack).fetch, false);
    expect(JSON.parse(stdout)).toMatchObject({ id: ramping.id, status: 'rolled_back' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  test('outlives a failure that passes', async () => {
    const { code, stdout } = await watch(service(refuse('internal'), completed).fetch, false, '--format', 'text');
    expect([code, stdout]).toEqual([0, expect.stringContaining('completed')]);
  });
});

test('however the program ends, the terminal is whole', () => {
  for (const ending of ['exit', 'SIGINT', 'SIGTERM']) {
    let written = '';
    const killed: unknown[] = [];
    const process = Object.assign(new EventEmitter(), { pid: 1, kill: (...how: unknown[]) => killed.push(how) > 0 });
    const screen = liveScreen({ write: (text) => (written += text) }, process as unknown as NodeJS.Process);
    screen.draw(['one', 'two']);
    process.emit(ending, ending);
    expect(written.endsWith('\u001b[?7h\u001b[?25h')).toBe(true);
    expect(killed).toEqual(ending === 'exit' ? [] : [[1, ending]]);
    expect(process.eventNames().filter((name) => name !== 'exit')).toEqual(
      ending === 'exit' ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : [],
    );
  }
});
