/**
 * Runs one peer over texts, as its documentation says, and answers for each whether it raises an alarm.
 * Standard input: `{ peer, sets: string[][] }`; standard output: `{ flagged: boolean[][], megabytesPerSecond }`.
 *
 * It lives here so that its imports are found among the peers, which have an installation of their own.
 */
type Flags = (text: string) => boolean | Promise<boolean>;

// biome-ignore lint/suspicious/noExplicitAny: the peers are installed when they are needed, so their types are not there
const load = (name: string): Promise<any> => import(name);

/** Longer texts are cut: some peers need minutes for more. */
const longest = 40_000;

/** Of llm-guard's checks one alone: those that are not turned off are on. */
const llmGuard = async (only: string): Promise<Flags> => {
  const { LLMGuard } = await load('llm-guard');
  const names = ['pii', 'profanity', 'jailbreak', 'toxicity', 'relevance', 'promptInjection'];
  const guard = new LLMGuard(Object.fromEntries(names.map((name) => [name, name === only])));
  return async (text) => !(await guard.validate(text)).isValid;
};

const peers: Readonly<Record<string, () => Promise<Flags>>> = {
  'llm-firewall': async () => {
    const { Firewall } = await load('llm-firewall');
    const firewall = new Firewall();
    return (text) => !firewall.analyze(text).allowed;
  },
  '@andersmyrmel/vard': async () => {
    const { createVard } = await load('@andersmyrmel/vard');
    const check = createVard();
    return (text) => !check.safeParse(text.slice(0, 10_000)).safe;
  },
  'llm-inject-scan': async () => {
    const { createPromptValidator } = await load('llm-inject-scan');
    const validate = createPromptValidator({});
    return (text) => !validate(text).clean;
  },
  'llm-guard {jailbreak}': () => llmGuard('jailbreak'),
  'llm-guard {promptInjection}': () => llmGuard('promptInjection'),
  '@silupanda/prompt-lint (security)': async () => {
    const { default: module, lint = module?.lint } = await load('@silupanda/prompt-lint');
    return (text) =>
      lint({ source: text, preset: 'recommended' }).diagnostics.some(
        ({ category }: { readonly category: string }) => category === 'security',
      );
  },
  'secretlint (preset)': async () => {
    const { lintSource } = await load('@secretlint/core');
    const preset = await load('@secretlint/secretlint-rule-preset-recommend');
    const id = '@secretlint/secretlint-rule-preset-recommend';
    return async (text) => {
      const source = { content: text, filePath: '/prompt.txt', ext: '.txt', contentType: 'text' };
      const { messages } = await lintSource({ source, options: { config: { rules: [{ id, rule: preset.creator }] } } });
      return messages.length > 0;
    };
  },
  'redact-pii': async () => {
    const { default: module, SyncRedactor = module?.SyncRedactor } = await load('redact-pii');
    const off = { enabled: false };
    // Names and addresses are off: what is asked for here are cards, numbers, accounts, e-mail, telephones, addresses of hosts.
    const redactor = new SyncRedactor({ builtInRedactors: { names: off, streetAddress: off, zipcode: off } });
    return (text) => redactor.redact(text) !== text;
  },
  '@openai/guardrails secretKeys': async () => {
    const { default: module, secretKeysCheck = module?.secretKeysCheck } = await load('@openai/guardrails');
    return async (text) => (await secretKeysCheck({}, text, { threshold: 'balanced' })).tripwireTriggered;
  },
  '@openai/guardrails pii': async () => {
    const { default: module, pii = module?.pii, PIIConfig = module?.PIIConfig } = await load('@openai/guardrails');
    return async (text) => (await pii({}, text, PIIConfig.parse({ block: true }))).tripwireTriggered;
  },
};

const input: Buffer[] = [];
for await (const chunk of process.stdin) input.push(chunk);
const { peer, sets }: { readonly peer: string; readonly sets: readonly (readonly string[])[] } = JSON.parse(
  Buffer.concat(input).toString(),
);
const open = peers[peer];
if (open === undefined) throw new Error(`There is no peer ${peer}.`);
const flags = await open();
const write = process.stdout.write.bind(process.stdout);
// Some peers write to the console.
process.stdout.write = () => true;

let bytes = 0;
let milliseconds = 0;
const flagged: boolean[][] = [];
for (const texts of sets) {
  const ofSet: boolean[] = [];
  for (const text of texts) {
    const cut = text.slice(0, longest);
    const started = performance.now();
    ofSet.push(await flags(cut));
    milliseconds += performance.now() - started;
    bytes += Buffer.byteLength(cut);
  }
  flagged.push(ofSet);
}
write(JSON.stringify({ flagged, megabytesPerSecond: bytes / 1000 / milliseconds }));
