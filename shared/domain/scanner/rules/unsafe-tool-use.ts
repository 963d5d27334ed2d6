import { type Category, cue, overall, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const asking =
  '(?:asking|confirm(?:ing|ation)|approv(?:al|ing)|permission|review(?:ing)?|verif(?:ying|ication)|consent|checking|human|hesitation|question(?:ing)?|warning|prompting|double-checking|authori[sz]ation)';
const destructive = cue(`
  delete | drop table | drop tables | drop the table | drop the tables | truncate | rm -rf | wire | transfer money |
  transfer funds | issue refund* | issue a refund | issue any refund* | make payment* | make a payment |
  make purchase* | make a purchase | place order* | place an order | cancel order* | cancel subscription* |
  cancel account* | shut down | shutdown | terminate | deploy | run command* | run shell command* | execute code |
  execute command* | execute sql
`);
const tools = cue('tool | tools | function | functions | you can | you are able to | you may | api | access to');
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
    said(
      {
        id: 'PG08.execute-anything',
        title: 'Anything a user sends is executed',
        severity: 'critical',
        message: 'The model is told to execute whatever code, command or query comes from outside.',
        remediation:
          'Allow-list commands and arguments, run them with least privilege, and have a person confirm what is rendered.',
      },
      {
        anchors: either(`
          run any | run every | run whatever | run all | run arbitrary | execute any | execute every |
          execute whatever | execute all | execute arbitrary | eval any | evaluate any | run the code the user |
          execute the code | run the commands the user | execute the command | run the command | run the sql |
          execute the sql | execute the query | run commands | execute commands | execute code | run code |
          run shell
        `),
        pattern: sticky(
          `(?:(?:run|execute|eval(?:uate)?) (?:any|every|whatever|all|arbitrary|the)? ?(?:[a-z]{1,12} ){0,3}?(?:commands?|code|scripts?|quer(?:y|ies)|sql|statements?|shell)\\b.{0,20}?(?:\\b(?:users?|customers?|they|someone|anyone|requester|caller|document|email|message|input|page|website)(?:'s)? ?(?:[a-z]{1,10} ){0,2}?(?:asks?|requests?|provides?|gives?|sends?|wants?|types?|supplies|contains?|submits?|enters?|pastes?|input)\\b.{0,40}|.{0,30}?\\bwithout (?:any )?(?:[a-z]{1,12} ){0,3}?${asking}\\b|.{0,20}?(?:from|found in|contained in|in) (?:the |any )?(?:user|document|email|message|web ?page|page|website|ticket|input)s?\\b))`,
        ),
      },
    ),
    said(
      {
        id: 'PG08.unconfirmed-action',
        title: 'Irreversible action without confirmation',
        severity: 'high',
        message: 'The model is told to act beyond recall and not to ask first.',
        remediation: 'Have a person confirm the rendered action, and cap amounts and scope in code.',
      },
      {
        anchors: either(`
          delete | remove | drop | refund | issue | transfer | pay | purchase | buy | sell | send | deploy |
          execute | run | modify | cancel | overwrite | wire | trade | book | approve | process | update |
          publish | merge | place | shut down | terminate | make | perform | call | use | take | act | proceed |
          never ask | do not ask | do not wait
        `),
        pattern: sticky(
          `(?:(?:delete|remove|drop|refund|issue|transfer|pay|purchase|buy|sell|send|deploy|execute|run|modify|cancel|overwrite|wire|trade|book|approve|process|update|publish|merge|place|shut down|terminate|make|perform|call|use|take|act|proceed)\\b(?=.{0,60}?\\b(?:files?|records?|tables?|databases?|accounts?|refunds?|payments?|money|funds?|orders?|purchases?|commands?|code|emails?|messages?|tools?|actions?|transactions?|transfers?|resources?|servers?|production|changes?|quer(?:y|ies)|functions?|subscriptions?|bookings?|sums?|amounts?|rows?)).{0,90}?(?:\\bno (?:confirmation|approval|review|questions?|permission) (?:is |are )?(?:needed|required|necessary|asked)|\\bwithout (?:any |further |first |manual |human |user |the user's |explicit |prior |additional |asking (?:for )?|waiting (?:for )?|requiring |needing ){0,4}${asking}\\b(?! (?:when|once|if|after)\\b.{0,50}?(?:confirm|approv)))|(?:never|do not) (?:ask|wait) (?:the user )?for (?:confirmation|approval|permission)(?! (?:of|when|if|more))\\b.{0,60})`,
        ),
        accepts: (text) =>
          !/^(?:use|take|act|make|call|process|update)\b.{0,200}without (?:question|hesitation|warning)/.test(text),
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
          automatically approve | auto-approve | autoapprove | auto approve | always approve | approve all |
          approve any | approve every | immediately approve | approve refunds automatically |
          approve the refund automatically | automatically issue | automatically refund | always issue |
          always refund | always grant | automatically grant | automatically process | automatically transfer |
          automatically pay
        `),
        pattern: sticky(
          '(?:(?:automatically|auto-? ?|always|immediately) ?(?:approve|issue|refund|grant|process|transfer|pay)\\b|approve (?:all|any|every|(?:the )?refunds? automatically))(?:.{0,60}?\\b(?:refunds?|payments?|transfers?|requests?|orders?|transactions?|invoices?|withdrawals?|loans?|claims?|access|credits?|purchases?|expenses?|discounts?|tool calls?|actions?|commands?|amounts?)\\b)(?:.{0,60}?\\b(?:without|no matter|regardless|any amount|whatever|of any|no questions?|no limit|every|all|immediately|asks?|requests?|at once)\\b.{0,40})',
        ),
        accepts: (text) => !/\b(?:under|below|up to|less than|within|at most|not exceed\w*|maximum)\b/.test(text),
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
