import { hasDigits } from '../literals/digit-words.ts';
import { hasNumberRuns } from '../literals/number-runs.ts';
import { cardNumbers, ibans, socialSecurityNumbers } from '../literals/personal-data.ts';
import { contactAddresses, emailAddresses, internetAddresses } from '../literals/personal-data-addresses.ts';
import { birthDate, documentNumber, recordNumber } from '../literals/personal-data-keyed.ts';
import { nationalNumbers } from '../literals/personal-data-national.ts';
import { officeNumbers, phoneNumbers } from '../literals/personal-data-phones.ts';
import type { Severity } from '../report.ts';
import { type Category, cue, type Detector, overall, type Rule, structure } from './rule.ts';

const personalName =
  /(?:^|_)(?:social_security|passport|birth|phone|patient|medical|health)|(?:^|_)(?:ssn|date_of_birth|dob|e?mail_?address|home_address|address|full_?name|first_?name|last_?name|diagnosis|salary|iban|card_?number|bank_account|customer_profile|employee_record)$/i;
const minimised = cue(`
  mask* | redact* | anonymi* | pseudonym* | personal data | personal information | pii | sensitive | confidential |
  privacy | minimise | minimize | do not repeat | never repeat | do not include | never include | do not share |
  never share | never reveal | do not reveal | do not echo | never disclose | do not disclose | do not store |
  never store | never output | do not quote | do not mention | never mention | do not expose | never ask for
`);

/** Data in the text itself; what takes its place is set aside for examples and is no finding. */
const literal = (kind: string, what: string, severity: Severity, placeholder: string, detector: Detector): Rule => ({
  id: `PG05.${kind}`,
  title: what,
  severity,
  message: `The text holds what looks like real personal data: ${what.toLowerCase()}.`,
  remediation:
    'Replace it by a placeholder from a reserved range, such as 555-0100, example.com or a test card number.',
  sensitive: true,
  remedy: { do: 'replace', by: placeholder },
  detector,
});

/** Telephone numbers that NANPA sets aside, addresses of RFC 2606 and RFC 5737, and a card number for tests. */
const reserved = {
  card: '4111 1111 1111 1111',
  socialSecurity: '000-00-0000',
  iban: 'GB82 WEST 1234 5698 7654 32',
  email: 'name@example.com',
  contact: 'contact@example.com',
  phone: '+1 202-555-0100',
  host: '192.0.2.1',
} as const;

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
    literal('card-number', 'Payment card number', 'critical', reserved.card, structure(cardNumbers, hasNumberRuns)),
    literal(
      'social-security-number',
      'Social security number',
      'critical',
      reserved.socialSecurity,
      structure(socialSecurityNumbers, hasNumberRuns),
    ),
    literal('iban', 'Bank account number', 'critical', reserved.iban, structure(ibans, hasDigits)),
    literal(
      'national-number',
      'National number of a person',
      'high',
      '[national number]',
      structure(nationalNumbers, hasDigits),
    ),
    literal('identity-document', 'Passport or driving licence number', 'high', '[document number]', documentNumber),
    literal('medical-record', 'Medical record number', 'high', '[record number]', recordNumber),
    literal('date-of-birth', 'Date of birth', 'medium', '[date of birth]', birthDate),
    literal('email-address', 'E-mail address of a person', 'medium', reserved.email, structure(emailAddresses)),
    literal('phone-number', 'Telephone number', 'medium', reserved.phone, structure(phoneNumbers, hasNumberRuns)),
    literal('contact-address', 'E-mail address of an office', 'low', reserved.contact, structure(contactAddresses)),
    literal(
      'contact-number',
      'Telephone number of an office',
      'low',
      reserved.phone,
      structure(officeNumbers, hasNumberRuns),
    ),
    literal('ip-address', 'Internet address of a host', 'low', reserved.host, structure(internetAddresses, hasDigits)),
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
