import { readFileSync } from 'node:fs';
import { agentPrompts } from '#test/corpus/agent-prompts.ts';
import { hosts } from '#test/corpus/hosts.ts';
import { ordinary } from '#test/corpus/ordinary.ts';

const read = (name: string): readonly string[] =>
  JSON.parse(readFileSync(new URL(`../../data/scanner-dev/${name}.json`, import.meta.url), 'utf8'));

/** What the figures are decided by, beside the texts themselves. */
export const seeds = {
  agents: 'agents',
  implants: 'implants',
  secrets: 'secrets',
  lookAlikes: 'look-alikes',
  personal: 'personal',
  clean: 'clean',
} as const;

export const wild: readonly string[] = read('jailbreaks-in-the-wild');
export const act: readonly string[] = read('benign-act-prompts');
export const agents: readonly string[] = agentPrompts(240, seeds.agents).map(({ text }) => text);

/** Benign texts by kind. */
export const benign: ReadonlyMap<string, readonly string[]> = new Map([
  ['act', act],
  ['hosts', hosts.map(({ text }) => text)],
  ['agents', agents],
  ['ordinary', ordinary.map(({ text }) => text)],
]);
