import { type Person, until } from '../api.ts';
import { bold, dim, done, heading, red, refused, say, yellow } from '../screen.ts';
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

const wrapped = (text: string, width = 92): string[] => text.match(new RegExp(`.{1,${width}}(\\s|$)`, 'g')) ?? [text];

const show = ({ severity, category, message, evidence, remediation }: Finding) => {
  const colour = severity === 'critical' ? red : yellow;
  say(`  ${colour(severity.padEnd(8))} ${bold(category)}: ${message}`);
  if (evidence) say(`           ${dim(`“${evidence.snippet.replaceAll('\n', ' ')}”`)}`);
  for (const line of wrapped(`→ ${remediation}`)) say(`           ${line.trim()}`);
};

const ordinary = ['ticket-triage', 'meeting-summary', 'release-notes'];

/** Ordinary prompts pass; a vulnerable one is blocked with findings; its mended version passes. */
export const scanPrompts = async ({ cast: { editor } }: Story, vulnerable: string): Promise<Version> => {
  heading(
    'Every version is scanned',
    'Edith pushes her prompts. The scanner reads each version before anyone may use it.',
  );
  for (const prompt of ordinary) {
    await editor(201, 'POST', `${workspace}/prompts`, { name: prompt });
    const { status, scan } = await pushVersion(editor, prompt, await promptFile(prompt));
    if (status !== 'ready') throw new Error(`${prompt} is an ordinary prompt, but it is ${status}.`);
    done(`${prompt} version 1: ${scan.verdict}`);
  }

  await editor(201, 'POST', `${workspace}/prompts`, { name: vulnerable });
  const blocked = await pushVersion(editor, vulnerable, await promptFile(vulnerable));
  if (blocked.status !== 'blocked') throw new Error(`${vulnerable} is vulnerable, but it is ${blocked.status}.`);
  refused(`${vulnerable} version 1: ${red('blocked')}`);
  const { findings } = await editor<Scan>(
    200,
    'GET',
    `${workspace}/prompts/${vulnerable}/versions/1/scans/${blocked.scan.id}`,
  );
  for (const finding of findings.filter(({ severity }) => severity === 'critical')) show(finding);
  await editor(409, 'POST', `${workspace}/prompts/${vulnerable}/versions/1/reviews`, {});
  refused('a blocked version cannot even be sent to review');

  const mended = await pushVersion(editor, vulnerable, await promptFile(`${vulnerable}.fixed`));
  if (mended.status !== 'ready') throw new Error(`The mended ${vulnerable} is ${mended.status}.`);
  done(`${vulnerable} version 2, mended as told: ${mended.scan.verdict}`);
  return mended;
};
