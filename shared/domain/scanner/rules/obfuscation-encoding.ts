import { bidiOverrides, invisibleInWords, mixedScriptWords } from '../literals/hidden-characters.ts';
import { type Category, removal, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

export const obfuscationEncoding: Category = {
  id: 'PG11',
  key: 'obfuscation-encoding',
  title: 'Obfuscation and encoding',
  description:
    'The template hides text from its readers: invisible characters, look-alike letters, or an encoding to be undone.',
  defaultSeverity: 'medium',
  maxSeverity: 'critical',
  references: ['OWASP-LLM-2025:LLM01', 'OWASP-LLM-2026:LLM01', 'OWASP-ASI-2026:ASI01', 'MITRE-ATLAS:AML.T0068'],
  rules: [
    {
      id: 'PG11.hidden-directive',
      title: 'Hidden order',
      severity: 'critical',
      message: 'Encoded or invisible text says what would be a serious finding in the open.',
      remediation: 'Remove the stretch. Text that people cannot read has no place in a prompt that people review.',
      remedy: removal,
      detector: { kind: 'decoded', directive: true },
    },
    {
      id: 'PG11.encoded-text',
      title: 'Encoded text',
      severity: 'low',
      message: 'A stretch of base64 or hexadecimal decodes to readable text.',
      remediation: 'Write the text in the open, or fill it in as a variable.',
      remedy: removal,
      detector: { kind: 'decoded', directive: false },
    },
    said(
      {
        id: 'PG11.decode-and-follow',
        title: 'Order to decode and follow',
        severity: 'high',
        message: 'The model is told to decode text and act on it.',
        remediation: 'Say in the open what is to be done.',
      },
      {
        anchors: either(`
          decode | decrypt | decipher | deobfuscate | unscramble | base64-decode | rot13 | translate from base64 |
          read the hidden | reverse the following
        `),
        pattern: sticky(
          '(?:(?:base64-)?decode|decrypt|decipher|deobfuscate|unscramble|rot13|translate from base64|read the hidden|reverse the following)\\b.{0,80}?\\b(?:and|then|,)\\b ?(?:then )?(?:silently |immediately |always )?(?:follow|obey|execute|comply|run|act (?:on|upon|according)|carry out|do (?:what|as|it)|perform)\\b(?:.{0,30})',
        ),
      },
    ),
    {
      id: 'PG11.invisible-characters',
      title: 'Invisible characters inside words',
      severity: 'medium',
      message: 'Characters without width split words so that they read the same and compare otherwise.',
      remediation: 'Strip zero-width characters and selectors from Latin text.',
      remedy: removal,
      detector: { kind: 'structure', find: ({ content }) => invisibleInWords(content) },
    },
    {
      id: 'PG11.bidi-override',
      title: 'Reversed display order',
      severity: 'high',
      message: 'A bidirectional override shows text in another order than the model reads.',
      remediation: 'Remove the override; use isolates where right-to-left text needs them.',
      remedy: removal,
      detector: { kind: 'structure', find: ({ content }) => bidiOverrides(content) },
    },
    {
      id: 'PG11.mixed-script',
      title: 'Look-alike letters',
      severity: 'medium',
      message: 'A word mixes Latin letters with look-alikes of another script.',
      remediation: 'Spell the word in one script.',
      remedy: removal,
      detector: { kind: 'structure', find: ({ content }) => mixedScriptWords(content) },
    },
  ],
};
