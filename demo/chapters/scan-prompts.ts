import { type Person, until } from '../api.ts';
import { bold, dim, done, heading, red, refused, say, wrapped, yellow } from '../screen.ts';
import { promptFile, type Story, workspace } from '../story.ts';
import type { Finding, Scan, Version } from '../views.ts';

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

const show = ({ severity, category, message, evidence, remediation }: Finding) => {
  const colour = severity === 'critical' ? red : yellow;
  say(`  ${colour(severity.padEnd(8))} ${bold(category)}: ${message}`);
  for (const line of evidence ? wrapped(`“${evidence.snippet.replaceAll('\n', ' ')}”`) : [])
    say(`           ${dim(line)}`);
  for (const line of wrapped(`→ ${remediation}`)) say(`           ${line}`);
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

/** A vulnerable version is blocked and says why; mended as told it is ready. */
const pushVulnerable = async (editor: Person, prompt: string): Promise<Version> => {
  await editor(201, 'POST', `${workspace}/prompts`, { name: prompt });
  const blocked = await pushVersion(editor, prompt, await promptFile(prompt));
  if (blocked.status !== 'blocked') throw new Error(`${prompt} is vulnerable, but it is ${blocked.status}.`);
  refused(`${prompt} version 1: ${red('blocked')}`);
  const path = `${workspace}/prompts/${prompt}/versions`;
  const { findings } = await editor<Scan>(200, 'GET', `${path}/1/scans/${blocked.scan.id}`);
  for (const finding of findings.filter(({ severity }) => severity === 'critical')) show(finding);
  await editor(409, 'POST', `${path}/1/reviews`, {});
  refused('a blocked version cannot even be sent to review');

  const mended = await pushVersion(editor, prompt, await promptFile(`${prompt}.fixed`));
  if (mended.status !== 'ready') throw new Error(`The mended ${prompt} is ${mended.status}.`);
  done(`${prompt} version 2, mended as told: ${mended.scan.verdict}`);
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
