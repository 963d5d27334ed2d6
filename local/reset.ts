import { runCli } from './cli.ts';
import { resetStack } from './stack.ts';

await runCli(async ({ directory }) => {
  await resetStack({ directory });
  process.stdout.write(`The stack in ${directory} is stopped and its data are deleted.\n`);
});
