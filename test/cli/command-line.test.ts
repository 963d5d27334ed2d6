import { describe, expect, test } from 'vitest';
import { reaches, readCommand } from '#cli/command-line.ts';

describe('the command line', () => {
  test.each([
    [[], 'there is nothing to do'],
    [['scan'], 'nothing to scan'],
    [['serve'], 'there is no command "serve"'],
    [['scan', 'a', '--colour'], "'--colour'"],
    [['scan', 'a', '--output'], "'--output <value>' argument missing"],
    [['scan', 'a', '--format', 'xml'], '--format is one of text, json, sarif, and not "xml"'],
    [['scan', 'a', '--fail-on', 'bad'], '--fail-on is one of critical, high, medium, low, never, and not "bad"'],
    [['scan', 'a', '--category', 'all'], '--category is one of prompt-injection, '],
    [['scan', '--jsonl', 'a'], '--jsonl reads standard input and takes no files'],
  ])('%j is refused in words', (words, message) => {
    expect(() => readCommand(words)).toThrow(message);
  });

  test('asks for all categories, text, and a stop at critical findings, unless it says otherwise', () => {
    expect(readCommand(['scan', 'a', 'b'])).toMatchObject({
      do: 'scan',
      inputs: ['a', 'b'],
      format: 'text',
      bar: 'critical',
      quiet: false,
      categories: { size: 16 },
    });
    expect(readCommand(['scan', '--jsonl'])).toMatchObject({ do: 'stream', bar: 'never', categories: { size: 16 } });
  });

  test('names categories by key or id, together or one by one', () => {
    const words = ['scan', 'a', '--category', 'pg04, Resource-Abuse', '--category', 'PG05'];
    expect(readCommand(words)).toMatchObject({
      categories: new Set(['hardcoded-secret', 'resource-abuse', 'pii-leakage']),
    });
  });

  test('names files that begin with a hyphen after two of them', () => {
    expect(readCommand(['scan', '--', '--help'])).toMatchObject({ do: 'scan', inputs: ['--help'] });
  });
});

test('a bar is reached by its severity and worse', () => {
  const severities = ['critical', 'high', 'medium', 'low'] as const;
  expect(severities.filter(reaches('medium'))).toEqual(['critical', 'high', 'medium']);
  expect(severities.filter(reaches('never'))).toEqual([]);
});
