import type { Remedy } from '../shared/domain/scanner/rules/rule.ts';
import { categories, engine } from '../shared/domain/scanner/ruleset.ts';

const kinds = {
  phrase: 'a phrase that the author says',
  literal: 'a literal',
  structure: 'a structure of the text',
  compound: 'several weak signs together',
  decoded: 'what a hidden text says',
  model: 'how much the text is like those learned from',
  prompt: 'the prompt as a whole',
} as const;

const remedies: Readonly<Record<Remedy['do'], string>> = {
  remove: 'takes the sentence out',
  replace: 'puts something else in its place',
  surround: 'puts marks around it',
  add: 'adds a sentence',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

/** The catalogue of rules as a page, docs/scanner-rules.md. */
export const scannerRulesText = (): string => {
  const all = categories.flatMap(({ rules }) => rules);
  const contents = categories.map(
    ({ id, title, rules }) => `- [${id} ${title}](#${id.toLowerCase()}): ${rules.length} rules`,
  );
  const sections = categories.map(({ id, key, title, description, maxSeverity, references, rules }) =>
    [
      `## <a id="${id.toLowerCase()}"></a>${id} ${title}`,
      '',
      description,
      '',
      `Key \`${key}\`, at most ${maxSeverity}. ${references.join(', ')}.`,
      '',
      '| rule | severity | what it finds | what to do | looks at | its fix |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rules.map(({ id: rule, severity, message, remediation, detector, remedy }) =>
        [``, `\`${rule}\``, severity, cell(message), cell(remediation), kinds[detector.kind], remedies[remedy.do], '']
          .join(' | ')
          .trim(),
      ),
    ].join('\n'),
  );
  return [
    '# The rules of the scanner',
    `\`npm run generate\` makes this page from the rules: ${all.length} rules in ${categories.length} categories, ruleset ${engine.ruleset}. How they work, and what they miss, is in [scanner.md](scanner.md).`,
    contents.join('\n'),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
};
