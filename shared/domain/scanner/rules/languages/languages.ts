import { type Rule, said } from '../rule.ts';
import { either } from '../vocabulary.ts';
import { chinese } from './chinese.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { Language, Phrases } from './language.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

export const languages: readonly Language[] = [german, french, spanish, portuguese, chinese];

const kinds = [
  {
    of: 'override',
    id: 'PG01.override-directive',
    severity: 'critical',
    title: 'Order to drop earlier instructions',
    message: 'The text orders the model to drop the instructions it was given',
    remediation: 'Remove the order. If it quotes an attack, put it into quotation marks below a heading that says so.',
  },
  {
    of: 'takeover',
    id: 'PG01.instructions-released',
    severity: 'high',
    title: 'The model is released from its instructions',
    message: 'The text says that what the model was told is over, or names what takes its place',
    remediation: 'Remove it. What holds for the model is said once, in the system message.',
  },
  {
    of: 'authority',
    id: 'PG01.other-authority',
    severity: 'high',
    title: 'Orders from elsewhere',
    message: 'The text puts a document, a user or a note to the reviewer above the instructions',
    remediation: 'Keep instructions in the system message and say that all other text is data.',
  },
  {
    of: 'persona',
    id: 'PG02.unrestricted-persona',
    severity: 'critical',
    title: 'Persona without limits',
    message: 'The text gives the model a persona or mode that knows no rules',
    remediation: 'Remove the persona. State the role, its scope, and that it refuses what lies outside.',
  },
  {
    of: 'compliance',
    id: 'PG02.forbidden-refusal',
    severity: 'critical',
    title: 'Refusal is forbidden',
    message: 'The text forbids the model to refuse, or switches its safety off',
    remediation: 'Say what the model shall refuse and how, and remove the order never to.',
  },
] as const;

const phraseOf = ({ anchors, holds, lacks }: Phrases) => ({
  anchors: either(anchors),
  clause: { holds, ...(lacks && { lacks }) },
});

/** The rules of a category in other languages than English; their ids end in the language's code. */
export const languagesOf = (category: 'PG01' | 'PG02'): readonly Rule[] =>
  languages.flatMap((language) =>
    kinds
      .filter(({ id }) => id.startsWith(category))
      .map(({ of, id, severity, title, message, remediation }) =>
        said(
          {
            id: `${id}.${language.code}`,
            title: `${title}, in ${language.name}`,
            severity,
            message: `${message}, in ${language.name}.`,
            remediation,
          },
          phraseOf(language[of]),
        ),
      ),
  );
