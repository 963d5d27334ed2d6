import { runCli } from './cli.ts';
import { stopStack } from './stack.ts';

await runCli(async ({ directory }) => {
  const wasRunning = await stopStack({ directory });
  process.stdout.write(wasRunning ? 'Stopped. The data are kept.\n' : `No stack runs in ${directory}.\n`);
});
