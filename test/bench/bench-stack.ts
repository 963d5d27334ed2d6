import { readStack, resetStack, type Stack, startStack, stopStack } from '#local/stack.ts';

const directory = '.local/bench';
const port = 4670;

/** Gives a local stack of the benchmarks' own, with empty tables, to `use`; one that runs already is used as it is. */
export const withStack = async <T>(say: (progress: string) => void, use: (stack: Stack) => Promise<T>): Promise<T> => {
  const running = await readStack(directory).catch(() => undefined);
  if (running) return use(running);
  say('starting a fresh local stack');
  await resetStack({ directory });
  const stack = await startStack({ directory, port });
  try {
    return await use(stack);
  } finally {
    await stopStack({ directory });
  }
};

/** What every AWS client needs to reach the stack's emulator as the account's root. */
export const clientOf = ({ emulatorUrl, region }: Stack) => ({
  endpoint: emulatorUrl,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
