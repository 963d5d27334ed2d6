import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../../cli/replay/main.ts', import.meta.url));

const run = (input: string, words: readonly string[] = ['--jsonl']) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const answers = stdout.startsWith('{')
    ? stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  return { status, stdout, stderr, answers };
};

const worse = [
  [30, 570, 2, 5],
  [30, 570, 3, 6],
  [28, 560, 4, 4],
];

const answersTo = (...lines: readonly object[]) => run(lines.map((line) => JSON.stringify(line)).join('\n'));

describe('a stream of recorded rollouts', () => {
  test('is answered line by line, in order', () => {
    const { status, stderr, answers } = answersTo(
      { id: 'a', blocks: worse },
      { id: 2, alpha: 0.05, guardrails: { alpha: 0.001 }, blocks: worse },
      { id: 3, guardrails: { alpha: 0.00001 }, blocks: worse },
      { id: 4, blocks: [] },
    );
    const [logE, p] = [expect.closeTo(10.53359, 6), expect.closeTo(Math.exp(-10.53359), 9)];
    expect([status, stderr]).toEqual([0, '']);
    expect(answers).toEqual([
      { id: 'a', firedAtBlock: 2, logE, p },
      { id: 2, firedAtBlock: 1, logE, p },
      { id: 3, firedAtBlock: null, logE, p },
      { id: 4, firedAtBlock: null, logE: 0, p: 1 },
    ]);
  });

  test('tells of the limit when there is no comparison, or when the limit acts', () => {
    const limit = { maxErrorRate: 0.05 };
    const { answers } = answersTo(
      { id: 1, alpha: 0.05, guardrails: { ...limit, compareToStable: { errorRate: false } }, blocks: [[20, 0, 5, 0]] },
      { id: 2, guardrails: limit, blocks: [[40, 0, 30, 0]] },
      { id: 3, guardrails: { compareToStable: { errorRate: false } }, blocks: worse },
    );
    expect(answers).toMatchObject([
      { firedAtBlock: 0, logE: expect.closeTo(3.310286, 6) },
      { firedAtBlock: 0, logE: expect.any(Number) },
      { firedAtBlock: null, logE: 0, p: 1 },
    ]);
    expect(answers[1].logE).toBeGreaterThan(20);
  });

  test('goes on after every wrong line, and ends with 2', () => {
    const wrong: readonly (readonly [string, string | number | null, string])[] = [
      ['{"id":"x"', null, 'the line is not JSON'],
      ['[]', null, 'the line is no JSON object'],
      ['{"id":"x"}', 'x', 'blocks is no list'],
      ['{"id":7,"blocks":[[1,2,3]]}', 7, 'blocks[0] is not four whole numbers'],
      ['{"id":7,"blocks":[[1,1,0,0],[1,-2,0,0]]}', 7, 'blocks[1] is not four whole numbers'],
      ['{"id":7,"blocks":[[1.5,2,0,0]]}', 7, 'blocks[0] is not four whole numbers'],
      ['{"id":7,"blocks":[[1,"2",0,0]]}', 7, 'blocks[0] is not four whole numbers'],
      ['{"id":7,"blocks":[[1,2,2,0]]}', 7, 'blocks[0] has more errors than calls'],
      ['{"id":7,"blocks":[[1,1000000001,0,0]]}', 7, 'blocks[0] has more than 1000000000 calls'],
      ['{"id":7,"blocks":[],"guardrails":{"maxErrors":1}}', 7, 'guardrails.maxErrors is no guardrail setting'],
      ['{"id":7,"blocks":[],"guardrails":{"compareToStable":{"x":true}}}', 7, 'guardrails.compareToStable.x is no'],
      ['{"id":7,"blocks":[],"guardrails":{"minSamples":"1"}}', 7, 'guardrails.minSamples is no number'],
      ['{"id":7,"blocks":[],"guardrails":[]}', 7, 'guardrails is no object'],
      ['{"id":7,"blocks":[],"alpha":0}', 7, 'guardrails.alpha: Alpha is above 0'],
      ['{"id":7,"blocks":[],"alpha":null}', 7, 'alpha is no number'],
    ];
    const good = JSON.stringify({ id: 'good', blocks: worse });
    const { status, answers } = run(`${wrong.flatMap(([line]) => [line, good]).join('\r\n')}\n\n`);

    expect(status).toBe(2);
    expect(answers).toHaveLength(2 * wrong.length);
    for (const [at, [, id, message]] of wrong.entries()) {
      expect(answers[2 * at]).toEqual({ id, error: expect.stringContaining(message) });
      expect(answers[2 * at + 1]).toMatchObject({ id: 'good', firedAtBlock: 2 });
    }
  });

  test('is the same however many lines there are, and one answer a line', { timeout: 60_000 }, () => {
    const line = (id: number) => JSON.stringify({ id, blocks: Array.from({ length: 200 }, () => worse[id % 3]) });
    const lines = Array.from({ length: 2000 }, (_, id) => line(id));
    const { status, answers } = run(`${lines.join('\n')}\n`);
    expect(status).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(lines.map((_, id) => id));
    const few = run(lines.slice(0, 3).join('\n')).answers;
    for (const answer of answers) expect(answer).toEqual({ ...few[answer.id % 3], id: answer.id });
  });

  test('has to be asked for', () => {
    expect(run('', [])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--jsonl') });
    expect(run('', ['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(run('')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
