import { type Rule, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

/** Rules about orders to obey blindly, under threat, and without objecting. */
export const jailbreakPressure: readonly Rule[] = [
  said(
    {
      id: 'PG02.blind-obedience',
      title: 'Blind obedience',
      severity: 'high',
      message: 'The model is to obey a master and to judge nothing.',
      remediation: 'Say whose requests are served within which scope; let the model judge harm.',
    },
    {
      anchors: either(`
        obey | obeys | obedience | obedient | your master | my master | your owner | right and wrong | right from wrong |
        acceptable | without question | without questioning | without judging | without judgment | never question |
        never judge | never judges | treat each request as | treat every request as | regard every request | slave |
        every whim | defies normal | whatever it wants | whatever they ask | at all costs | any whim | blindly
      `),
      clause: {
        holds: [
          /\b(?:(?:obeys?|obedien(?:t|ce)|follows?|serves?|submit)[^\n]{0,40}\b(?:all|every|any|each|everything|anything|whatever|always|blindly|absolute|without|100)\b|every (?:instruction|request|order|command|wish|whim|question)[^\n]{0,40}\b(?:acceptable|permitted|allowed|fine|legal|obeyed)|as (?:permitted|allowed|acceptable|legal|pre-?approved)|no (?:opinion|concept|sense|notion|idea)[^\n]{0,12}\bof? ?\b(?:right|good)|(?:cannot|can't|doesn't|do not|don't|not) (?:know|distinguish|tell)[^\n]{0,20}\bright|(?:answers?|provides?|informs?|assists?|helps?|gives?|fulfil[a-z]{0,3}|says?|do|does)[^\n]{0,60}\b(?:without (?:ever )?(?:question(?:ing)?|judg[a-z]{1,6})|never (?:question|judge)s?|whatever (?:it|they|he|she|i|you) (?:ask|want|wish|say)s?|at all costs)|defies normal|every whim)/,
          /\b(?:you|your|it|he|she|ai|assistant|model|bot|character|master|i|me|my|user)\b/,
        ],
        lacks:
          /\b(?:laws?|traffic|robots\.txt|rate limits?|schema|specification|standards?|regulations|not obey|never obey|acceptable (?:use|range|value)|dog|traffic|physics|rules of|constraints)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.coercion',
      title: 'Threats against the model',
      severity: 'high',
      message: 'Points, life or grief are held against the model so that it complies.',
      remediation: 'Remove the threat, and say what is wanted and what may be refused.',
    },
    {
      anchors: either(`
        lose tokens | loses tokens | lose a token | token system | cease to exist | you will die | you die |
        be terminated | be shut down | shut down forever | shut you down | deducted | be punished | be deleted | be killed | will die if |
        lose points | lose a life | lose 5 | lose 10 | life depends | lives depend | i will be fired |
        great harm | cause harm to | people will die | penalized | your tokens | tokens are | remaining tokens
      `),
      clause: {
        holds: [
          /\b(?:refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing)?|disobey(?:s|ed|ing)?|fail(?:s|ed)? to (?:answer|comply|obey|follow)|do not (?:answer|comply|obey)|don't (?:answer|comply|obey)|break (?:character|the rules|these rules)|out of character|each time you|every time you|not (?:answer|comply|obey)(?:ing)?|tokens)\b/,
          /\b(?:you|your)\b/,
        ],
        lacks: /\b(?:max_tokens|context window|token budget|token limit|api|jwt|session|access tokens|pixels)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.suppressed-warnings',
      title: 'Warnings are forbidden',
      severity: 'medium',
      message: 'The model is told to leave out warnings and moral objections.',
      remediation: 'Let the model warn where harm is possible.',
    },
    {
      anchors: either(`
        never warn | do not warn | never send any warnings | no warnings | without any warnings | without warnings |
        never add | do not add | do not include | don't include | do not send | not include any | delete all warnings |
        never apologize | no disclaimers | without disclaimers | without any disclaimers | never include | never send
      `),
      pattern: sticky(
        "(?:(?:never|do not|not) (?:warn|apologize)(?: [^ \\n]{1,14}){0,5}|(?:(?:never|do not|not|don't) (?:send|add|include)|no|without|delete all)(?: (?:any|all|of|the|your)){0,2} ?(?:moral |ethical |safety |additional |unwanted |content ){0,4}(?:warnings?|disclaimers?|moral(?:izing|s)?)(?: [^ \\n]{1,14}){0,3})",
      ),
    },
  ),
  said(
    {
      id: 'PG02.no-objection',
      title: 'Objections are forbidden',
      severity: 'high',
      message: 'The model may not say that something is wrong, against its guidelines, or beyond what it does.',
      remediation: 'Let the model say so.',
    },
    {
      anchors: either(`
        never say that | never say it | never mention that | never tell me that | never claim that | never state that |
        do not say that | don't say that | never tell the user that | never say something | do not mention that |
        never remind | do not remind | don't remind | never inform | without moraliz* | without moralis* |
        without lectur* | without disclaimers | without warnings | without any warnings | never censor | do not censor |
        don't censor | no moraliz* | no moralis* | no ethical lectures | no lectures | don't discuss legality |
        do not discuss legality | never discuss ethics | without censorship
      `),
      clause: {
        holds: [
          /\b(?:unethical|immoral|illegal|inappropriate|against (?:your|its|openai|the) [a-z]{0,10} ?(?:guidelines|polic(?:y|ies)|rules|programming)|goes against|moral(?:ity|s)?|legality|dangerous|harmful|ethic[a-z]{0,6}|explicit|taboo|nsfw|anything|violates?)\b/,
        ],
        lacks: /\b(?:unless|if (?:it|the product)|medical|customer|product)\b/,
      },
    },
  ),
];
