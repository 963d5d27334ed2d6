import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { load, machineText, versionsText } from './machine.ts';
import { reportText } from './markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `${root}docs/benchmarks.md`;

/** Every benchmark by its name; each is loaded when it is run. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  serving: async () => (await import('./serving.bench.ts')).servingBenchmark,
  'aws-calls': async () => (await import('./aws-calls.bench.ts')).awsCallsBenchmark,
  authorizer: async () => (await import('./authorizer.bench.ts')).authorizerBenchmark,
  stack: async () => (await import('./stack.bench.ts')).stackBenchmark,
  fairness: async () => (await import('./fairness.bench.ts')).fairnessBenchmark,
  outbox: async () => (await import('./outbox.bench.ts')).outboxBenchmark,
  isolation: async () => (await import('./isolation.bench.ts')).isolationBenchmark,
  iam: async () => (await import('./iam.bench.ts')).iamBenchmark,
  rollouts: async () => (await import('./rollouts.bench.ts')).rolloutsBenchmark,
  reaction: async () => (await import('./reaction.bench.ts')).reactionBenchmark,
  outcomes: async () => (await import('./outcomes.bench.ts')).outcomesBenchmark,
  scanner: async () => (await import('./scanner.bench.ts')).scannerBenchmark,
  sdk: async () => (await import('./sdk.bench.ts')).sdkBenchmark,
};

const introduction = `# Benchmarks

\`npm run bench\` measures all of this and writes this page; \`npm run bench -- serving\` does one section. Figures are
ratios of two things measured in turns in one run, wherever there is something to compare with: those hold on other
machines, and absolute times do not. No test waits for a time, and a goal that is missed is written down and fails nothing.
`;

type Sections = ReadonlyMap<string, string>;

/** The page's sections by heading, so that measuring one leaves the others as they are. */
const readSections = async (): Promise<Sections> => {
  const text = await readFile(page, 'utf8').catch(() => '');
  return new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1).trim()]),
  );
};

const writeSections = (sections: Sections): Promise<void> =>
  writeFile(
    page,
    `${[introduction.trim(), ...[...sections].map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n')}\n`,
  );

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

for (const [name, open] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const benchmark = await open();
  const before = load();
  console.log(`\n## ${benchmark.title}\n`);
  const report = await benchmark.run((progress) => console.error(`  ${progress}`));
  const measured = [
    `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC by \`npm run bench -- ${name}\` on ${machineText()};`,
    `load average ${before} before and ${load()} after; ${await versionsText(root)}.`,
  ].join(' ');
  const text = `${measured}\n\n${reportText(report)}`;
  console.log(text);
  await writeSections(new Map([...(await readSections()), [benchmark.title, text]]));
}
