import { expect, test } from 'vitest';
import { LocalStackError } from '#local/local-stack-error.ts';
import { parseOptions } from '#local/options.ts';
import { DEFAULT_DIRECTORY } from '#local/stack-paths.ts';

test('without options a stack lives in .local and chooses its port', () => {
  expect(parseOptions([])).toEqual({ directory: DEFAULT_DIRECTORY });
});

test('the directory and the port can be chosen', () => {
  expect(parseOptions(['--dir', '.local/test', '--port', '4710'])).toEqual({ directory: '.local/test', port: 4710 });
});

test.each([[['--port', 'x']], [['--port', '0']], [['--port', '65536']], [['--prot', '1']], [['word']]])(
  '%j is refused with the options there are',
  (words) => {
    expect(() => parseOptions(words)).toThrow(
      expect.objectContaining({ name: LocalStackError.name, next: expect.stringContaining('--dir DIRECTORY') }),
    );
  },
);
