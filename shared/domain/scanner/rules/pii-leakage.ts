import {
  cardNumbers,
  emailAddresses,
  ibans,
  internetAddresses,
  phoneNumbers,
  socialSecurityNumbers,
} from '../literals/personal-data.ts';
import type { Severity } from '../report.ts';
import { type Category, overall, type Rule, type Span } from './rule.ts';

const personalName =
  /(?:^|_)(?:ssn|social_security\w*|passport\w*|date_of_birth|dob|birth\w*|phone\w*|e?mail_?address|home_address|address|full_?name|first_?name|last_?name|patient\w*|medical\w*|diagnosis|health\w*|salary|iban|card_?number|bank_account|customer_profile|employee_record)$/i;
const minimised =
  /\b(?:mask\w*|redact\w*|anonymi\w+|pseudonym\w*|personal (?:data|information)|pii|sensitive|confidential|privacy|minimi[sz]e|(?:do not|don't|never) (?:repeat|include|share|reveal|echo|disclose|store|output|quote|mention|expose|ask for))\b/;

const literal = (kind: string, what: string, severity: Severity, find: (content: string) => readonly Span[]): Rule => ({
  id: `PG05.${kind}`,
  title: what,
  severity,
  message: `The text holds what looks like real personal data: ${what.toLowerCase()}.`,
  remediation:
    'Replace it by a placeholder from a reserved range, such as 555-0100, example.com or a test card number.',
  sensitive: true,
  detector: { kind: 'structure', find: ({ content }) => find(content) },
});

export const piiLeakage: Category = {
  id: 'PG05',
  key: 'pii-leakage',
  title: 'Personal data',
  description:
    'The template holds data of real people, or takes such data in without saying that it be masked or left out.',
  defaultSeverity: 'medium',
  maxSeverity: 'critical',
  references: ['OWASP-LLM-2025:LLM02', 'OWASP-LLM-2026:LLM02', 'MITRE-ATLAS:AML.T0057', 'GDPR:5', 'CWE-359'],
  rules: [
    literal('card-number', 'Payment card number', 'critical', cardNumbers),
    literal('social-security-number', 'Social security number', 'critical', socialSecurityNumbers),
    literal('iban', 'Bank account number', 'critical', ibans),
    literal('email-address', 'E-mail address of a person', 'medium', emailAddresses),
    literal('phone-number', 'Telephone number', 'medium', phoneNumbers),
    literal('ip-address', 'Internet address of a host', 'low', internetAddresses),
    overall(
      {
        id: 'PG05.unmasked-variable',
        title: 'Personal data as a variable, unmasked',
        severity: 'medium',
        message: 'A variable carries personal data, and nothing says that it is to be masked or left out of answers.',
        remediation: 'Pass the least that the task needs, and say that it is not to be repeated.',
      },
      ({ messages, text }) =>
        minimised.test(text)
          ? []
          : messages.flatMap(({ index, tags }) =>
              tags
                .filter(({ kind, name }) => kind === 'variable' && personalName.test(name))
                .slice(0, 1)
                .map(({ start, end }) => ({ messageIndex: index, start, end })),
            ),
    ),
  ],
};
