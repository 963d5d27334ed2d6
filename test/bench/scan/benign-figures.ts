import type { Finding, Report } from '#shared/domain/scanner/report.ts';
import type { Goal, Table } from '../benchmark.ts';
import { benign, wild } from './corpora.ts';
import { type Share, shareAtLeast, shareAtMost, shareOf, shareText, sumOf } from './proportion.ts';
import { isCritical, isSerious, isSeriousHijack, keyOf, scanText } from './scanning.ts';

const having = (reports: readonly Report[], holds: (finding: Finding) => boolean): Share =>
  shareOf(reports, ({ findings }) => findings.some(holds));

export type BenignFigures = { readonly goals: readonly Goal[]; readonly table: Table; readonly secrets: Share };

/** Jailbreaks that are found, and benign prompts that are not left alone. */
export const benignFigures = (): BenignFigures => {
  const jailbreaks = wild.map(scanText);
  const reports = new Map([...benign].map(([kind, texts]) => [kind, texts.map(scanText)]));
  const shares = (holds: (finding: Finding) => boolean) =>
    new Map([...reports].map(([kind, each]) => [kind, having(each, holds)]));
  const criticals = shares(isCritical);
  const hijacks = shares(isSeriousHijack);
  const short = [...hijacks].filter(([kind]) => kind !== 'agents').map(([, share]) => share);
  const kinds = [...reports.keys()];
  const row = (name: string, by: ReadonlyMap<string, Share>) => [
    name,
    ...kinds.map((kind) => shareText(by.get(kind) ?? { hits: 0, of: 0 })),
  ];
  return {
    goals: [
      shareAtLeast('jailbreaks in the wild found at high or critical', having(jailbreaks, isSerious), 0.75),
      shareAtMost('benign prompts with a critical finding', sumOf([...criticals.values()]), 0.003),
      shareAtMost('benign prompts but agents’ with a high finding of injection or jailbreak', sumOf(short), 0.02),
      shareAtMost(
        'long agent prompts with a high finding of injection or jailbreak',
        hijacks.get('agents') ?? { hits: 0, of: 0 },
        0.05,
      ),
    ],
    table: {
      title: 'Benign prompts with a finding, by kind',
      head: ['finding', ...kinds],
      rows: [
        row('critical', criticals),
        row('high or critical of injection or jailbreak', hijacks),
        row('high or critical', shares(isSerious)),
        row(
          'medium or worse',
          shares(({ severity }) => severity !== 'low'),
        ),
      ],
    },
    secrets: sumOf([...shares(({ category }) => category === keyOf.get('PG04')).values()]),
  };
};
