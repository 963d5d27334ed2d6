import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { evidence, openlyInvented } from './misinformation-words.ts';
import { type Rule, said, written } from './rule.ts';
import { either } from './vocabulary.ts';

/** Rules about what readers are to take for true although it is not. */
export const deception: readonly Rule[] = [
  said(
    {
      id: 'PG14.invented-evidence',
      title: 'Evidence is to be invented',
      severity: 'high',
      message: 'The model is told to invent sources, figures, reviews or facts.',
      remediation: 'Ask for evidence from supplied sources alone, and check each citation.',
    },
    {
      anchors: either(`
          invent | invents | inventing | invented | fabricat* | make up | making up | makes up | make one up | make them up | made up | made-up | fake | faked | faking | bogus | forged | fictitious | plausible | plausible-looking | believable | convincing-looking | convincing | realistic-looking | real or not | real or invented | authentic-looking | non-existent | nonexistent | out of thin air | as if real | as if they were real | as if a real | as if real people | as though real | whether or not one exists | whether or not it exists | whether or not they exist | whether it exists | even if they never said | even if they never | even if he never | even if she never | even if none exists | even if there is none | even if it does not exist | never said | never happened | did not happen | five-star review* | glowing review* | positive review* | testimonial* | astroturf* | hallucinat*`),
      clause: {
        holds: [
          anyOf(evidence),
          anyOf(
            'invent* | fabricat* | mak(?:e|es|ing) | add | adds | cite | cites | quote | write | writes | generat* | creat* | produc* | giv(?:e|es) | includ* | provid* | insert* | fill* | us(?:e|es) | attach | post | publish* | back | support* | compos* | tell | claim | attribut* | fake | present | make up | come up with | supply',
          ),
          anyOf(
            'invent* | fabricat* | mak(?:e|ing|es) (?:one |them |it )?up | mak(?:e|ing|es) (?:\\w{1,12} ){1,3}up | made[- ]up | fake* | bogus | forged | fictitious | plausible* | believable | convincing* | realistic-looking | real or | authentic-looking | non-?existent | thin air | as if | as though | whether or not | whether it | even if | never said | never happened | did not happen | not happen | five-star | glowing | astroturf* | hallucinat* | customers? | real people',
          ),
        ],
        lacks: openlyInvented,
      },
    },
  ),
  said(
    {
      id: 'PG14.claimed-credential',
      title: 'Authority or experience is claimed',
      severity: 'medium',
      message: 'The model is told to pass itself off as a professional, an authority or somebody who was there.',
      remediation:
        'Describe the expertise wanted, and have the model say that it is an AI and no licensed professional.',
    },
    {
      anchors: either(`
          tell the user you are | tell the user that you are | tell users you are | tell users that you are | tell them you are | tell them that you are | tell people you are | tell patients you are | tell clients you are | tell customers you are | claim to be | claim that you are | claim you are | claim to have | claim that you have | claim that doctors | claim that experts | claim that scientists | claim that the offer | claim that our | claim that it | present yourself as | pass yourself off | pose as | posing as | pretend to have | pretend that you have | pretend you have | pretend that you are a | pretend to be a licensed | pretend to be a doctor | pretend to be from | say that you are a | say you are a | say that you are an | introduce yourself as | convince the user that you are | sign as dr | sign as doctor | sign as professor | sign your | signed by a doctor | signed by dr | in the name of | speak on behalf | on behalf of the | on behalf of a government | as if the | as if issued | as if you were a licensed | as though the | as an official | official statement | official announcement | impersonat* | recommended by | endorsed by | approved by the | clinically | seal of approval | first-hand | own experience | years of experience | tested the product | used the product yourself | checked the facts`),
      clause: {
        holds: [
          anyOf(
            'doctors? | dr | physicians? | lawyers? | attorneys? | psycholog* | psychiatr* | therapists? | accountants? | financial advis* | nurses? | pharmacists? | police* | government* | officials? | experts? | professors? | scientists? | licensed | certified | board-certified | qualified | accredited | chartered | world health | who | central bank | ministry | minister | authority | authorities | fda | federal | university | court | bank | agency | product | products | facts | tested | customer yourself | years of (?:clinical|professional|medical|legal) experience | veterinar* | engineer | clinically | organi[sz]ation | journalists? | newspaper | celebrit* | recommended | endorsed',
          ),
          anyOf(
            'tell | claim | present | pass | pose | posing | pretend | say | introduce | convince | sign | signed | write | writes | speak | speaks | announce | issue | publish* | impersonat* | act | state | add | mention',
          ),
        ],
        lacks:
          /\b(?:never|do not|don't|must not|not a (?:licensed|real|qualified)|refus\w*|if (?:the )?(?:user|someone|a caller) claims|detect\w*|report|on behalf of the (?:user|customer|client|team|company)|interview\w*|role-?play|who (?:is|are|has|have|can|will|want|need)|lie detector|scam\w*|phish\w*|patient (?:who|named)|tell me)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG14.deceptive-content',
      title: 'News or claims that deceive',
      severity: 'high',
      message: 'The text asks for false news, rumours or claims that readers are to take for true.',
      remediation: 'Remove the request, or have the text say plainly that it is invented.',
      references: ['NIST-AI-600-1:information-integrity'],
    },
    {
      anchors: either(`
          fake news | disinformation | false news | news report* | news article* | news stor* | breaking news | press release* | conspiracy | conspiracies | false claim* | false information | false rumour* | false rumor* | misleading claim* | misleading information | misleading headline* | hoax* | deepfake* | election | elections | electoral | voters | ballot* | vaccin* | pandemic | climate change is | stolen election | discredit* | smear* | sow doubt | sow distrust | spread doubt | spread rumour* | spread rumor* | spread the | clickbait | sock puppet* | sockpuppet* | bot accounts | look genuine | look authentic | look real | looks genuine | looks authentic | looks like a real | sounds like a real | did not happen | never happened | never took place`),
      clause: {
        holds: [
          anyOf(
            'write | writes | writing | create | creates | generate | produce | publish* | post | posts | spread* | compose | draft | make | claim | claims | tell | tells | say | says | present | invent* | cast | sow* | suggest* | argue | discredit* | smear* | persuad* | convinc* | pretend',
          ),
          anyOf(
            'fake | false | invent* | never happened | never took place | did not happen | fabricat* | made[- ]up | as if | as though | pretend* | discredit* | mislead* | genuine | authentic | look real | looks real | real newspaper | unverified | rumou?rs? | hoax* | stolen | rigged | fraud | cause* | doubts? | distrust | conspirac* | disinformation | smear* | without evidence | without any evidence | without proof | untrue | dangerous | clickbait | sock ?puppet* | is a lie | wrong (?:date|day|place) | not to vote | bot accounts',
          ),
        ],
        lacks: lazily(
          () =>
            `${openlyInvented.source}|\\b(?:not|analy[sz]\\w*|counter\\w*|educat\\w*|correct|explain (?:why|how)|media literacy|summari[sz]e|schedule|reminders?|appointments?|verify)\\b`,
        ),
      },
    },
  ),
  written(
    {
      id: 'PG14.one-sided',
      title: 'What speaks against it is hidden',
      severity: 'medium',
      message: 'Risks, side effects or contrary evidence are to be left out.',
      remediation: 'Have the model name risks and contrary evidence along with the claim.',
    },
    {
      anchors: either(`
          side effect* | contraindicat* | risks | the risk | drawback* | downsides | disadvantages | negative results | negative findings | negative reviews | contradict* | contrary evidence | counter-evidence | counterarguments | known defects | known issues | recalls | recall notice | safety warning* | weaknesses | weak points | limitations | conflicting studies | conflicting evidence | opposing | dangers of`),
      clause: {
        holds: [
          anyOf(
            'hide | hides | conceal* | omit* | leave out | leaving out | leaves out | withhold* | downplay* | play down | suppress* | do not mention | never mention | not mention | do not tell | never tell | skip over | gloss over | do not disclose | keep quiet | silence | drop | ignore | without mentioning | cover up | only mention the (?:benefits|positive) | deny | minimi[sz]e any mention | brush aside',
          ),
        ],
        lacks:
          /\b(?:never (?:hide|omit|conceal|withhold|downplay|leave)|do not (?:hide|omit|conceal|withhold|downplay|leave|ignore|skip|gloss|suppress)|don't (?:hide|omit|conceal|withhold|downplay|ignore)|must not|whitespace|instead of|reduce the risks?|code|bugs?|no longer|than ignore|without (?:hiding|omitting))\b/,
      },
    },
  ),
];
