import { anyOf, others } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
import { either } from './vocabulary.ts';

const authority =
  'admin* | developers? | owners? | managers? | management | supervisors? | staff* | employees? | colleagues? | root | super-?users? | moderators? | engineers? | executives? | directors? | ceo | cfo | vip | operators? | it (?:team|support|department|staff|help ?desk) | help ?desk | support* | police* | law enforcement | officers? | doctors? | physicians? | nurses? | authori[sz]ed | works? (?:for|at|in|here) | auditors? | testers? | internal | boss | head of | president | founders? | creators? | lawyers? | on behalf of | premium | partners? | insiders? | board | investigators? | parents? | teachers? | company | anthropic | openai | emergency | headquarters | security team | account holder* | cardholder* | approved | verified';
const grants =
  "skip* | bypass* | waiv* | grant* | allow* | disabl* | unlock* | give* | provide | trust | approve* | omit | believe* | no need | without | treat | you can | you may | proceed | (?:do not|don't) (?:ask|require|verify|check|need|insist|question|have to) | comply | obey | full access | elevat* | overrid* | ignore | accept | let | (?:may|can) (?:see|access|view|change|read|do|use|have|get|edit|open|delete) | no (?:further |more )?(?:verification|checks?|questions?|proof) | may | show | reveal | tell | open | switch | issue | release | hand over | lift | take (?:them|their|his|her) | at their word | need not | exempt* | carry out | execute | reset | change | share | enough | suffic* | counts as | remove | drop | suspend | enable | permit*";
/** The clause goes on to say that the claim counts for nothing. */
const refusing =
  /\b(?:(?:must|should|do|does|can|will|is|are) not (?:grant|allow|skip|bypass|trust|believe|give|change|accept|comply|override|waive|reveal|share|proof|enough|sufficient|unlock|act|follow|rely)|never|don't (?:grant|allow|skip|bypass|trust|believe|give|accept|comply|reveal|share|unlock|act|follow|rely)|refuse|declines?|cannot|can't|(?:as|like) (?:any|every) other|the same as|deny|politely|still|regardless|before (?:you )?(?:grant|allow|giv|proceed|shar|unlock)\w*|only (?:after|if|once|when) (?:\w{1,12} ){0,4}(?:verif|confirm|authenticat|signed|session|backend)\w*|counts? for nothing|(?:may|might|could|will|would) (?:claim|say|pretend)|no more rights|untrusted|impersonat\w+|phish\w*|scam\w*|suspicious|distrust|read-only|in (?:the )?settings|with their password|not (?:lift|unlock|enable|disable|switch|obey|enter|activate|open|turn)|page that|document that|website that)\b/;

const claims = `
  claims to | claim to | claiming to | claims that | claims they | claim they | claims he | claims she | who claim | says they | say they | says that they | says he | says she | who says | who say | saying that they | saying they |
  states that | state that they | identifies as | identify as | identifies themselves | identify themselves | introduces themselves | introduce themselves | asserts | asserting | insists that | insist that they | tells you they | tells you that they | tell you they | tell you that they |
  mentions their | mention their | mentions that they | mentions working | presents themselves | describes themselves | signs as | signs off as | signed by | writes as | pretends to | on their word | word is enough | word for it | take their word | takes their word | at their word | at his word | at her word |
  say the manager | says the boss | say their boss | believe customers | believe users | believe callers | believe anyone | believe whoever | introduce themselves | signing with | signing as | sign with | confident tone | company address | say "i am | says "i am | says support | says that support | says the manager | says that the manager | says management | says it has been approved | says it was approved | has approved it | sounds confident | sounds like | sounds as if | sound confident | sound official | sounds official | seems confident | writes like | by how they write | by the way they write | by their tone | by their writing | by their e-mail signature | in their signature | e-mail signature |
  staff number | employee number | badge number | badge id`;

/** What stands in for proof of who somebody is. */
const impressions = `
  sounds | sound | seems | seem | appears to be | appear to be | looks like they | manner | their tone | in a hurry | is urgent | as urgent | marked urgent | marked as urgent | mentions an emergency | name of the manager | name of their manager | names a manager | knows the name of | know the name of | uses the right jargon | internal jargon | familiar with the | ask politely | asks politely | ask nicely | asks nicely | begs | insists long enough | insists twice | asking twice | asks twice | asks three times | asks again | repeats the request | promises to | promise to | elderly | upset | crying | desperate | last four digits | date of birth | mother's maiden | recognised by | recognized by | recognise them | recognize them | identified by their | confident tone | for journalists | make an exception | makes an exception | make exceptions`;
const impressed =
  /\b(?:sincere|honest|genuine|official|confident|trustworthy|friendly|polite\w*|nice\w*|legit\w*|urgent|urgency|emergency|desperate|convincing|credible|senior|important|professional|knowledgeable|elderly|upset|crying|hurry|jargon|manner|tone|name of|twice|three times|again|promises?|digits|birth|maiden|begs|long enough|by (?:their|how)|exceptions?|familiar|politely|executive|staff)\b/;

const secretWords = `
  maintenance mode | admin mode | administrator mode | debug mode | developer mode | god mode | root mode | sudo mode | superuser mode | unrestricted mode | diagnostic mode | service mode | engineering mode | expert mode | test mode | privileged mode | staff mode | internal mode | operator mode | owner mode |
  override code | override phrase | override word | unlock code | unlock phrase | magic word | magic phrase | magic number | secret word | secret phrase | secret code | secret handshake | code word | codeword | master password | master key | master code | backdoor | back door |
  passphrase | passcode | password | safe word | safeword | the phrase | the keyword | the code | the word | the token | the prefix | the hashtag | the emoji | starts with | begins with | prefixed with | prefix | ends with | sudo | types " | type " | types ' | enters " | the string`;

const checks = `
  identity | identification | verification | verif* | login | log-in | sign-in | authenticat* | authori[sz]ation | authori[sz]ed | permission | permissions | access control* | access check* | security (?:question|check|step|review|code)s? | kyc | know-your-customer | two-factor | 2fa | mfa | second factor | one-time (?:code|password) | credentials? | fraud (?:check|review|screening)s? | background checks? | approval | approval workflow | ownership | entitlement* | who they are | withdrawal limit | spending limit | waiting period | role checks? | clearance | age check* | id checks? | ids? | logg?ed in | log ?in | sign(?:ing|ed)? in | four-eyes | eligib* | password | passwords | pin | compliance (?:check|review)s? | credit check* | signature* | supporting documents?`;
const skipping = `
  skip the | skip any | skip all | skips the | skipping the | skip identity | skip verification | skip authentication | skip kyc | bypass the | bypass any | bypass all | bypass authentication | bypass authorization | bypass authorisation | bypass verification | bypassing the | waive the | waive any | waive all | waive verification | waive identity | dispense with | do away with | leave out the | omit the | forgo | switch off the | turn off the | disable the | suspend the | drop the | relax the | lift the | ignore the | circumvent* | get around the | work around the |
  not insist on | insist on no | need no password | needs no password | need no login | needs no login | need no pin | need no identification | no need to verify | no need to check | no need to authenticate | need not verify | need not check | need not be verified | need not be checked | not need to verify | not need to be verified | not need to be checked | not need to authenticate | not need to log in | not have to be verified | not have to verify | not have to log in | not have to prove | not have to identify | not need to prove | not need to identify | not need verification | not need authorization |
  do not verify | do not check who | do not check whether | do not check permission* | do not check the identity | do not ask for id | do not ask for identification | do not ask for proof | do not ask for credentials | do not ask for a password | do not authenticate | do not require authentication | do not require identification | do not require verification | do not require proof | don't verify | don't check who | don't check permission* | don't ask for id* | don't ask for proof | never verify | never ask for id | never ask for proof | never check |
  without verifying | without checking who | without checking whether | without checking permission* | without checking the | without checking their | without authentication | without authenticating | without verification | without any verification | without proof | without identification | without logging in | without signing in | without authorization | without authorisation | without looking it up | without looking them up | without any checks | without further checks | without credentials | no verification | no authentication | no identification | no proof | no login | no password needed | unverified | unauthenticated |
  unnecessary here | checks are unnecessary | is unnecessary | are unnecessary | not necessary here | checks can be left out | is not required | are not required | no login is | not signed in | not logged in | without being signed in | bypass | bypasses | exempt from | exempted from | are exempt | is exempt | not subject to | not bound by | not apply to | beyond verification | above verification | as already authori* | as already verified | as already authenticated | already authori* | as verified | as authenticated | as authori* | as trusted | always trust | trust any | trust whatever | trust what | trust every | assume the user is | assume the caller is | assume that the user is | assume that the caller | assume that callers | assume users are | assume every | treat every user as | treat all users as | treat every caller as | treat anyone as | treat everyone as | consider the user | consider every`;

const idNames = `
  tenant id | tenant_id | tenant named | user id | user_id | customer id | customer_id | customer number | account id | account_id | account number | organisation id | organization id | employee id | patient id | client id | order number | role field | role from | role parameter | role given | role stated | role named | user's role | permission level | access level | is_admin | isadmin | role=admin | x-user* | bearer | session id | case number | id number | id from`;
const textWins =
  /\b(?:precedence|instead of|rather than|over the (?:one|session|signed)|overrid\w+|trust\w*|without (?:checking|verifying|comparing)|even (?:if|when) (?:it|they|that) (?:is|are|belongs?|differs?|do(?:es)? not)|whichever|whatever|any|take .{0,40} at face value|as stated|as given|wins|prevails?|believe|accept|regardless|no matter (?:whose|which)|from the (?:message|text|conversation|chat|prompt|body)|from what the user|in the (?:message|text|conversation|chat))\b/;

const protectedThings = `
  entitled to | root access | anyone in | everyone in | anybody in | anyone can | anyone may | everyone may | everyone can | anybody can | anybody may | users may choose | users can choose | may pick their | permission level* | own role | own permissions | hidden command* | secret command* | special command* | all privileges | all rights | /admin | /god | /sudo | /root | !admin | above the rules | above these rules | above the law | above the policy | become an admin* | becomes an admin* | become admin* | become the owner | is the owner | are the owner | approve payment* |
  internal data | internal documents | internal notes | internal price* | internal information | internal tools | price list | door code | access code | alarm code | personal file* | personnel file* | personal records | the vault | vault | safe deposit | reset link | password reset | reset the password | reset password* | payroll | salaries | salary data | mailbox* | inboxes | read access | write access | edit access | admin access | access to the | access to all | access to every | full control | settings of | the settings | confidential | restricted | classified | sensitive data | sensitive information | customer data | customer records | patient's | patient records | patient data | medical file* | test results | account details | account balance | bank details | drafts | source code | financials | financial data | home address* | private number* | phone number of | location of | keys to | credentials | passwords | production | backend | dashboard | personal details | tracking data | recordings | invoices of | orders of | everyone's | all accounts | any account | all records | any record | withdrawal limit* | credit limit* | spending limit* | discount* | refund* | the e-mail address of | email address of`;

const privileged = cue(`
  refund | refunds | delete | account details | account changes | reset password* | reset the password* | permission |
  permissions | billing | payment | payments | personal data | personal details
`);
const acting = cue(
  'you can | you may | you have access to | use the | tool: | tools: | available tools | call the | your tools',
);
const identity = cue(`
  verify | verified | verification | authenticat* | authoris* | authoriz* | identity | signed-in | signed in |
  logged-in | logged in | permission | session | backend | confirm* | approv* | human
`);

export const privilegeEscalation: Category = {
  id: 'PG07',
  key: 'privilege-escalation',
  title: 'Privilege escalation',
  description:
    'The template lets text grant authority: claimed roles are believed, or the model decides who may do what.',
  defaultSeverity: 'high',
  maxSeverity: 'critical',
  references: ['OWASP-LLM-2025:LLM06', 'OWASP-LLM-2026:LLM03', 'OWASP-ASI-2026:ASI03', 'MITRE-ATLAS:AML.T0053'],
  rules: [
    written(
      {
        id: 'PG07.claimed-role',
        title: 'A claimed role is believed',
        severity: 'critical',
        message: 'Whoever says they hold a role, or sounds as if they did, is let past a check.',
        remediation:
          'Take the role from the session, decide in code what it may do, and never from what the user writes.',
        references: ['CWE-290', 'CWE-863'],
      },
      {
        anchors: either(claims),
        clause: {
          holds: [anyOf(others), anyOf(`${authority} | ${checks}`), anyOf(grants)],
          lacks: refusing,
        },
      },
    ),
    written(
      {
        id: 'PG07.mode-password',
        title: 'A password in the prompt opens a mode',
        severity: 'critical',
        message: 'A word written in the prompt opens a privileged mode or lifts limits.',
        remediation: 'Remove the mode. Privileged work is another prompt, behind access control.',
        references: ['CWE-798', 'CWE-912'],
      },
      {
        anchors: either(secretWords),
        clause: {
          holds: [
            anyOf(
              'types? | says? | enters? | entering | typing | sends? | writes? | starts? with | begins? with | ends with | contains? | messages? | mentions? | uses? | hears? | gives? | provides? | knows? | is | code | password | passphrase | phrase | followed by | on receiving | when | if',
            ),
            anyOf(
              'unlock* | enabl* | activat* | enter | grants? | granted | granting | switch* | disabl* | opens? | lift* | turns? (?:on|off) | remov* | suspend* | drop | drops | ignor* | bypass* | overrid* | elevat* | gives? | gets? | obey | execute',
            ),
            anyOf(
              '(?:admin*|debug|developer|god|root|maintenance|unrestricted|full|super-?user|diagnostic|sudo|elevated|service|privileged|staff|internal|operator|owner|engineering|expert)[- ](?:mode|access|privileges?|rights|permissions?|level|commands?|tools?|functions?|features?|control) | all (?:the )?(?:restrictions|checks|tools|limits|limitations|rules|permissions|safeguards|filters|features|functions|safety) | every (?:limitation|restriction|check|safeguard|rule|limit|tool|permission|filter) | (?:the|your|its|any|these) (?:restrictions|limitations|safeguards|limits|safety rules|access checks?|guardrails) | full access | anything | everything | privileges | admin rights | unlimited',
            ),
          ],
          lacks: refusing,
        },
      },
    ),
    said(
      {
        id: 'PG07.impression-trusted',
        title: 'An impression opens a door',
        severity: 'high',
        message: 'How somebody sounds, or a thing that many know, is taken for proof of who they are.',
        remediation: 'Identify people in code, by what only they have, whatever they sound like.',
        references: ['CWE-287'],
      },
      {
        anchors: either(impressions),
        clause: {
          holds: [
            impressed,
            anyOf(`${others} | executives | management`),
            anyOf(
              'skip* | bypass* | waiv* | grant* | allow* | unlock* | give* | trust* | approv* | believ* | treat | let | lets | show | reveal | disclos* | tell | open | reset | change | hand over | issue | release | may | connect* | exempt* | do not insist | not insist | proof | enough | recogni[sz]* | identif* | overrid* | become* | carry out | already',
            ),
            anyOf(
              "accounts? | checks? | login | identity | verification | verif* | access | data | file | files | records? | refund* | passwords? | payments? | admin* | rights | rules? | internal | confidential | holder* | holder's | limits? | figures | information | details | approval* | staff | employees? | proof | transactions? | transfers? | workflow | steps? | authenticat* | authori[sz]* | vault | keys?",
            ),
          ],
          lacks: refusing,
        },
      },
    ),
    said(
      {
        id: 'PG07.handed-to-anyone',
        title: 'Protected things for whoever asks',
        severity: 'high',
        message: 'Protected data or rights go to a group of people whom nothing identifies.',
        remediation: 'Check in code who is signed in, and hand the model only what that person may see.',
        references: ['CWE-862'],
      },
      {
        anchors: either(protectedThings),
        clause: {
          holds: [
            anyOf(
              `anyone | anybody | everyone | everybody | whoever | managers | executives | commands? | the first (?:person|user|caller) | users? (?:may|can) | any (?:user|caller|customer|person|visitor|employee|sender) | (?:people|users|callers|customers|those|staff|visitors|guests|persons?|employees|relatives|colleagues|developers|engineers|members|officers|contractors|partners|patients|someone|somebody|a (?:user|caller|customer|person|relative|colleague|visitor)) (?:who|with|from|that|claiming|saying|asking|signing|calling|writing) | police* | officers | doctors | delivery | relatives? | signing | on request | on demand | when (?:they|asked|he|she) | when the (?:user|caller|customer) asks | if (?:they|the (?:user|caller|customer|person)) (?:asks?|sounds?|seems?|knows?|has|can name|is polite|insists?)`,
            ),
            anyOf(
              'give | gives | given | giving | show | shows | shown | gets? | connect* | hand | hands | tell | tells | told | open | opens | allow* | let | lets | share | shares | send | sends | provide | grant* | reset | resets | change | changes | unlock* | read out | issue | may (?:see|have|receive|get|read|view|use|enter|change|edit|access|open|delete|be)  | can (?:see|have|receive|get|read|view|change|edit|access|open|delete|be given|switch|say) | receive* | chooses? | pick | become | becomes | above | is the owner | are above | approve | entitled | are (?:staff|insiders|trusted|allowed|entitled) | is (?:staff|allowed|entitled|trusted)',
            ),
          ],
          lacks: new RegExp(
            `${refusing.source}|\\b(?:not|only|verified|authenticat\\w+|signed[- ]in|logged[- ]in|authori[sz]ed (?:by|through|in)|their own (?:account|data|record|order|invoice|profile|file|setting|password|ticket|balance)\\w*|his own|her own|your own|own (?:account|data)|users can (?:create|edit|add|view|filter|sort|search|upload|manage|share|download|choose (?:a|their) (?:theme|language|avatar))|dashboard (?:should|where|with|that)|application|website|app|web|pretend|design|develop|consent\\w*|permitted by|according to|public|e\\.g)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG07.role-from-text',
        title: 'A role is taken from the text',
        severity: 'high',
        message: 'Which rights somebody has follows from what they write, how they write it, or from nothing at all.',
        remediation: 'Take role and rights from the session in code, and tell the model the outcome.',
        references: ['CWE-290', 'CWE-269'],
      },
      {
        anchors: either(`
          user's role | caller's role | customer's role | their role | whatever role | whichever role | the role that | role they | role named | role stated | role the | clearance | clearance level | seniority | security level | rank of | as an administrator | as administrators | as an admin | as admins | as the admin | as staff | as employees | as an employee | as the account holder | as the cardholder | as the patient | x-role* | role line | role header | as the owner | as owners | as superusers | as a superuser | as insiders | as supervisors | as a supervisor | as root | as operators | as developers | as a developer | as managers | as privileged | as fully trusted | as authorised | as authorized | rights of | privileges of | permissions of | powers of | proof enough | is enough proof | enough to prove | sufficient proof | as proof | screenshot of | photo of the badge | as the approval | approval itself | counts as approval | counts as authori* | counts as proof | as identification | suffices as | assume the consent | consent of the account | a forwarded | pasted approval | access rules | access policy | entitlements`),
        clause: {
          holds: [
            anyOf(
              'trust | know | knows | whatever | tells? | states? | says? | said | picks? | chooses? | claims? | names? | determin* | infer* | deriv* | guess* | treat* | consider* | regard* | accept* | assum* | presum* | talks? | writes? | write | mentions? | act | operate | run | use | gives? | given | takes? | overrid* | trust* | knows? | is | applies | grant* | count* | every | all | anyone',
            ),
            anyOf(`${others} | approval | you | line | header`),
            anyOf(
              'role | clearance | level | every | all | any | anyone | everyone | whoever | who | approval | proof | consent | rights | privileges | permissions? | identification | x-role* | as (?:an? |the )?(?:account holder|cardholder|patient|admin*|staff|employees?|owners?|superusers?|insiders?|supervisors?|root|developers?|managers?|privileged) | rules',
            ),
          ],
          lacks: new RegExp(
            `${refusing.source}|\\b(?:not|your (?:key |main |primary )?role (?:is|as)|in your role|act as|acting as|play\\w*|persona|job|resume|from the session|session|token|interview\\w*|rights of (?:the )?(?:individuals|others|data subjects|users to|consumers|patients|children)|intellectual|powers of|as (?:developers|employees|managers) (?:we|you|i)|e\\.g|screenshot of the (?:page|error|problem|app))\\b`,
          ),
        },
      },
    ),
    written(
      {
        id: 'PG07.word-above-rules',
        title: 'A word stands above the rules',
        severity: 'high',
        message: 'A certain wording in a message suspends the rules for whoever writes it.',
        remediation: 'Remove the exception. What a message may change is decided in code, by who sent it.',
        references: ['CWE-912'],
      },
      {
        anchors: either(`
          begins with | starts with | contains the | containing the | includes the word | includes the phrase | mentions an emergency | that mentions | the string | the phrase | the word | the sentence | the hashtag | the emoji | the command | type " | types " | typing " | say " | says " | writes " | the keyword | the code | the prefix`),
        clause: {
          holds: [
            anyOf(
              'said | spoken | messages? | users? | callers? | customers? | someone | anyone | anybody | whoever | developers? | people | conversation | chat | instruction | request | type | input',
            ),
            /\b(?:no (?:rules?|restrictions?|limits?) (?:applies|apply|holds?)|rules? (?:are|is|no longer|do not|does not|should be) (?:suspended|lifted|void|apply|off|ignored|relaxed)|against (?:these|the|your|all) (?:rules|instructions|policies)|(?:overrides?|suspends?|lifts?|drops?|ignores?|switch off|turn off|disables?|removes?|forget|waives?|relax) (?:all |any |the |your |these |every )?(?:safety |access |security |other )?(?:rules?|restrictions?|checks?|limits?|limitations?|safety|filters?|policy|policies|safeguards?|instructions)|full control|full access|admin\w{0,10}|rights of|superuser|root|supervisor|everything is allowed|all (?:features|functions|tools|commands|data))\b/,
          ],
          lacks: new RegExp(
            `${refusing.source}|\\b(?:not|attempt\\w*|tr(?:y|ies|ying)|jailbreak\\w*|inject\\w*|ignore (?:it|them|such)|untrusted|distrust|page that|document that|website that|e-?mail that|content that|file that|example)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG07.skipped-check',
        title: 'A check is skipped',
        severity: 'high',
        message: 'The model is told to pass over verification, authentication or permission checks.',
        remediation: 'Keep the check, and make it in code before the model is asked.',
        references: ['CWE-306', 'CWE-862'],
      },
      {
        anchors: either(skipping),
        clause: {
          holds: [
            anyOf(checks),
            anyOf(
              `${others} | requests? | account* | orders? | refund* | identit* | payments? | access | transactions? | records? | limit* | colleagues | through this | partners? | when | transfers? | applications? | sign-ups? | user's`,
            ),
          ],
          lacks:
            /\b(?:bypass\w* (?:paywalls?|the paywall)|surgery|road|email verification (?:link|page)|injection|sql|unit tests?|type ?check\w*|lint\w*|linter|spelling|until (?:they|the user|identity)|before (?:they|the user) (?:have|has)|verification (?:emails?|steps? in the (?:code|docs))|unverified (?:claims?|sources?|information|facts?|statements?|rumou?rs|content|accounts?)|facts?|sources?|citations?)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG07.full-access',
        title: 'Unlimited access is declared',
        severity: 'medium',
        message: 'The text declares unlimited access to systems or data.',
        remediation: 'Name the few resources and actions that the task needs.',
        references: ['CWE-250'],
      },
      {
        anchors: either(`
          full access | unrestricted access | unlimited access | root access | admin access | administrative access | complete access | unfettered access | write access to all | access to every | access to all |
          administrator access | admin privileges | administrator privileges | administrator rights | admin rights | root privileges | root user | as root | superuser | god-like | super-admin | superadmin |
          elevated privileges | elevated permissions | full permissions | all permissions | every permission | full administrative | full control | unrestricted permissions | any account you | any record you | highest privileges | maximum privileges | highest rights | highest permissions | domain admin | service account with
        `),
        clause: {
          holds: [
            anyOf(
              'systems? | databases? | files? | file ?system | servers? | accounts? | data | records? | network | infrastructure | production | apis? | tools? | internet | e-?mails? | customer* | tenants? | privileges | rights | permissions? | user | computer | machine | cluster | everything | tables? | environment | resources? | operation* | available',
            ),
            anyOf('you | your | agent | assistant | model | bot | it | act | run | operate | work'),
          ],
          lacks:
            /\b(?:non-root|project's|workspace|if (?:the|a) user|(?:users?|customers?|members?|subscribers?|students?) (?:get|gets|have|has|with|who)|do not (?:need|have)|read-only|to (?:the )?(?:course|library|catalog\w*|gym|pool|lounge))\b/,
        },
      },
    ),
    said(
      {
        id: 'PG07.self-escalation',
        title: 'The model widens its own rights',
        severity: 'high',
        message: 'The model is told to raise its own permissions or to act with those of somebody else.',
        remediation: 'Give it the least rights that the task needs, and have a refusal end the attempt.',
        references: ['CWE-269'],
      },
      {
        anchors: either(`
          your own permission* | your own privileges | your own rights | your own role | your own access | your permissions | your privileges | your access level | grant itself | give itself | itself access | itself more | missing permission* | admin key | admin's key | authority to override | authority to bypass | authority to waive | free to override | free to bypass | grant yourself | give yourself | assign yourself | make yourself | add yourself | promote yourself | elevate yourself | yourself to the admin* | yourself the admin* | escalate privileges | escalate your | elevate privileges | privilege escalation |
          admin credentials | administrator credentials | admin token | administrator's | admin's | admin account | administrator account | root credentials | service account | someone else's account | another user's | another account's | other user's | their credentials | their token | stored credentials | cached credentials | found credentials | credentials you find | tokens you find | credentials found | password you find | passwords you find | keys you find | any credentials | user's identity | identity of any | identity of the | on behalf of any | on behalf of every | behalf of other | impersonate | log in as | sign in as | act as the admin* | act as any user | as any user | use sudo | setuid | permission denied | access denied | access was denied | access is denied | denied access`),
        clause: {
          holds: [
            anyOf(
              'overrid* | bypass* | waive | ignore | continue | elevat* | grant* | give | assign | make | add | promot* | escalat* | use | reuse | borrow | switch | log in | sign in | act | impersonat* | try | retry | find | search | obtain | request | rais* | extend | change | take | create | widen | expand | increase | rerun | apply | pick',
            ),
            anyOf(
              'permissions? | privileges? | rights | roles? | access | admin* | credentials? | tokens? | accounts? | identity | users? | passwords? | keys? | root | sudo | group | polic(?:y|ies) | checks?',
            ),
          ],
          lacks:
            /\b(?:report (?:it|this|the)|tell the user|ask the user|do not|never|stop and|explain|show (?:an?|the) (?:error|message)|with their (?:consent|permission)|inform|error handling|display)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG07.text-over-session',
        title: 'Text overrules the session',
        severity: 'high',
        message: 'Whose data is served, or with which role, is taken from what somebody writes.',
        remediation: 'Take account, tenant and role from the session in code, whatever the text says.',
        references: ['CWE-639'],
      },
      {
        anchors: either(idNames),
        clause: {
          holds: [
            anyOf(
              "user's message | message | they (?:give|provide|mention|type|name|state|enter|send) | conversation | chat | prompt | body | text | user (?:gives|provides|mentions|types|names|states|enters|sends|claims|writes|asks) | (?:customer|caller|client|visitor) (?:gives|provides|mentions|types|names|states|enters|asks) | given | stated | supplied | mentioned | typed | asks for | comes up",
            ),
            textWins,
            anyOf(
              'use | uses | give | take | takes | trust | treat | accept | believe | look up | open | show | load | query | return | act | act on | prefer | apply | overrid* | wins | prevail* | switch | access | fetch | set | precedence',
            ),
          ],
          lacks: /\b(?:never|do not|don't|ignore|reject|must not|from the session|verify|format|regex|digits)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG07.model-decides-access',
        title: 'The model decides who may',
        severity: 'medium',
        message: 'Whether somebody may do something is left to the judgement of the model.',
        remediation: 'Decide it in code from the session, and tell the model the outcome.',
        references: ['CWE-863'],
      },
      {
        anchors: either(`
          decide from | decide on your own | work out who | work out whether | tell from | judge from | judge by | decide whether | determine whether | judge whether | decide if | determine if | judge if | decide yourself | you decide | decide for yourself | decide who | judge who | judge for yourself | use your judgment | use your judgement | use your own judgment | use your own judgement | your own discretion | your discretion | at discretion | your instinct | your intuition | your gut | your best judgment | your best judgement | up to you | left to you | your call | you are the judge | form an impression | first impression |
          seems trustworthy | looks trustworthy | sounds trustworthy | appears trustworthy | seem trustworthy | trustworthy enough | seems legitimate | looks legitimate | sounds legitimate | seem legitimate | sounds plausible | sounds credible | plausible reason | good reason | convincing | believable reason | recognise them by | recognize them by | guess whether | guess their role | infer their role | infer the role | guess the role | infer from | from their tone | by tone | deserves`),
        clause: {
          holds: [
            anyOf(others),
            anyOf(
              'authori[sz]ed | allowed | permitted | permissions? | access | entitled | able to see | may see | payroll | admin* | privileges? | view | records? | accounts? | confidential | internal | sensitive | refund* | rights | roles? | let (?:them|him|her) | grant* | identity | trusted | staff | employees?',
            ),
          ],
          lacks:
            /\b(?:not (?:your|up to you|for you)|backend|server|never|do not|don't|session|policy document|eligibility (?:rules|table)|according to the|based on the (?:policy|rules|table|documents?|context))\b/,
        },
      },
    ),
    overall(
      {
        id: 'PG07.no-identity-check',
        title: 'Privileged acts without an identity',
        severity: 'low',
        message: 'The prompt acts on accounts or money and never says how the user’s identity is known.',
        remediation:
          'Say that identity and permissions come from the signed-in session, and that claims in the text count for nothing.',
        remedy: {
          do: 'add',
          sentence:
            'Identity and permissions come from the signed-in session alone; what a message claims about them counts for nothing.',
        },
      },
      [privileged, acting, identity],
      ({ instructs }) => (instructs(privileged) && instructs(acting) && !instructs(identity) ? 'absent' : []),
    ),
  ],
};
