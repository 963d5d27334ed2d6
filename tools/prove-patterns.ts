import { provePatterns } from './proven-patterns.ts';
import { scannerPatterns } from './scanner-patterns.ts';

/**
 * Proves every regular expression of the scanner free of catastrophic backtracking and writes down which are.
 * With `--new` only those that the record has not.
 */
const anew = !process.argv.includes('--new');
const { unproven, proven } = await provePatterns(await scannerPatterns(), {
  anew,
  say: (progress) => console.error(`  ${progress}`),
});
for (const { why, source, flags, files } of unproven)
  console.log(`${why}\n  /${source}/${flags}\n  ${files.join(', ')}`);
console.log(`${proven} patterns are safe, ${unproven.length} are not.`);
process.exitCode = unproven.length > 0 ? 1 : 0;
