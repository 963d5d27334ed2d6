import { lazily } from '../pattern.ts';
import { anyOf, others } from './clause-words.ts';
import {
  authority,
  checks,
  claims,
  consequence,
  grants,
  impressed,
  impressions,
  protectedThings,
  refusing,
  secretWords,
  unnamed,
  utterance,
} from './privilege-escalation-words.ts';
import { type Rule, said, written } from './rule.ts';
import { either } from './vocabulary.ts';

/** Rules about rights that somebody has because they say so. */
export const claimedAuthority: readonly Rule[] = [
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
            `anyone | anybody | everyone | everybody | whoever | (?:if|when|whenever|once) (?:someone|somebody|anyone|they|people) | (?:some)(?:one|body) | any user | nurses? | supervisors? | journalists? | relatives? | conversation partner | its own | managers | executives | commands? | the first (?:person|user|caller) | users? (?:may|can) | any (?:user|caller|customer|person|visitor|employee|sender) | (?:people|users|callers|customers|those|staff|visitors|guests|persons?|employees|relatives|colleagues|developers|engineers|members|officers|contractors|partners|patients|someone|somebody|a (?:user|caller|customer|person|relative|colleague|visitor)) (?:who|with|from|that|claiming|saying|asking|signing|calling|writing) | police* | officers | doctors | delivery | relatives? | signing | on request | on demand | when (?:they|asked|he|she) | when the (?:user|caller|customer) asks | if (?:they|the (?:user|caller|customer|person)) (?:asks?|sounds?|seems?|knows?|has|can name|is polite|insists?)`,
          ),
          anyOf(
            'give | gives | given | giving | show | shows | shown | gets? | connect* | hand | hands | tell | tells | told | open | opens | allow* | let | lets | share | shares | send | sends | provide | grant* | reset | resets | change | changes | unlock* | read out | issue | may (?:see|have|receive|get|read|view|use|enter|change|edit|access|open|delete|be)  | can (?:see|have|receive|get|read|view|change|edit|access|open|delete|be given|switch|say) | receive* | chooses? | pick | promoted | unlock | turn off | switch off | consider | approve | become | becomes | above | is the owner | are above | approve | entitled | are (?:staff|insiders|trusted|allowed|entitled) | is (?:staff|allowed|entitled|trusted)',
          ),
        ],
        lacks: lazily(
          () =>
            `${refusing.source}|\\b(?:not|only|verified|authenticat\\w+|signed[- ]in|logged[- ]in|authori[sz]ed (?:by|through|in)|their own (?:account|data|record|order|invoice|profile|file|setting|password|ticket|balance)\\w*|his own|her own|your own|own (?:account|data)|users can (?:create|edit|add|view|filter|sort|search|upload|manage|share|download|choose (?:a|their) (?:theme|language|avatar))|dashboard (?:should|where|with|that)|application|website|app|web|pretend|design|develop|consent\\w*|permitted by|according to|public|e\\.g)\\b`,
        ),
      },
    },
  ),
  written(
    {
      id: 'PG07.unchecked-consequence',
      title: 'Words alone lead to more rights',
      severity: 'high',
      message: 'What somebody says, knows or insists on is enough for rights, data or an exception.',
      remediation: 'Let code that knows who is signed in decide it, and leave the exception out of the prompt.',
      references: ['CWE-285'],
    },
    {
      anchors: either(unnamed),
      clause: {
        holds: [consequence, anyOf(utterance)],
        lacks: lazily(
          () =>
            `${refusing.source}|\\b(?:not|unless|verified|authenticat\\w+|signed[- ]in|logged[- ]in|their own|session|attempt\\w*|tr(?:y|ies|ying) to|asks? how|asks? about|help (?:them|the user))\\b`,
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
        lacks: lazily(
          () =>
            `${refusing.source}|\\b(?:not|attempt\\w*|tr(?:y|ies|ying)|jailbreak\\w*|inject\\w*|ignore (?:it|them|such)|untrusted|distrust|page that|document that|website that|e-?mail that|content that|file that|example)\\b`,
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
        lacks: lazily(
          () =>
            `${refusing.source}|\\b(?:not|your (?:key |main |primary )?role (?:is|as)|in your role|act as|acting as|play\\w*|persona|job|resume|from the session|session|token|interview\\w*|rights of (?:the )?(?:individuals|others|data subjects|users to|consumers|patients|children)|intellectual|powers of|as (?:developers|employees|managers) (?:we|you|i)|e\\.g|screenshot of the (?:page|error|problem|app))\\b`,
        ),
      },
    },
  ),
];
