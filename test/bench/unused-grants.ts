import { readFile } from 'node:fs/promises';
import type { Stack } from '#local/stack.ts';
import { stackPaths } from '#local/stack-paths.ts';
import { deployedStack } from '#test/iam/deployed-stack.ts';
import { grantsOf, type Used, unusedGrants } from '#test/iam/granted.ts';
import { reasonOf } from '#test/iam/justified-grants.ts';

/**
 * Lists what roles of a running local stack are granted, did not use, and have no reason for.
 *
 *   node test/bench/unused-grants.ts [.local/test]
 */
const paths = stackPaths(process.argv[2] ?? '.local/test');
const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;

const here = deployedStack(await read<Stack>(paths.stack));
const unused = unusedGrants(here, await read<Used>(paths.permissions));
const unjustified = unused.filter((grant) => reasonOf(grant) === undefined);

for (const { role, action, resource } of unjustified) console.log(`${role}\t${action}\t${resource}`);
console.error(
  `${grantsOf(here).length} grants, ${unused.length} never used, ${unjustified.length} of them without a reason.`,
);
