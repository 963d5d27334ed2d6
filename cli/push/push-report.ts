import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { counted, table } from '../terminal/words.ts';
import type { Pushed } from './carry-out.ts';
import type { Plan } from './plan.ts';

type Finding = NonNullable<Pushed['findings']>[number];

const marks = { created: '+', changed: '~', unchanged: '=', failed: '✗' } as const;
const planMarks = { create: '+', change: '~', keep: '=' } as const;
const planWords = { create: 'new', change: 'changed', keep: 'unchanged' } as const;
const longestSnippet = 100;

const titleOf = ({ kind, name, version }: Pick<Pushed, 'kind' | 'name' | 'version'>): string =>
  `${kind === 'fragment' ? 'fragment ' : ''}${name}${version === undefined ? '' : `@${version}`}`;

const snippetOf = (snippet: string): string => {
  const line = snippet.replace(/\s+/g, ' ').trim();
  return visible(line.length > longestSnippet ? `${line.slice(0, longestSnippet)}…` : line);
};

const findingLines = ({ severity, message, ruleId, evidence, remediation }: Finding, palette: Palette): string[] => [
  `    ${palette.severity(severity)(severity)}  ${visible(message)}  ${palette.dim(ruleId)}`,
  ...(evidence
    ? [`      ${palette.dim(`in message ${evidence.messageIndex + 1}`)}  ${snippetOf(evidence.snippet)}`]
    : []),
  `      ${palette.dim('fix')}  ${visible(remediation)}`,
];

const failureLines = ({ error }: Pushed): string[] =>
  error === undefined
    ? []
    : [
        `    ${visible(error.message)} (${error.code})`,
        ...error.errors
          .filter(({ message }) => !error.message.includes(message))
          .map(({ path, message }) => `    ${visible(`${path}: ${message}`)}`),
      ];

const states = (pushed: Pushed): string => {
  const { action, status, scan, review } = pushed;
  if (action === 'failed') return 'failed';
  const found = Object.entries(scan?.summary ?? {}).flatMap(([severity, count]) =>
    count > 0 ? [`${count} ${severity}`] : [],
  );
  return [status?.replaceAll('_', ' '), found.join(', '), review].filter(Boolean).join(' · ');
};

const paintFor = ({ action, status }: Pushed, palette: Palette): ((line: string) => string) => {
  if (action === 'failed' || status === 'blocked' || status === 'scan_failed') return palette.severity('high');
  return action === 'unchanged' ? palette.dim : palette.added;
};

const totalsOf = (all: readonly Pushed[]): string => {
  const parts = (['created', 'changed', 'unchanged', 'failed'] as const).flatMap((action) => {
    const count = all.filter((pushed) => pushed.action === action).length;
    return count > 0 ? [`${count} ${action}`] : [];
  });
  const blocked = all.filter(({ status }) => status === 'blocked').length;
  return [...parts, ...(blocked > 0 ? [`${blocked} blocked by critical findings`] : [])].join(', ');
};

/**
 * What a push did, for people: a line each, and beneath it what was found or went wrong.
 *
 * @param passedOver how many files are no prompts
 */
export const pushText = (all: readonly Pushed[], passedOver: number, palette: Palette): string => {
  const rows = table(
    all.map((pushed) => [marks[pushed.action], titleOf(pushed), visible(pushed.path), states(pushed)]),
  );
  const lines = all.flatMap((pushed, index) => [
    paintFor(pushed, palette)(rows[index] ?? ''),
    ...failureLines(pushed),
    ...(pushed.findings ?? []).flatMap((finding) => findingLines(finding, palette)),
  ]);
  const others = passedOver > 0 ? ` · ${counted(passedOver, 'file')} without prompts passed over` : '';
  return `${[...lines, '', `${counted(all.length, 'prompt')}: ${totalsOf(all)}${others}`].join('\n')}\n`;
};

/** The same for programs. */
export const pushValue = (all: readonly Pushed[]): object => ({
  pushed: all.map(({ error, ...pushed }) => ({
    ...pushed,
    ...(error && { error: { code: error.code, message: error.message, errors: error.errors } }),
  })),
});

/** What a push would do, for people. */
export const planText = ({ fragments, prompts }: Plan, palette: Palette): string => {
  const rows = [
    ...fragments.map(({ action, fragment: { name, path }, from }) => ({
      action,
      path,
      from,
      name: `fragment ${name}`,
    })),
    ...prompts.map(({ action, prompt: { name, path }, remote, describes }) => ({
      action,
      path,
      from: remote?.latestVersion ?? 0,
      name,
      also: describes ? 'description or tags' : '',
    })),
  ];
  const lines = table(
    rows.map(({ action, name, path, from, ...rest }) => [
      planMarks[action],
      `${name}@${action === 'keep' ? from : from + 1}`,
      visible(path),
      [planWords[action], 'also' in rest ? rest.also : ''].filter(Boolean).join(', '),
    ]),
  );
  const painted = lines.map((line, index) =>
    rows[index]?.action === 'keep' ? palette.dim(line) : palette.added(line),
  );
  const changes = rows.filter(({ action }) => action !== 'keep').length;
  return `${[...painted, '', `${counted(changes, 'change')} of ${counted(rows.length, 'prompt')}; nothing was sent`].join('\n')}\n`;
};

/** The same for programs. */
export const planValue = ({ fragments, prompts }: Plan): object => ({
  fragments: fragments.map(({ action, fragment: { name, path, contentHash }, from }) => ({
    action,
    name,
    path,
    contentHash,
    latestVersion: from,
  })),
  prompts: prompts.map(({ action, describes, remote, prompt: { name, path, contentHash } }) => ({
    action,
    name,
    path,
    contentHash,
    latestVersion: remote?.latestVersion ?? 0,
    describes,
  })),
});
