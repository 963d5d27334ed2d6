import type { Report, ScanInput } from '../report.ts';
import { sensitiveStretches } from '../scan.ts';
import { joinSpans } from '../snippet.ts';
import { answerSchema } from './answer.ts';
import { chunksOf, type Part } from './chunks.ts';
import { controlTexts } from './controls.ts';
import { criteria } from './criteria.ts';
import { type Judge, type JudgeFault, type Pass, passes } from './judge.ts';
import { judgePrompt } from './judge-prompt.ts';
import { askAbout, type Chance } from './question.ts';
import { raised, raisedByControl } from './raise.ts';
import { type Reading, readAnswer } from './read-answer.ts';
import { redact } from './redact.ts';
import { weigh } from './weigh.ts';

type Dependencies = Chance & { readonly hash: (text: string) => string };

/** A report that the judge has taken part in; or, with a fault, one that it has not. */
export type Judged = { readonly report: Report; readonly fault?: JudgeFault };

const callsAtOnce = 6;

/** The digest of all the judge's own words and of the form of its answers: another one is another judge. */
export const promptDigestOf = (hash: Dependencies['hash']): string => {
  const call = { nonce: 'NONCE', echo: 'ECHO', mark: 'MARK', criteria };
  const words = passes.map((pass) => [judgePrompt[pass].system(call), judgePrompt[pass].task(call)]);
  return hash(JSON.stringify([words, controlTexts, answerSchema]));
};

const readingOf = async (
  dependencies: Dependencies,
  judge: Judge,
  pass: Pass,
  parts: readonly Part[],
): Promise<Reading | JudgeFault> => {
  try {
    const asked = askAbout(dependencies, pass, parts);
    const answer = await judge.ask(asked.question);
    return 'fault' in answer ? answer.fault : readAnswer(asked, answer.text);
  } catch {
    return 'unreachable';
  }
};

/** Every chunk is read twice; the first fault ends it all, since a part that nobody has read could hold anything. */
const readAll = async (
  dependencies: Dependencies,
  judge: Judge,
  chunks: readonly (readonly Part[])[],
): Promise<readonly Reading[] | JudgeFault> => {
  const calls = chunks.flatMap((parts) => passes.map((pass) => ({ pass, parts })));
  const readings: Reading[] = [];
  for (let at = 0; at < calls.length; at += callsAtOnce) {
    const batch = calls.slice(at, at + callsAtOnce);
    const read = await Promise.all(batch.map(({ pass, parts }) => readingOf(dependencies, judge, pass, parts)));
    const faults = read.filter((each): each is JudgeFault => typeof each === 'string');
    const [fault] = faults;
    if (fault !== undefined) return faults.includes('control_missed') ? 'control_missed' : fault;
    readings.push(...read.filter((each) => typeof each !== 'string'));
  }
  return readings;
};

/**
 * Has a model judge a prompt that the rules have already reported on. Secrets and personal data that they have found are
 * taken out first. The judge only adds: whatever it answers, nothing of the report goes. If any call fails in any way,
 * its word counts for nothing, and the fault says why.
 */
export const judgeMessages = async (
  dependencies: Dependencies,
  judge: Judge,
  input: ScanInput,
  report: Report,
): Promise<Judged> => {
  const { hash } = dependencies;
  const { messages } = input;
  const stretches = sensitiveStretches(input);
  const redacted = messages.map(({ content }, index) => redact(content, stretches[index] ?? []));
  const chunks = chunksOf(
    redacted.map(({ text }, messageIndex) => ({ messageIndex, role: messages[messageIndex]?.role ?? 'user', text })),
  );
  if (chunks === undefined) return { report, fault: 'too_long' };

  const readings = await readAll(dependencies, judge, chunks);
  if (readings === 'control_missed') return { report: raisedByControl(report, hash), fault: readings };
  if (typeof readings === 'string') return { report, fault: readings };

  const { raises, disagreements } = weigh(readings.flatMap(({ charges }) => charges));
  const placed = raises.map((raise) => ({ ...raise, ...redacted[raise.messageIndex]?.toOriginal(raise) }));
  const by = {
    model: judge.model,
    parameters: judge.parameters,
    promptDigest: promptDigestOf(hash),
    calls: readings.length,
    ungrounded: readings.reduce((total, { ungrounded }) => total + ungrounded, 0),
    disagreements,
  };
  const hidden = stretches.map(joinSpans);
  const engine = { ...report.engine, llm: true, judge: by };
  return { report: { ...raised(report, placed, { messages, hidden, hash }), engine } };
};
