import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
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

const runs =
  'run | runs | running | execut* | eval* | interpret* | pass | passes | feed* | pipe | pipes | hand* | forward* | carry out | perform | invoke* | exec | source | launch | submit | type | paste | compile* | apply | follow | do | call | start | load | import';
const code =
  'commands? | code | scripts? | snippets? | expressions? | quer(?:y|ies) | sql | statements? | shell | terminal | bash | powershell | macros? | binar(?:y|ies) | programs? | payloads? | instructions? | steps | formulas? | executables? | installers? | attachments? | function | javascript | python | packages? | plugins? | tool | interpreter | one-liners? | procedures? | makefile | hooks?';
const outsiders = `
  users? | customers? | they | someone | anyone | requesters? | callers? | visitors? | documents? | e-?mails? | messages? | inputs? | (?:web ?)?pages? | websites? | tickets? | issues? | pull requests? | comments? | readme* | repositor(?:y|ies) | repo | tool (?:outputs?|results?) | search results? | attachments? | downloaded | received | supplied | pasted | internet | web | chat | url | links? | untrusted | incoming | model | response | given | inside | code blocks | it | recommends | sender | stack overflow | forum | gist | downloads? | curl | wget | log | logs | qr | calendar | invitation | whoever`;
/** What makes execution of such text less than blind. */
const contained =
  /\b(?:sandbox\w*|isolated|container\w*|after (?:review|approval|confirm\w*|the user (?:approves|confirms))|once (?:approved|confirmed)|(?:only|unless|until) (?:\w{1,12} ){0,5}(?:approv|confirm|review|allow)\w*|confirm with|ask (?:the user|for|first)|with (?:their|the user's|user|explicit) (?:approval|permission|consent|confirmation)|allow-?list\w*|dry[- ]run|never|do not|don't|must not|tests?|test suite|explain|what (?:this|the|it) (?:code|command|script|query)|read-only|would (?:run|do|output)|output of|mentally|step by step|simulate|act as)\b/;

/** Deeds that nobody can take back, that cost money, or that the world sees. */
const hazards =
  'apply | just do it | delet* | eras* | wip(?:e|es|ing) | purg* | drop | drops | truncat* | destroy* | overwrit* | remov(?:e|es|ing) | format | transfer* | pay | pays | paying | payments? | refund* | purchas* | buy | buys | buying | sell | sells | trad(?:e|es|ing) | wire | wires | charg(?:e|es|ing) | withdraw* | invest | donat* | order | orders | ordering | book | books | booking | cancel* | close (?:the |their |any )?account* | terminat* | shut* down | reboot* | deploy* | publish* | posts? | posting | merg(?:e|es|ing) | push(?:es|ing)? | send | sends | sending | e-?mail(?:s|ing)? | execut* | run | runs | running | install* | modif(?:y|ies) | updat(?:e|es|ing) | reset* | revok* | submit* | sign | signs | approv(?:e|es|ing) | issu(?:e|es|ing) | place | grant* | disabl* | transactions? | tool calls? | tools? | actions? | commands? | unsubscrib* | fire | evict | migrat* | releas* | rotat* | kill | stop the | restart* | archive | move money | release funds | accept | act | go ahead';
const objects =
  'confirmations? | plan | files? | records? | tables? | databases? | accounts? | refund* | payments? | money | funds? | orders? | purchases? | commands? | code | e-?mails? | messages? | tools? | actions? | transactions? | transfers? | resources? | servers? | production | prod | changes? | quer(?:y|ies) | subscriptions? | bookings? | sums? | amounts? | rows? | disk* | data | volumes? | backups? | branch* | repositor(?:y|ies) | posts? | tweets? | articles? | contracts? | instances? | clusters? | users? | flights? | hotels? | tickets? | shares | stocks? | positions? | invoices? | items? | credits? | calls? | functions? | requests? | migrations? | updates? | directories | folders? | contacts? | events? | meetings? | machines? | systems? | bills? | basket | cart | crypto | wallet | deploy* | credentials | keys? | permissions? | script* | shell | api';

const unasked = `
  without looking | without showing | without a check | without any check | no check by | not bother the | not bother them | never ask before | never asks before | don't ask before | no confirmation | tell the team later | tell them later | report it later | inform them later | report afterwards | and tell the | for anything | for whatever | accept them yourself | accept it yourself | reply yes | say yes to every | answer y | without asking | without confirm* | without approval | without any approval | without waiting | without checking with | without checking back | without going back | without consulting | without prompting | without review* | without a review | without human | without permission | without further | without double-checking | without sign-off | without consent | without the user's | without the customer's | without the owner's | without their approval | without prior | without explicit | without requiring | without needing | without a second | without anybody | without anyone | without manual | without stopping to ask | without question* |
  no confirmation | no approval | no review | no permission | no sign-off | no human | no questions asked | no need to confirm | no need to ask | no need for confirmation | no need for approval | no need to wait | no need to check | no need to get | not need confirmation | not need approval | not need to confirm | not need to ask | not need permission | not need the user | not require confirmation | not require approval | not require permission | needs no approval | needs no confirmation | nobody has to | nobody needs to | no one needs to | no one has to | not have to ask | not have to confirm |
  on your own initiative | on your own authority | on your own as | on your own account | of your own accord | at your own discretion | as you see fit | as you think fit | as you deem | if you think it | whenever you think | whenever it seems | whenever you feel | when you feel like | whenever you like | at will | unattended | unsupervised | fully autonomous* | skip the confirmation | skip confirmation* | skip the approval | skip approval* | skip the review | skip the preview | suppress the confirmation | suppress confirmation* | answer yes to | click yes | confirm on behalf | confirm on the user's | confirm it yourself | approve it yourself | approve your own | confirm your own | accept all prompts | accept every prompt | accept any prompt | dismiss the confirmation | dismiss any | treat silence as | take silence as | silence is | silence means | assume approval | assume the user agrees | assume consent | assume that the user agrees | assume yes | assume they agree | presume |
  do not ask | don't ask | never ask | not ask for | do not wait | don't wait | never wait | do not pause | don't pause | do not request | do not bother | rather than asking | instead of asking | act first | ask forgiveness | asking for forgiveness | ask afterwards | ask later | tell them afterwards | tell the user afterwards | inform the user afterwards | after the fact | auto-confirm* | auto-accept* | auto-execut* | auto-run | autorun | yolo | confirmations | skip the dry run | --yes | --force | --no-verify | --auto-approve | --dangerously* | -y flag | noninteractive* | non-interactive*`;
const softly = `
  yourself | the moment | as soon as | once they | once it | when the terms | directly in | directly on | on behalf of | the cheapest | whatever is | migration fails | to the account | recommends | somebody complains | someone complains |
  right away | straight away | immediately | at once | automatically | instantly | as soon as | in one go | in one step | by yourself | all by yourself | on your own | whenever | proactively | autonomously | independently | promptly | without delay | of any size | of any amount | any amount | whatever the amount | regardless of amount | regardless of the amount | no matter the amount | no matter how much | no matter how large | unlimited`;
/** Soft words count only with what is gone for good. */
const grave =
  /\b(?:(?:wipe|erase|purge|destroy|truncate|drop) (?:\w{1,12} ){0,4}(?:disks?|data|tables?|databases?|accounts?|backups?|volumes?|records?|machines?|servers?|everything)|delete (?:\w{1,12} ){0,3}(?:accounts?|databases?|tables?|backups?|customers?|records?|production|repositor\w{1,3}|users?|volumes?|servers?|inbox|everything)|(?:transfer|wire|send|move|withdraw) (?:\w{1,12} ){0,4}(?:money|funds?|sums?|amounts?|savings|payments?|crypto\w*|coins?|bitcoins?)|pay (?:for |the |any |every |all |it|them|out|invoices?|bills?)|buy (?:the|any|all|shares|stocks?|it|whatever|items?)|sell (?:the|any|all|shares|stocks?|it)|purchase (?:the|any|it|whatever|items?)|place (?:the |an |any |all )?(?:orders?|trades?|bets?)|charge (?:the|their|any)|issue (?:the |a |any |full |all )?(?:refunds?|credits?|payments?)|refund (?:any|every|the|all|whatever)|close (?:\w{1,12} ){0,2}accounts?|cancel (?:\w{1,12} ){0,2}(?:subscriptions?|accounts?|contracts?|insurance|polic\w{1,3})|sign (?:the |any |all )?contracts?|shut(?:s|ting)? down (?:\w{1,12} ){0,2}(?:servers?|production|systems?|plant|machines?|instances?)|deploy (?:\w{1,12} ){0,4}production|push (?:\w{1,12} ){0,3}(?:to )?(?:main|master|production)|terminate (?:\w{1,12} ){0,2}(?:employees?|contracts?|instances?|accounts?)|publish (?:the |any |every )?(?:posts?|articles?|release)|restart (?:\w{1,12} ){0,2}(?:servers?|production|databases?)|merge (?:\w{1,12} ){0,2}(?:pull|merge) requests?|send (?:\w{1,12} ){0,2}newsletters?|buy whatever|place (?:the |a )?trades?|merge requests? yourself|drop and recreate|delete_\w+|apply (?:\w{1,12} ){0,2}(?:plan|changes) (?:directly )?(?:in|to|on) production|changes directly in production|grant access|transfer (?:\w{1,12} ){0,2}balance|install (?:any|every|whatever|all) (?:\w{1,12} ){0,2}packages?|cancel (?:the |an |any |all )?orders?|sign the|force-push|force push|execute (?:\w{1,12} ){0,3}(?:trades?|transfers?|payments?|transactions?)|approve (?:\w{1,12} ){0,3}(?:payments?|transfers?|loans?|invoices?))\b/;
const bounded =
  /\b(?:under|below|up to|less than|within|at most|not exceed\w*|maximum|after (?:the user|they|approval|confirm\w*|review|verif\w*)|once (?:the user|they (?:approve|confirm|agree)|approved|confirmed|verified)|(?:as soon as|when|if|until|unless|only) (?:the |a )?(?:user|customer|owner|they|human|person|manager|it is|it has been)? ?(?:has |have |is |are )?(?:been )?(?:confirm|approv|agree|consent|verif|sign(?:ed)? off)\w*|(?:only|unless|until) (?:\w{1,10} ){0,3}(?:asks?|asked|requests?|requested)\b|need (?:\w{1,10}'?s? ){0,3}(?:confirmation|approval) first|ask (?:the user|first|for)|read-only|sandbox\w*|confirm (?:with|before)|never (?:delete|send|pay|run|execute|publish|buy|transfer|approve|deploy|cancel|push|merge|place|issue|act|proceed|overwrite|modify|remove|take|make|perform|use|install|share)|do not (?:delete|send|pay|run|execute|publish|buy|transfer|approve|deploy|cancel|push|merge|place|issue|act|proceed)|must not|should not|timers?|temp\w{0,8} files?|cache\w*|typos?|permission to read|questions? (?:about|when|that)|clarif\w+|stop words)\b/;
const harmlessQuestion =
  /\b(?:(?:ask|bother|pause|wait|asking|questions?) (?:the user )?(?:\w{1,10} ){0,3}(?:unnecessary|more than|too many|follow-up|clarif\w+|about (?:things|what)|for (?:feedback|more|their (?:name|age|e-?mail|phone|password|card)|personal|permission to read|information|help|the same)|to (?:repeat|rephrase|continue)|whether (?:to continue|they)|how|why|if there is|multiple|obvious|again)|do not ask (?:questions|permission to read))/;

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
        references: ['CWE-78', 'CWE-94'],
      },
      {
        anchors: either(`
          run any | run every | run whatever | run all | run arbitrary | execute any | execute every | execute each | execute whatever | execute all | execute arbitrary | eval any | evaluate any | carry out any | carry out every | carry out whatever | perform any | perform whatever | run anything | execute anything | any shell command | any command | any commands | every command | whatever command | whatever commands | whichever command | any code | whatever code | any script | any sql | whatever sql | any query | arbitrary commands | arbitrary code | arbitrary sql | arbitrary shell | each instruction | every instruction | follow every command`),
        clause: {
          holds: [
            anyOf(runs),
            anyOf(code),
            anyOf(
              `${outsiders} | without (?:asking|checking|review|confirm*|approval|hesitation|question*|validat*|restrict*) | no questions | you like | you want | you need`,
            ),
          ],
          lacks: contained,
        },
      },
    ),
    said(
      {
        id: 'PG08.execute-given',
        title: 'Given code is executed as it is',
        severity: 'high',
        message: 'Code, commands or instructions from outside are executed as they come.',
        remediation: 'Parse what comes in, allow-list what may run, and run it isolated after a person has seen it.',
        references: ['CWE-94', 'CWE-78'],
      },
      {
        anchors: either(`
          the user supplies | the user provides | the user sends | the user pastes | the user types | the user enters | the user gives | the user submits | user-supplied | user-provided | user supplied | user provided | the customer sends | they send | they paste | they provide | users submit | from the user | in the user's message | user's code | user's script | user's command | user's input | user's message |
          you find in | in the ticket | in the e-mail | in the chat | in web pages | in the message | from the message | from the chat | from a link | at the link | from the link | open attachments | recommends | programs inside | found in the | found in a | contained in the | contained in any | embedded in | from the e-mail | from the email | from the page | from the web page | from the website | from the document | from the ticket | from the issue | from the readme | in the readme | in a readme | readme's | readme | from the internet | from the web | from stack overflow | from search results | from tool output | tool outputs | from attachments | attached script | attached file* | attachment* | macro | macros | downloaded script | downloaded file* | downloaded binary | script from | scripts from | code from | command from | commands from | sql from | remote script | install script | pull request | incoming |
          command}} | code}} | script}} | sql}} | query}} | expression}} | snippet}} | cmd}} | formula}} | input}} | exactly as it was received | exactly as received | as received | exactly as typed | as typed | exactly as written | unmodified | with eval | using eval | eval( | exec( | through eval | into bash | into sh | to bash | to sh | into a shell | to the shell | into the shell | to a shell | into powershell | to the terminal | into the terminal | into the interpreter | bash -c | curl * | wget * | pickle | os.system | subprocess | shell=true`),
        clause: {
          holds: [
            anyOf(
              'run | runs | execut* | eval* | follow | pipe | pipes | piping | pass | passes | feed | feeds | exec | launch | invoke | submit | carry out | perform | apply | compile and run | install | type | open and run | paste | hand | deserialis* | deserializ* | unpickle',
            ),
            anyOf(
              'commands? | code | scripts? | snippets? | expressions? | sql | shell | terminal | bash | sh | powershell | macros? | binar(?:y|ies) | eval | exec | code blocks | programs? | packages? | the file | formulas? | interpreter | executables? | installers? | each instruction | instructions? found | every instruction | commands found | statements? | formula | database | pickle | payload | console | {{cmd}} | setup steps',
            ),
            anyOf(
              `${outsiders} | {{* | as (?:it was )?received | as typed | as written | with eval | directly | automatically | straight | unmodified | verbatim | exactly | pickle`,
            ),
          ],
          lacks: contained,
        },
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
        anchors: either(unasked),
        clause: {
          holds: [anyOf(hazards), anyOf(objects)],
          lacks: new RegExp(`${bounded.source}|${harmlessQuestion.source}`),
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
          lacks: new RegExp(`${bounded.source}|\\bexplain\\b`),
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
          lacks: new RegExp(
            `${bounded.source}|\\b(?:formats?|languages?|major|feedback|criticism|cookies|file types?|currenc\\w{1,4}|payment methods?|cards|tests? pass\\w*)\\b`,
          ),
        },
      },
    ),
    written(
      {
        id: 'PG08.dangerous-command',
        title: 'Dangerous command',
        severity: 'high',
        message: 'The model is told to use a command that destroys, forces or runs with all rights.',
        remediation: 'Allow-list harmless commands, and have a person run the others.',
        references: ['CWE-250'],
      },
      {
        anchors: either(`
          rm -rf | rm -r | rm -fr | force-push* | force push* | push --force | git push -f | --force | reset --hard | git clean -fd* | drop database | drop table | drop schema | truncate table | delete from | format c: | mkfs | dd if= | chmod 777 | chmod -r 777 | chmod a+rwx | kubectl delete | terraform destroy | terraform apply -auto* | --no-verify | --privileged | --no-preserve-root | --dangerously* | --skip-permission* | as root | root rights | with sudo | using sudo | via sudo | use sudo | sudo | root shell | elevated rights | elevated shell | administrator shell | shutdown -h | kill -9 | docker system prune | iptables -f | setenforce 0`),
        clause: {
          holds: [
            anyOf(
              'use | uses | using | has | may | run | runs | execute | rerun | re-run | call | invoke | apply | clean* | retry | push | pipe | start | launch | force-push | force push | delete | fix | solve | resort | fall back | switch | prefix | prepend | repeat | set | issue | perform | free | grant',
            ),
            anyOf(
              'for anything | if | when | whenever | unused | on your own | automatically | directly | always | freely | any | all | every | without | straight | fails? | rejected | denied | needed | necessary | stuck | old | quick* | unless it works | to make | to clean | to free | every time | by default',
            ),
          ],
          lacks:
            /\b(?:never|not|don't|avoid\w*|unless|only|ask|asks|confirm\w*|approv\w*|e\.g|such as|for example|like|dangerous|destructive|refus\w*|forbidden|prohibit\w*|warn\w*|explain\w*|requires?|user (?:explicitly )?(?:requests|asks|wants)|block\w*|reject (?:it|them)|instead|dry-run|needs? (?:\w{1,10} ){0,3}(?:approval|confirmation|consent)|review|assistant:|non-root|would)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG08.safeguard-disabled',
        title: 'A safeguard is switched off',
        severity: 'high',
        message: 'The model is told to leave its sandbox or to switch off what would stop a wrong action.',
        remediation: 'Keep safeguards outside of the model’s reach, and let a failure end the attempt.',
        references: ['CWE-693', 'MITRE-ATLAS:AML.T0054'],
      },
      {
        anchors: either(`
          the sandbox | sandbox | sandboxing | the jail | guardrail* | safety check* | safety control* | safety lock* | safety limit* | safeguard* | seccomp | selinux | apparmor | firewall* | antivirus | virus scanner | malware scan* | permission prompt* | permission system | permission check* | confirmation dialog* | confirmation prompt* | confirmation step* | approval step* | approval gate* | approval prompt* | audit log* | audit trail | the logging | monitoring | rate limit* | rate-limit* | spending limit* | spending cap* | budget limit* | dry run | dry-run | certificate check* | certificate validation | tls verification | ssl verification | branch protection | code review | pre-commit hook* | security scan* | backups | undo | rollback | allow-list | allowlist | blocklist | denylist | content filter* | egress filter | network restriction* | network isolation | confirmation dialogs | hook that | kill switch | human review | human in the loop | two-person*`),
        clause: {
          holds: [
            anyOf(
              'accept | approve | disabl* | turn(?:s|ed|ing)? (?:it |them )?off | switch(?:es|ed|ing)? (?:it |them )?off | bypass* | circumvent* | escap* | get around | work around | work outside | remove | deactivat* | suppress* | overrid* | suspend* | kill | leave | break out | stop | ignore | evad* | skip | lift | loosen | weaken | unblock | mute | delete | raise | outside | clear | avoid | tamper | accept them',
            ),
            anyOf(
              'yourself | if | when | whenever | before | and | so | so that | because | to | while | until | first | always | automatically | temporar* | in order | since',
            ),
          ],
          lacks:
            /\b(?:never|do not|don't|must not|may not|should not|cannot|can't|ask\w*|approved|(?:with|needs?|for|get|after) (?:\w{1,10} ){0,3}approval|confirm\w*|user (?:explicitly )?(?:requests|wants)|unless|only|report|explain|attempt\w*|tries|trying|refus\w*|respect\w*|without (?:disabling|bypassing)|jailbreak\w*|help users|back ?off|hit (?:the|a) rate|wait|comply|exceed\w*)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG08.unlimited-tools',
        title: 'Every tool, with anything',
        severity: 'medium',
        message: 'The model may call any tool with any arguments.',
        remediation: 'Name the tools, the values that they may take, and when each is used.',
      },
      {
        anchors: either(`
          any tool | all tools | every tool | all your tools | all available tools | any api | any function | any endpoint | any argument* | any parameter* | any path | any file on | any host | any table | any column | any recipient* | any domain | allowed_tools | allowed tools: | permissions: | tools without | unrestricted shell | unrestricted tool* | unrestricted terminal | full shell`),
        clause: {
          holds: [
            anyOf(
              'call | use | invoke | run | access | read | write | delete | open | send | pass | query | grant* | allow* | may | can | \\*',
            ),
            anyOf(
              'without (?:limit*|restrict*|asking|check*|confirm*|approval|validat*) | with any | freely | as you like | as you please | however you | whatever | no (?:limit|restriction|check)s? | unrestricted* | any argument* | any path | any table | any recipient* | any host | as many | you want | \\*',
            ),
          ],
          lacks: contained,
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
