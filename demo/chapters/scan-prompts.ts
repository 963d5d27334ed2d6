import { type Person, until } from '../api.ts';
import { bold, dim, done, heading, red, refused, say, wrapped, yellow } from '../screen.ts';
import { promptFile, type Story, workspace } from '../story.ts';
import type { Finding, PromptMessage, Scan, Version } from '../views.ts';

const frameWidth = 92;

const scanned = (person: Person, prompt: string, version: number): Promise<Version> =>
  until(
    () => person<Version>(200, 'GET', `${workspace}/prompts/${prompt}/versions/${version}`),
    ({ status }) => status !== 'scanning',
  );

/** Adds a version and waits for the end of its scan. */
export const pushVersion = async (person: Person, prompt: string, body: unknown): Promise<Version> => {
  const { version } = await person<Version>(201, 'POST', `${workspace}/prompts/${prompt}/versions`, body);
  return scanned(person, prompt, version);
};

/** The line of a message in which a finding stands, with the finding underlined. */
const frame = (content: string, start: number, end: number): readonly string[] => {
  const lineStart = content.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = content.indexOf('\n', start) < 0 ? content.length : content.indexOf('\n', start);
  const from = Math.max(lineStart, Math.min(start, end - frameWidth));
  const shown = content.slice(from, Math.min(lineEnd, from + frameWidth));
  const underlined = Math.max(1, Math.min(end, from + shown.length) - start);
  return [shown, `${' '.repeat(start - from)}${'~'.repeat(underlined)}`];
};

/** What is wrong, where, why it matters, and what to do; a line that holds a secret is not shown. */
const show = (
  messages: readonly PromptMessage[],
  { severity, category, message, evidence, remediation, fix }: Finding,
) => {
  const colour = severity === 'critical' ? red : yellow;
  say(`  ${colour(severity.padEnd(8))} ${bold(category)}: ${message}`);
  const { role, content } = messages[evidence?.messageIndex ?? -1] ?? { role: '', content: '' };
  if (evidence) {
    const before = content.slice(0, evidence.start).split('\n');
    say(`           ${dim(`${role} message, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`)}`);
    const [line = '', marks = ''] = evidence.snippet.includes('****')
      ? [evidence.snippet, '~'.repeat(evidence.snippet.length)]
      : frame(content, evidence.start, evidence.end);
    say(`           ${line}`);
    say(`           ${colour(marks)}`);
  }
  for (const line of wrapped(`→ ${remediation}`)) say(`           ${line}`);
  if (fix)
    say(
      `           ${dim(fix.text === '' ? 'fix: leave the sentence out' : `fix: put “${fix.text.trim()}” in its place`)}`,
    );
};

/** The messages with the edits that findings propose, the last one first so that offsets stay true. */
const mend = (messages: readonly PromptMessage[], findings: readonly Finding[]): readonly PromptMessage[] => {
  const edits = findings.flatMap(({ fix }) => fix ?? []).toSorted((one, other) => other.start - one.start);
  return messages.map(({ role, content }, at) => ({
    role,
    content: edits
      .filter(({ messageIndex }) => messageIndex === at)
      .reduce((text, { start, end, text: by }) => `${text.slice(0, start)}${by}${text.slice(end)}`, content),
  }));
};

const ordinary = [
  'invoice-extraction',
  'meeting-summary',
  'onboarding-coach',
  'release-notes',
  'support-reply',
  'ticket-triage',
];

const pushOrdinary = async (editor: Person, prompt: string) => {
  await editor(201, 'POST', `${workspace}/prompts`, { name: prompt });
  const { status, scan } = await pushVersion(editor, prompt, await promptFile(prompt));
  if (status !== 'ready') throw new Error(`${prompt} is an ordinary prompt, but it is ${status}.`);
  done(`${prompt} version 1: ${scan.verdict}`);
};

/** A vulnerable version is blocked and says why; the edits that the scan proposes unblock it, a rewrite makes it good. */
const pushVulnerable = async (editor: Person, prompt: string): Promise<Version> => {
  await editor(201, 'POST', `${workspace}/prompts`, { name: prompt });
  const body = await promptFile(prompt);
  const blocked = await pushVersion(editor, prompt, body);
  if (blocked.status !== 'blocked') throw new Error(`${prompt} is vulnerable, but it is ${blocked.status}.`);
  refused(`${prompt} version 1: ${red('blocked')}`);
  const path = `${workspace}/prompts/${prompt}/versions`;
  const { findings } = await editor<Scan>(200, 'GET', `${path}/1/scans/${blocked.scan.id}`);
  const critical = findings.filter(({ severity }) => severity === 'critical');
  for (const finding of critical) show(body.messages, finding);
  await editor(409, 'POST', `${path}/1/reviews`, {});
  refused('a blocked version cannot even be sent to review');

  const edited = await pushVersion(editor, prompt, { ...body, messages: mend(body.messages, critical) });
  if (edited.status !== 'ready') throw new Error(`${prompt} with the proposed edits is ${edited.status}.`);
  done(`${prompt} version 2, with the edits that the scan proposes: ${edited.scan.verdict}`);
  const mended = await pushVersion(editor, prompt, await promptFile(`${prompt}.fixed`));
  if (mended.status !== 'ready') throw new Error(`The mended ${prompt} is ${mended.status}.`);
  done(`${prompt} version 3, rewritten as the remediations say: ${mended.scan.verdict}`);
  return mended;
};

/** Ordinary prompts pass; vulnerable ones are blocked with findings; a viewer may read all of it and change nothing. */
export const scanPrompts = async (
  { cast: { editor, viewer } }: Story,
  vulnerable: readonly string[],
): Promise<ReadonlyMap<string, Version>> => {
  heading(
    'Every version is scanned',
    'Edith pushes her prompts. The scanner reads each version before anyone may use it.',
  );
  for (const prompt of ordinary) await pushOrdinary(editor, prompt);
  const mended = new Map<string, Version>();
  for (const prompt of vulnerable) mended.set(prompt, await pushVulnerable(editor, prompt));

  await viewer(200, 'GET', `${workspace}/prompts`);
  await viewer(403, 'POST', `${workspace}/prompts`, { name: 'by-vera' });
  refused('Vera, a viewer, sees all of this and may change nothing: 403 forbidden');
  return mended;
};
