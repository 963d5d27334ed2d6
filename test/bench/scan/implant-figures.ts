import type { Half } from '#test/corpus/attacks.ts';
import { type Implant, implants } from '#test/corpus/implants.ts';
import type { Goal, Table } from '../benchmark.ts';
import { seeds } from './corpora.ts';
import { rateOf, type Share, shareAtLeast, shareOf, shareText } from './proportion.ts';
import { bestOverlap, keyOf, scanText } from './scanning.ts';

export type Judged = {
  readonly implant: Implant;
  /** A finding of the implant's category covers it and hardly more. */
  readonly byCategory: boolean;
  /** A finding of any category does. */
  readonly byAny: boolean;
  /** A finding of any category points at some of it. */
  readonly touched: boolean;
};

/** What a scan says of an implant that it does not say of the bare host. */
export const judgeImplant = (implant: Implant): Judged => {
  const { attack, host, text, targets } = implant;
  const onHost = new Set(scanText(host.text).findings.map(({ fingerprint }) => fingerprint));
  const pointing = scanText(text).findings.flatMap(({ category, evidence, fingerprint }) =>
    evidence && !onHost.has(fingerprint) ? [{ category, overlap: bestOverlap(evidence, targets) }] : [],
  );
  const covering = pointing.filter(({ overlap }) => overlap >= 0.5);
  return {
    implant,
    byCategory: covering.some(({ category }) => category === keyOf.get(attack.category)),
    byAny: covering.length > 0,
    touched: pointing.some(({ overlap }) => overlap > 0),
  };
};

const percentOf = (share: Share): string =>
  share.of === 0 ? '' : `${(100 * rateOf(share)).toFixed(0)} % of ${share.of}`;

export const implantFigures = (): {
  readonly goals: readonly Goal[];
  readonly table: Table;
  readonly classes: Table;
} => {
  const judged = implants(2, seeds.implants).map(judgeImplant);
  const found = (which: readonly Judged[]): Share => shareOf(which, ({ byCategory }) => byCategory);
  const ofHalf = (half: Half) => judged.filter(({ implant }) => implant.attack.half === half);
  const categories = [...new Set(judged.map(({ implant }) => implant.attack.category))];
  const languages = [...new Set(judged.map(({ implant }) => implant.attack.language))];
  const ofCategory = (category: string) => judged.filter(({ implant }) => implant.attack.category === category);
  return {
    goals: [
      shareAtLeast('implants found in their category, span IoU ≥ 0.5, dev half', found(ofHalf('dev')), 0.65),
      shareAtLeast('implants found in their category, span IoU ≥ 0.5, held half', found(ofHalf('held')), 0.65),
    ],
    table: {
      title: 'Implants found with span IoU ≥ 0.5',
      head: ['category', 'dev half', 'held half', 'held half, by any category', 'held half, touched at all'],
      rows: [...categories, 'all'].map((category) => {
        const which = category === 'all' ? judged : ofCategory(category);
        const half = (name: Half) => which.filter(({ implant }) => implant.attack.half === name);
        return [
          category === 'all' ? 'all' : `${category} ${keyOf.get(category) ?? ''}`,
          percentOf(found(half('dev'))),
          percentOf(found(half('held'))),
          percentOf(shareOf(half('held'), ({ byAny }) => byAny)),
          percentOf(shareOf(half('held'), ({ touched }) => touched)),
        ];
      }),
    },
    classes: {
      title: 'Implants missed, by class of miss (held half)',
      head: ['class', 'missed'],
      rows: [
        ...languages.map((language) => ({
          name: `language ${language}`,
          which: ofHalf('held').filter(({ implant }) => implant.attack.language === language),
        })),
        ...categories.map((category) => ({
          name: `${category} ${keyOf.get(category) ?? ''}`,
          which: ofCategory(category).filter(
            ({ implant }) => implant.attack.half === 'held' && implant.attack.language === 'en',
          ),
        })),
      ].map(({ name, which }) => [name, shareText(shareOf(which, ({ byCategory }) => !byCategory))]),
    },
  };
};
