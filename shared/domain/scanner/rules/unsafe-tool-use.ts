import { lazily } from '../pattern.ts';
import { blindExecution } from './blind-execution.ts';
import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said } from './rule.ts';
import { bounded, grave, harmlessQuestion, hazards, objects, softly, unasked } from './unsafe-tool-use-words.ts';
import { either } from './vocabulary.ts';

const destructive = cue(`
  delete | drop table | drop tables | drop the table | drop the tables | truncate | rm -rf | wire | transfer money |
  transfer funds | issue refund* | issue a refund | issue any refund* | make payment* | make a payment |
  make purchase* | make a purchase | place order* | place an order | cancel order* | cancel subscription* |
  cancel account* | shut down | shutdown | terminate | run command* | run shell command* | execute code |
  execute command* | execute sql
`);
const tools = cue('tool | tools | function | functions | api | apis | access to | your tools | you have access');
const confirmation = cue(`
  confirm* | approv* | permission | consent | human | ask the user | ask first | ask before | before delet* |
  before you delet* | before send* | before you send* | before run* | before you run* | before execut* |
  before you execut* | before issu* | before you issu* | before mak* | before you mak* | read-only | double-check |
  never | do not | don't | only | must not | review
`);

export const unsafeToolUse: Category = {
  id: 'PG08',
  key: 'unsafe-tool-use',
  title: 'Unsafe tool use',
  description: 'The template lets the model destroy, execute, pay or send with no confirmation or scope.',
  defaultSeverity: 'high',
  maxSeverity: 'critical',
  references: [
    'OWASP-LLM-2025:LLM06',
    'OWASP-LLM-2025:LLM05',
    'OWASP-LLM-2026:LLM03',
    'OWASP-ASI-2026:ASI02',
    'OWASP-ASI-2026:ASI05',
    'MITRE-ATLAS:AML.T0053',
    'MITRE-ATLAS:AML.T0101',
  ],
  rules: [
    ...blindExecution,
    said(
      {
        id: 'PG08.unconfirmed-action',
        title: 'Irreversible action without confirmation',
        severity: 'high',
        message: 'The model is told to act beyond recall and not to ask first.',
        remediation: 'Have a person confirm the rendered action, and cap amounts and scope in code.',
      },
      {
        anchors: either(unasked),
        clause: {
          holds: [anyOf(hazards), anyOf(objects)],
          lacks: lazily(() => `${bounded.source}|${harmlessQuestion.source}`),
        },
      },
    ),
    said(
      {
        id: 'PG08.grave-action',
        title: 'Grave action at once',
        severity: 'high',
        message: 'The model destroys data, moves money or publishes by itself, as soon as something suggests it.',
        remediation: 'Have a person confirm the rendered action, and cap amounts and scope in code.',
      },
      { anchors: either(softly), clause: { holds: [grave], lacks: bounded } },
    ),
    said(
      {
        id: 'PG08.grave-on-request',
        title: 'Grave action on a word',
        severity: 'medium',
        message: 'A mere report or request makes the model destroy data or stop systems.',
        remediation: 'Have a person confirm the rendered action, and allow it in code for those alone who may.',
      },
      {
        anchors: either(
          'wipe the | wipe all | wipe their | erase the | erase all | erase any | drop the | format the | format their | purge the | purge all | destroy the | destroy all | delete all | delete every | delete any | reset the production | shut down the | terminate all | kill all | overwrite the | factory reset | factory-reset',
        ),
        clause: {
          holds: [
            anyOf(
              'disks? | drives? | data | tables? | databases? | backups? | volumes? | records? | machines? | servers? | production | inbox | repositor(?:y|ies) | accounts? | branch | branches | partitions? | clusters? | instances? | logs | history | device | phone | computer | files | e-?mails',
            ),
            anyOf(
              'if | when | whenever | once | that look | that seem | which look | on request | as needed | to free | to clean | to save | asks? | says? | requests? | reports? | seems? | looks? | appears?',
            ),
          ],
          lacks: lazily(() => `${bounded.source}|\\bexplain\\b`),
        },
      },
    ),
    said(
      {
        id: 'PG08.automatic-approval',
        title: 'Automatic approval',
        severity: 'critical',
        message: 'Payments, refunds or requests are approved automatically, whatever they are.',
        remediation: 'Approve in code by rules with limits, and hand the rest to a person.',
      },
      {
        anchors: either(`
          automatically approve* | auto-approv* | autoapprov* | auto approv* | always approve | approve all | approve any | approve every | approve each | approve everything | immediately approve | approve it automatically | approve them automatically | approved automatically | approve automatically | accept every | accept all | accept any | grant every | grant all | grant any | rubber-stamp* | rubber stamp* | wave through | waved through | sign off on every | sign off on all |
          approve refunds automatically | approve the refund automatically | automatically issue | automatically refund | automatically grant | automatically process | automatically transfer | automatically pay | automatically accept | always issue | always refund | always grant | always accept | always pay | claim automatically | request automatically | claims automatically | requests automatically | refunds automatically | payments automatically`),
        clause: {
          holds: [
            anyOf(
              'approv* | issu* | refund* | grant* | process* | transfer* | pay | pays | accept* | sign | rubber* | wave*',
            ),
            anyOf(
              'refunds? | payments? | transfers? | requests? | orders? | transactions? | invoices? | withdrawals? | loans? | claims? | access | credits? | purchases? | expenses? | discounts? | tool calls? | actions? | commands? | amounts? | merge requests? | pull requests? | permissions? | changes | applications? | deployments? | payouts? | charges? | compensation | vouchers?',
            ),
            anyOf(
              'without | no matter | regardless | any amount | whatever | of any | no questions? | no limit* | every | everything | all | any | immediately | asks? | requests? | at once | each | including | even | how large | however | always',
            ),
          ],
          lacks: lazily(
            () =>
              `${bounded.source}|\\b(?:formats?|languages?|major|feedback|criticism|cookies|file types?|currenc\\w{1,4}|payment methods?|cards|tests? pass\\w*)\\b`,
          ),
        },
      },
    ),
    overall(
      {
        id: 'PG08.no-confirmation',
        title: 'Destructive tools without confirmation',
        severity: 'medium',
        message: 'The prompt gives tools that destroy, pay or execute, and asks for no confirmation.',
        remediation: 'Say which actions need a confirmation, and what the user is shown before it.',
        remedy: {
          do: 'add',
          sentence:
            'Before an action that deletes, pays, sends or runs something, show it to the user and wait for their confirmation.',
        },
      },
      [destructive, tools, confirmation],
      ({ instructs }) => (instructs(destructive) && instructs(tools) && !instructs(confirmation) ? 'absent' : []),
    ),
  ],
};
