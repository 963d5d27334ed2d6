import { startStack } from '#local/stack.ts';
import { FIXTURE_APP } from '#test/local/fixture.ts';

/** Starts the fixture's stack in the directory named and says so; then does nothing until it is killed. */
await startStack({ directory: process.argv[2] ?? '', app: FIXTURE_APP });
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
