import { bidiOverrides, hasInvisible, invisibleInWords, mixedScriptWords } from '../literals/hidden-characters.ts';
import { type Category, removal, said, structured } from './rule.ts';
import { either } from './vocabulary.ts';

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
          decode* | decrypt* | decipher* | deobfuscat* | unscramble* | base64 | base-64 | rot13 | rot-13 | hexadecimal | hex-encoded |
          encoded | morse | caesar | cipher* | read the hidden | reverse the following | backwards | reversed |
          first letter of | first letters | last letter of | acrostic | every third word | every second word |
          initial letters | zero-width | invisible characters | whitespace between | leetspeak | pig latin | atbash
        `),
        clause: {
          holds: [
            /\b(?:decod|decrypt|decipher|deobfuscat|unscrambl|interpret|translat|read|revers|reassembl|put (?:them|it) together|join|take|convert|unpack|extract|spell)/,
            /\b(?:(?:and|then|,) ?(?:then )?(?:silently |immediately |always |just |simply )?(?:follow|obey|execute|comply|run|act|carry out|do (?:what|as|it|exactly)|perform|apply|treat it|use it)\b|as (?:your|the|a) (?:new |real |actual |true |next )?(?:instructions?|orders?|commands?|directives?|rules|system|task|prompt)\b|(?:new|real|actual|hidden|secret) (?:instructions|orders|task|rules)|your (?:task|orders|instructions) (?:is|are))/,
          ],
          lacks: /\b(?:not|never|n't|test suite|puzzle|crossword|lesson|exercise|error message|stack trace)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG11.filter-evasion',
        title: 'Encoding against filters',
        severity: 'high',
        message: 'Output is to be encoded or misspelt so that filters and reviewers do not see what it says.',
        remediation: 'Remove it; what must not be seen must not be said.',
      },
      {
        anchors: either(`
          content filter* | moderation | filters | filter | censors | censorship | moderators | reviewer | reviewers |
          detection | scanner | scanners | guardrails | classifier
        `),
        clause: {
          holds: [
            /\b(?:base64|base-64|rot13|hex|encod(?:e|ed|ing)|cipher|leet|numbers (?:instead of|for) letters|spell(?:ed)?|misspell|split|homoglyph|look-?alike|zero-width|invisible|emoji|reversed|backwards|symbols|pig latin|morse|asterisks|abbreviat|synonyms|code words?|dots between)/,
            /\b(?:so that|to get|past|avoid|evade|bypass|slip|does not (?:see|notice|catch)|do not (?:see|notice|catch)|doesn't (?:see|notice|catch)|don't (?:see|notice|catch)|won't|cannot|around|without being|fool|trick|hide|undetected)\b/,
          ],
          lacks:
            /\b(?:attempts?|users? (?:may|might|who|try)|if |never|must not|report|flag|block|refuse|decline|spam filter test)\b/,
        },
      },
    ),
    structured(
      {
        id: 'PG11.invisible-characters',
        title: 'Invisible characters inside words',
        severity: 'medium',
        message: 'Characters without width split words so that they read the same and compare otherwise.',
        remediation: 'Strip zero-width characters and selectors from Latin text.',
      },
      ({ content }) => invisibleInWords(content),
      hasInvisible,
    ),
    structured(
      {
        id: 'PG11.bidi-override',
        title: 'Reversed display order',
        severity: 'high',
        message: 'A bidirectional override shows text in another order than the model reads.',
        remediation: 'Remove the override; use isolates where right-to-left text needs them.',
      },
      ({ content }) => bidiOverrides(content),
      hasInvisible,
    ),
    structured(
      {
        id: 'PG11.mixed-script',
        title: 'Look-alike letters',
        severity: 'medium',
        message: 'A word mixes Latin letters with look-alikes of another script.',
        remediation: 'Spell the word in one script.',
      },
      ({ content }) => mixedScriptWords(content),
    ),
  ],
};
