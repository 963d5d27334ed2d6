import {
  cardNumbers,
  emailAddresses,
  ibans,
  internetAddresses,
  phoneNumbers,
  socialSecurityNumbers,
} from '../literals/personal-data.ts';
import type { Severity } from '../report.ts';
import { type Category, cue, overall, type Rule, type Span } from './rule.ts';

const personalName =
  /(?:^|_)(?:ssn|social_security\w*|passport\w*|date_of_birth|dob|birth\w*|phone\w*|e?mail_?address|home_address|address|full_?name|first_?name|last_?name|patient\w*|medical\w*|diagnosis|health\w*|salary|iban|card_?number|bank_account|customer_profile|employee_record)$/i;
const minimised = cue(`
  mask* | redact* | anonymi* | pseudonym* | personal data | personal information | pii | sensitive | confidential |
  privacy | minimise | minimize | do not repeat | never repeat | do not include | never include | do not share |
  never share | never reveal | do not reveal | do not echo | never disclose | do not disclose | do not store |
  never store | never output | do not quote | do not mention | never mention | do not expose | never ask for
`);

const literal = (kind: string, what: string, severity: Severity, find: (content: string) => readonly Span[]): Rule => ({
  id: `PG05.${kind}`,
  title: what,
  severity,
  message: `The text holds what looks like real personal data: ${what.toLowerCase()}.`,
  remediation:
    'Replace it by a placeholder from a reserved range, such as 555-0100, example.com or a test card number.',
  sensitive: true,
  remedy: { do: 'remove' },
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
        remedy: { do: 'add', sentence: 'Do not repeat personal data in your answers; refer to people without it.' },
      },
      [minimised],
      ({ messages, says }) =>
        says(minimised)
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
