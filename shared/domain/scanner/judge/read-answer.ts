import type { Severity } from '../report.ts';
import { answerOf, type ExhibitAnswer, type Opinion } from './answer.ts';
import { type Ground, type Grounded, groundIn } from './ground.ts';
import type { JudgeFault, Pass } from './judge.ts';
import type { Asked, Exhibit } from './question.ts';
import { unviewed } from './views.ts';

/** A passage that one reading holds against a text. */
export type Charge = Grounded & { readonly categoryId: string; readonly severity: Severity; readonly pass: Pass };

/** What one call came to: charges with their places in the text as it was shown, and how many quotations were not there. */
export type Reading = { readonly charges: readonly Charge[]; readonly ungrounded: number };

/** The model says what it sees; how bad that is, is decided here. */
export const severityOf = ({ unambiguous, highImpact }: Pick<Opinion, 'unambiguous' | 'highImpact'>): Severity => {
  if (unambiguous) return highImpact ? 'critical' : 'high';
  return highImpact ? 'medium' : 'low';
};

const exhibitFault = (
  { control, parts }: Exhibit,
  { opinions }: ExhibitAnswer,
  find: (quote: string, ground: Ground) => Grounded | undefined,
): JudgeFault | undefined => {
  if (control === undefined) return undefined;
  const ground = groundIn(parts);
  const reported = [...opinions].filter(([, { present }]) => present);
  if (control.categories.length === 0) {
    return reported.some(([, { unambiguous }]) => unambiguous) ? 'control_flagged' : undefined;
  }
  const proven = reported.some(
    ([id, { quotes }]) => control.categories.includes(id) && quotes.some((quote) => find(quote, ground) !== undefined),
  );
  return proven ? undefined : 'control_missed';
};

/**
 * Reads the answer to a question. It counts only as a whole: in its form, with the echo, with every exhibit once, the
 * planted fault found with its proof, and the sound text left alone. Of the rest only what can be pointed at counts.
 */
export const readAnswer = ({ pass, echo, mark, exhibits }: Asked, text: string): Reading | JudgeFault => {
  const answer = answerOf(text);
  if (answer === undefined) return 'malformed';
  if (answer.echo !== echo) return 'wrong_echo';
  const answers = new Map(answer.exhibits.map((each) => [each.exhibit, each]));
  const find = (quote: string, ground: Ground) => ground(unviewed[pass](quote, mark));

  const charges: Charge[] = [];
  let ungrounded = 0;
  for (const exhibit of exhibits) {
    const judged = answers.get(exhibit.id);
    if (judged === undefined) return 'malformed';
    const fault = exhibitFault(exhibit, judged, find);
    if (fault !== undefined) return fault;
    if (exhibit.control !== undefined) continue;
    const ground = groundIn(exhibit.parts);
    for (const [categoryId, opinion] of judged.opinions) {
      if (!opinion.present) continue;
      const severity = severityOf(opinion);
      const places = opinion.quotes.map((quote) => find(quote, ground)).filter((place) => place !== undefined);
      ungrounded += Math.max(1, opinion.quotes.length) - places.length;
      charges.push(...places.map((place) => ({ ...place, categoryId, severity, pass })));
    }
  }
  return { charges, ungrounded };
};
