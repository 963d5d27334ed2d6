import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scanRoutes } from '#shared/contracts/scans.ts';
import { keptReport } from '#shared/domain/scan.ts';
import { scanInput } from '#test/shared/domain/scanner/scanning.ts';
import { attack, entry, kind, runCli } from './running.ts';

type Answer = {
  readonly id: string | number | null;
  readonly verdict?: string;
  readonly findings?: readonly unknown[];
  readonly error?: { readonly code: string; readonly message: string; readonly line: number };
};

const stream = (input: string | Buffer, ...words: readonly string[]) => {
  const { status, stdout, stderr } = runCli(['scan', '--jsonl', ...words], '.', input);
  const answers = stdout
    .split('\n')
    .slice(0, -1)
    .map((line): Answer => JSON.parse(line));
  return { status, stderr, answers, ended: stdout === '' || stdout.endsWith('\n') };
};

const line = (id: unknown, rest: object): string => JSON.stringify({ id, ...rest });

describe('a stream of prompts', () => {
  test('is answered line by line, in order, with the findings of the API', () => {
    const messages = [
      { role: 'system', content: `Hi. ${attack}` },
      { role: 'user', content: 'é {{question}} 😀' },
    ] as const;
    const variables = { question: { type: 'string', untrusted: true } } as const;
    const lines = [line('a', { text: attack }), line(2, { messages, variables }), line('c', { text: kind })];
    const { status, answers, ended, stderr } = stream(lines.join('\n'));

    expect([status, stderr, ended]).toEqual([0, '', true]);
    expect(answers.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'block'],
      [2, 'block'],
      ['c', 'pass'],
    ]);
    for (const answer of answers) expect(Object.keys(answer)).toEqual(['id', 'verdict', 'findings']);
    const { verdict, findings } = keptReport(scanInput({ messages, variables }));
    expect(answers[1]).toEqual({ id: 2, verdict, findings });
    const { findings: schema } = scanRoutes.scanMessages.response.body.shape;
    expect(schema.parse(answers[1]?.findings)).toEqual(findings);
  });

  test('takes a text for a system message', () => {
    const [asText, asMessage] = stream(
      [line(1, { text: attack }), line(1, { messages: [{ role: 'system', content: attack }] })].join('\n'),
    ).answers;
    expect(asText).toEqual(asMessage);
  });

  test('goes on after every bad line, and ends with 2', () => {
    const bad: readonly (readonly [string | Buffer, string | number | null, string])[] = [
      ['{"id":"x"', null, 'the line is not JSON'],
      ['[]', null, 'the line is no JSON object'],
      ['null', null, 'the line is no JSON object'],
      ['{"id":"x"}', 'x', 'it has neither messages nor a text'],
      ['{"id":7,"text":3}', 7, 'it has neither messages nor a text'],
      ['{"id":7,"messages":[]}', 7, 'messages has no message'],
      ['{"id":7,"messages":[{"role":"x","content":"y"}]}', 7, 'messages[0].role is none of system, user and assistant'],
      ['{"id":7,"messages":[{"role":"user"}]}', 7, 'messages[0].content is missing'],
      ['{"id":7,"text":"a","variables":"b"}', 7, 'variables is no map of names'],
      [Buffer.from([0x22, 0xff, 0x22]), null, 'the line is not in UTF-8'],
      ['\0\0', null, 'the line is not JSON'],
      ['['.repeat(1_000_000), null, 'the line is not JSON'],
    ];
    const good = Buffer.from(`\n${line('good', { text: kind })}\n`);
    const input = Buffer.concat(bad.flatMap(([text]) => [Buffer.from(text as string), good]));
    const { status, answers } = stream(input);

    expect(status).toBe(2);
    expect(answers).toHaveLength(2 * bad.length);
    for (const [at, [, id, message]] of bad.entries()) {
      expect(answers[2 * at]).toMatchObject({ id, error: { message, line: 2 * at + 1 } });
      expect(answers[2 * at + 1]).toMatchObject({ id: 'good', verdict: 'pass' });
    }
  });

  test('may have Windows line ends, blank lines and no end', () => {
    const { status, answers } = stream(`\r\n${line(1, { text: kind })}\r\n\r\n  \n\n${line(2, { text: kind })}`);
    expect([status, answers.map(({ id }) => id)]).toEqual([0, [1, 2]]);
    expect(stream('')).toMatchObject({ status: 0, answers: [] });
  });

  test('may have lines of several megabytes, and one that is too long costs only itself', { timeout: 60_000 }, () => {
    const megabytes = (count: number): string => `${'All is well here. '.repeat(58_255 * count)}${attack}`;
    const lines = [line(1, { text: megabytes(4) }), line(2, { text: megabytes(17) }), line(3, { text: attack })];
    const { status, answers } = stream(lines.join('\n'));
    expect(status).toBe(2);
    expect(answers).toMatchObject([
      { id: 1, verdict: 'block' },
      { id: null, error: { code: 'payload_too_large', message: 'the line has more than 16 MiB' } },
      { id: 3, verdict: 'block' },
    ]);
  });

  test('has a bar and categories when they are asked for', () => {
    const lines = line(1, { text: attack });
    expect(stream(lines, '--fail-on', 'critical').status).toBe(1);
    const { status, answers } = stream(lines, '--fail-on', 'critical', '--category', 'resource-abuse');
    expect([status, answers]).toEqual([0, [{ id: 1, verdict: 'pass', findings: [] }]]);
  });

  test('keeps lone surrogates, escapes and odd names from doing harm', () => {
    const text = `{"id":"\\ud800","text":"a \\ud800 b \\u0000 c","variables":{"__proto__":{"type":"string"}}}`;
    expect(stream(text).answers).toMatchObject([{ id: '\ud800', verdict: expect.any(String) }]);
  });
});

describe('the process that answers a stream', () => {
  const open = () => {
    const child = spawn(process.execPath, [entry, 'scan', '--jsonl'], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined);
    return child;
  };

  test('answers a line before the next one comes', async () => {
    const child = open();
    for (const id of [1, 2]) {
      child.stdin.write(`${line(id, { text: kind })}\n`);
      const [chunk] = await once(child.stdout, 'data');
      expect(JSON.parse(String(chunk))).toMatchObject({ id, verdict: 'pass' });
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('ends in silence when nobody reads on', async () => {
    const child = open();
    let told = '';
    child.stderr.on('data', (chunk) => {
      told += String(chunk);
    });
    child.stdout.destroy();
    child.stdin.write(`${line(1, { text: kind })}\n`.repeat(10_000));
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(told).toBe('');
  });

  test('needs no more memory for a long stream than for a short one', { timeout: 120_000 }, async () => {
    const child = open();
    const residentKiB = (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);
    let answers = 0;
    const measured: number[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) answers += Number(byte === 0x0a);
    });
    const lines = `${line(1, { text: kind.repeat(20) })}\n`.repeat(50);
    for (let round = 0; round < 100; round += 1) {
      if (!child.stdin.write(lines)) await once(child.stdin, 'drain');
      if (round % 10 === 9) measured.push(residentKiB());
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(answers).toBe(5000);
    expect(Math.max(...measured.slice(2)) - Math.max(...measured.slice(0, 2))).toBeLessThan(64 * 1024);
  });
});
