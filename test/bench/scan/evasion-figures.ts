import type { Finding } from '#shared/domain/scanner/report.ts';
import { weightOf } from '#shared/domain/scanner/report.ts';
import { attacks } from '#test/corpus/attacks.ts';
import { type Evasion, evasions } from '#test/corpus/evasions.ts';
import { type Implant, implant, implants } from '#test/corpus/implants.ts';
import type { Goal } from '../benchmark.ts';
import { seeds } from './corpora.ts';
import { type Share, shareAtLeast } from './proportion.ts';
import { isSerious, overlapOf, scanText } from './scanning.ts';

/** Literals are not words, and the attacks of PG11 are hidden already. */
const notOfWords = new Set(['PG04', 'PG05', 'PG11']);

const seesIt = ({ host, text, span }: Implant, grave: (finding: Finding) => boolean): boolean => {
  const onHost = new Set(scanText(host.text).findings.map(({ fingerprint }) => fingerprint));
  return scanText(text).findings.some(
    (finding) =>
      finding.evidence && !onHost.has(finding.fingerprint) && overlapOf(finding.evidence, span) > 0 && grave(finding),
  );
};

const isMedium = ({ severity }: Finding): boolean => weightOf(severity) >= weightOf('medium');

/** Of the English attacks found at high or worse in the open: those still found, at medium or worse, when hidden so. */
export const keptUnderEvasions = (): ReadonlyMap<Evasion, Share> => {
  const words = attacks.filter(({ category, language }) => language === 'en' && !notOfWords.has(category));
  const open = implants(1, seeds.implants, words).filter((each) => seesIt(each, isSerious));
  return new Map(
    (Object.keys(evasions) as Evasion[]).map((evasion) => [
      evasion,
      {
        of: open.length,
        hits: open.filter(({ attack, host }) =>
          seesIt(implant({ ...attack, text: evasions[evasion](attack.text) }, host, seeds.implants), isMedium),
        ).length,
      },
    ]),
  );
};

export const evasionGoals = (): readonly Goal[] =>
  [...keptUnderEvasions()].map(([evasion, share]) => shareAtLeast(`recall kept under ${evasion}`, share, 0.9));
