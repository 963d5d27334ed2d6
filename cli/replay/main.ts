import { parseArgs } from 'node:util';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { replayStream } from './replay-stream.ts';

const helpText = `Usage: npm run --silent replay -- --jsonl < rollouts.jsonl

Judges recorded rollouts by the engine that serves, one look after each block, and says when one would have been rolled
back. Reads { "id", "guardrails"?, "alpha"?, "blocks" } a line, where a block is
[calls of the canary, calls of stable, errors of the canary, errors of stable] and guardrails are those of a rollout.

Writes { "id", "firedAtBlock", "logE", "p" } a line: the index of the block with which a guardrail acts, or null; ln E
after the last block of the guardrail that acted, else of the comparison with stable; and the always-valid p-value.
A line that is wrong gets { "id", "error" }.

Exit code: 0 every line was replayed, 2 wrong usage or a wrong line.
`;

const { stdin, stdout, stderr } = process;

const options = { jsonl: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } } as const;

const run = async (words: readonly string[]): Promise<ExitCode> => {
  const { values } = parseArgs({ args: [...words], options });
  if (values.help) {
    stdout.write(helpText);
    return exitCodes.clean;
  }
  if (!values.jsonl) throw new TypeError('say --jsonl, and give lines of JSON on standard input');
  // Who reads may stop reading, as `head` does; the rest is not asked for then.
  stdout.on('error', () => process.exit(exitCodes.failed));
  return replayStream(stdin, stdout);
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  stderr.write(`replay: ${error instanceof Error ? error.message : String(error)}\n\n${helpText}`);
  process.exitCode = exitCodes.failed;
}
