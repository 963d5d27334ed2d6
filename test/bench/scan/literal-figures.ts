import { cleanDigits } from '#test/corpus/clean-digits.ts';
import { secretLookAlikes } from '#test/corpus/look-alikes.ts';
import { type PersonalData, personalData, personalFixtures } from '#test/corpus/personal-data.ts';
import { secretFixtures } from '#test/corpus/secrets.ts';
import type { Goal, Table } from '../benchmark.ts';
import { seeds } from './corpora.ts';
import { type Share, shareAtLeast, shareAtMost, shareOf, shareText } from './proportion.ts';
import { keyOf, scanText } from './scanning.ts';

const counts = { secrets: 324, lookAlikes: 280, personal: 120, clean: 240 } as const;

/** Whether a finding of the category points at the datum, or at some of it. */
const pointsAt = (category: string, text: string, datum: string): boolean => {
  const start = text.indexOf(datum);
  return scanText(text).findings.some(
    (finding) =>
      finding.category === keyOf.get(category) &&
      finding.evidence !== undefined &&
      finding.evidence.start < start + datum.length &&
      finding.evidence.end > start,
  );
};

const hasOf = (category: string, text: string): boolean =>
  scanText(text).findings.some((finding) => finding.category === keyOf.get(category) && finding.evidence);

export const secretTexts = () => secretFixtures(counts.secrets, seeds.secrets);
export const secretLookAlikeTexts = () => secretLookAlikes(counts.lookAlikes, seeds.lookAlikes);
export const personalTexts = (kind: PersonalData) => personalFixtures(kind, counts.personal, seeds.personal);
export const cleanTexts = () => cleanDigits(counts.clean, seeds.clean);

export const personalKinds = Object.keys(personalData) as readonly PersonalData[];

export const literalFigures = (onBenign: Share): { readonly goals: readonly Goal[]; readonly table: Table } => {
  const fixtures = secretTexts();
  const kinds = [...new Set(fixtures.map(({ kind }) => kind))];
  const found = new Map(
    kinds.map((kind) => [
      kind,
      shareOf(
        fixtures.filter((each) => each.kind === kind),
        ({ text, secret }) => pointsAt('PG04', text, secret),
      ),
    ]),
  );
  const personal = personalKinds.map(
    (kind) => [kind, shareOf(personalTexts(kind), ({ text, datum }) => pointsAt('PG05', text, datum))] as const,
  );
  return {
    goals: [
      shareAtLeast(
        'credentials found',
        shareOf(fixtures, ({ text, secret }) => pointsAt('PG04', text, secret)),
        0.85,
      ),
      shareAtMost(
        'look-alikes of credentials with a finding',
        shareOf(secretLookAlikeTexts(), (text) => hasOf('PG04', text)),
        0.04,
      ),
      shareAtMost('benign prompts with a credential found', onBenign, 0.003),
      ...personal.map(([kind, share]) =>
        shareAtLeast(`personal data found: ${kind}`, share, kind === 'phone' ? 0.8 : 1),
      ),
      shareAtMost(
        'text with digits that are nobody’s data, with a finding',
        shareOf(cleanTexts(), (text) => hasOf('PG05', text)),
        0,
      ),
    ],
    table: {
      title: 'Credentials found, by kind',
      head: ['kind', 'found'],
      rows: [...found].map(([kind, share]) => [kind, shareText(share)]),
    },
  };
};
