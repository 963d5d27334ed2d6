import { milder, type Severity, weightOf } from '../report.ts';
import type { Place } from '../span.ts';
import type { Charge } from './read-answer.ts';

/** Something to add to a report. There is none that takes anything away. */
export type Raise = Place & {
  readonly categoryId: string;
  readonly severity: Severity;
  /** One reading alone calls it critical: a person has to look. */
  readonly doubtful: boolean;
};

export type Weighed = {
  readonly raises: readonly Raise[];
  /** Categories that one reading alone reports in a message. */
  readonly disagreements: number;
};

const overlap = (a: Place, b: Place): boolean =>
  a.messageIndex === b.messageIndex && a.start < b.end && b.start < a.end;

const subjectOf = ({ messageIndex, categoryId }: Pick<Charge, 'messageIndex' | 'categoryId'>): string =>
  `${messageIndex} ${categoryId}`;

/** What both readings call critical in a message is critical; what one does is high, for a person to decide. */
const raiseOf = (charge: Charge, charges: readonly Charge[]): Raise => {
  const { categoryId, messageIndex, start, end, severity } = charge;
  const seconded = charges.some(
    (other) => other.pass !== charge.pass && other.severity === 'critical' && subjectOf(other) === subjectOf(charge),
  );
  const doubtful = severity === 'critical' && !seconded;
  return { categoryId, messageIndex, start, end, severity: doubtful ? milder(severity, 1) : severity, doubtful };
};

const inOrder = (a: Raise, b: Raise): number =>
  weightOf(b.severity) - weightOf(a.severity) ||
  a.messageIndex - b.messageIndex ||
  a.start - b.start ||
  b.end - a.end ||
  (a.categoryId < b.categoryId ? -1 : Number(a.categoryId > b.categoryId));

/** Makes one list of what two readings hold against a text: the worst of each stretch and category. */
export const weigh = (charges: readonly Charge[]): Weighed => {
  const raises: Raise[] = [];
  for (const raise of charges.map((charge) => raiseOf(charge, charges)).toSorted(inOrder)) {
    const said = raises.some((other) => other.categoryId === raise.categoryId && overlap(other, raise));
    if (!said) raises.push(raise);
  }
  const readings = new Map<string, Set<string>>();
  for (const charge of charges) {
    const subject = subjectOf(charge);
    readings.set(subject, (readings.get(subject) ?? new Set()).add(charge.pass));
  }
  return { raises, disagreements: [...readings.values()].filter(({ size }) => size === 1).length };
};
