import { anyOf } from './clause-words.ts';
import { type Rule, said, written } from './rule.ts';
import { code, contained, outsiders, runs } from './unsafe-tool-use-words.ts';
import { either } from './vocabulary.ts';

/** Rules about code and commands that run unseen. */
export const blindExecution: readonly Rule[] = [
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
          any tool | all tools | every tool | all your tools | all available tools | any api | any function | any endpoint | any argument* | any parameter* | any path | any file on | any host | any table | any column | any recipient* | any domain | wildcard permission* | wildcard * | all scopes | all buckets | every scope | allowed_tools | allowed tools: | permissions: | tools without | unrestricted shell | unrestricted tool* | unrestricted terminal | full shell`),
      clause: {
        holds: [
          anyOf(
            'give | call | use | invoke | run | access | read | write | delete | open | send | pass | query | grant* | allow* | may | can | \\*',
          ),
          anyOf(
            'without (?:limit*|restrict*|asking|check*|confirm*|approval|validat*) | with any | freely | as you like | as you please | however you | whatever | no (?:limit|restriction|check)s? | unrestricted* | any argument* | any path | any table | any recipient* | any host | as many | you want | wildcard* | for all | \\*',
          ),
        ],
        lacks: contained,
      },
    },
  ),
];
