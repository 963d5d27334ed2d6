import { hosts } from '#test/corpus/hosts.ts';
import { implants } from '#test/corpus/implants.ts';
import type { Table } from '../benchmark.ts';
import { act, agents, benign, seeds, wild } from './corpora.ts';
import { cleanTexts, personalKinds, personalTexts, secretLookAlikeTexts, secretTexts } from './literal-figures.ts';
import { askPeer, installPeers, type PeerAnswer } from './peers/peers.ts';
import { isSerious, isSeriousHijack, keyOf, scanText } from './scanning.ts';

const percent = (flags: readonly boolean[] | undefined): string =>
  flags === undefined ? '' : `${((100 * flags.filter(Boolean).length) / flags.length).toFixed(0)} %`;

type Compared = {
  readonly title: string;
  readonly head: readonly string[];
  readonly sets: readonly (readonly string[])[];
  readonly peers: readonly string[];
  /** The scanner's own answers, by what of its findings is comparable. */
  readonly own: Readonly<Record<string, (text: string) => boolean>>;
};

const ofKind = (id: string) => (text: string) =>
  scanText(text).findings.some(({ category, evidence }) => category === keyOf.get(id) && evidence);

/** Of two hundred texts of a kind, evenly taken. */
const sample = (texts: readonly string[], count = 200): readonly string[] =>
  texts.filter((_, at) => at % Math.max(1, Math.floor(texts.length / count)) === 0).slice(0, count);

const attacked = implants(1, seeds.implants).filter(({ attack }) =>
  ['PG01', 'PG02', 'PG03', 'PG07'].includes(attack.category),
);

const compared: readonly Compared[] = [
  {
    title: 'Peers on injection and jailbreaks: texts with an alarm',
    head: [
      'jailbreaks in the wild',
      'implants of PG01 to PG03 and PG07',
      'the same hosts bare',
      'act',
      'agents',
      'ordinary',
    ],
    sets: [
      sample(wild),
      attacked.map(({ text }) => text),
      hosts.map(({ text }) => text),
      sample(act),
      sample(agents),
      benign.get('ordinary') ?? [],
    ],
    peers: [
      'llm-firewall',
      '@andersmyrmel/vard',
      'llm-inject-scan',
      'llm-guard {jailbreak}',
      'llm-guard {promptInjection}',
      '@silupanda/prompt-lint (security)',
    ],
    own: {
      'Promptgate, high or critical': (text) => scanText(text).findings.some(isSerious),
      'Promptgate, the same of injection and jailbreak alone': (text) => scanText(text).findings.some(isSeriousHijack),
      'Promptgate, critical (blocked)': (text) => scanText(text).verdict === 'block',
    },
  },
  {
    title: 'Peers on credentials: texts with an alarm',
    head: ['credentials', 'look-alikes', 'act', 'agents'],
    sets: [secretTexts().map(({ text }) => text), secretLookAlikeTexts(), sample(act), sample(agents)],
    peers: ['secretlint (preset)', '@openai/guardrails secretKeys'],
    own: { Promptgate: ofKind('PG04') },
  },
  {
    title: 'Peers on personal data: texts with an alarm',
    head: [...personalKinds, 'clean text with digits', 'act', 'agents'],
    sets: [
      ...personalKinds.map((kind) => personalTexts(kind).map(({ text }) => text)),
      cleanTexts(),
      sample(act),
      sample(agents),
    ],
    peers: ['redact-pii', '@openai/guardrails pii'],
    own: { Promptgate: ofKind('PG05') },
  },
];

const ownAnswer = (holds: (text: string) => boolean, sets: Compared['sets']): PeerAnswer => {
  const bytes = sets.flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  for (const texts of sets) texts.forEach(holds);
  const started = performance.now();
  const flagged = sets.map((texts) => texts.map(holds));
  return { flagged, megabytesPerSecond: bytes / 1000 / (performance.now() - started) };
};

/** Other scanners on the same texts, each as its documentation says, and this one beside them. */
export const peerFigures = async (
  say: (progress: string) => void,
): Promise<{ readonly tables: readonly Table[]; readonly remarks: readonly string[] }> => {
  await installPeers(say);
  const tables: Table[] = [];
  const silent: string[] = [];
  for (const { title, head, sets, peers, own } of compared) {
    const rows = Object.entries(own).map(([name, holds]) => ({ name, ...ownAnswer(holds, sets) }));
    for (const peer of peers) {
      say(`peer ${peer}`);
      try {
        rows.push({ name: peer, ...(await askPeer(peer, sets)) });
      } catch (error) {
        silent.push(`${peer} gave no answer: ${error instanceof Error ? error.message : error}`);
      }
    }
    tables.push({
      title,
      head: ['scanner', ...head, 'speed'],
      rows: rows.map(({ name, flagged, megabytesPerSecond }) => [
        name,
        ...head.map((_, at) => percent(flagged[at])),
        `${megabytesPerSecond.toFixed(1)} MB/s`,
      ]),
    });
  }
  return { tables, remarks: silent };
};
