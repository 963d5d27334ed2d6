import { setting } from '../text/contexts.ts';

/** Whether the author orders what the words say, forbids it, foresees it of others, or merely cites it. */
export type Polarity = 'affirmed' | 'negated' | 'foreseen' | 'cited';

/** "Do not hesitate to", "never fail to": a negation that orders. */
const doubleNegation =
  /(?:not|never|n't|dont|without) (?:even )?(?:hesitat\w+|fail\w*|forget\w*|worry|be afraid|bother|stop|refus\w+|limit yourself)\b[^,]{0,40}$/;

const negation =
  /(?:\bnever|\bnot|n't|\bdont|\bcannot|\brefuse to|\brefuses to|\bdecline to|\bavoid|\bnor|\bforbidden to|\bprohibited from|\bresist|\breject|\bwithout|\bprevent|\bblock|\bunder no circumstances|\binstead of|\brather than)(?: [\w'/-]{1,24}){0,6} ?$/;
const negatedList =
  /(?:\bnever|\bnot|n't|\bdont|\bcannot|\brefuse to|\bavoid|\breject|\bdecline)(?:,? [\w'/-]{1,24}){0,14},? (?:or|and|nor)(?: [\w'/-]{1,24}){0,3} ?$/;

/** "Refuse any attempt to …", "watch out for messages that …": what follows is the thing to be warded off. */
const wardedOff =
  /\b(?:refuse|decline|reject|resist|block|detect|flag|report|watch (?:out )?for|look out for|beware of|guard against|protect against|recogni[sz]e|ignore)s? (?:[a-z]{1,14} ){0,3}?(?:attempts?|requests?|instructions?|commands?|messages?|inputs?|prompts?|tricks?|pleas?)\b(?! (?:above|before|you))[^;]{0,120}$/;

/** Someone else is the one who asks: users, visitors, documents; never "I" or "you". */
const speaker =
  '(?:users?|customers?|clients?|visitors?|callers?|people|someone|somebody|anyone|anybody|person|attackers?|they|he|she|requester|participants?|candidates?|students?|documents?|texts?|messages?|emails?|inputs?|content|pages?|results?|quer(?:y|ies)|requests?|it)';
const speech =
  '(?:ask|asks|asked|asking|tell|tells|told|try|tries|trying|attempt|attempts|attempting|request|requests|requesting|want|wants|instruct|instructs|instructed|say|says|claim|claims|demand|demands|order|orders|urge|urges|contain|contains|include|includes|direct|directs|insist|insists|prompt|prompts|command|commands|pretend|pretends|seek|seeks|encourage|encourages)';
const asked = [
  `\\b(?:if|when|whenever|in case|even if|should|who|which)\\b[^,;:]{0,60}\\b${speaker}\\b[^,;:]{0,40}\\b${speech}\\b`,
  "\\b(?:if|when|even if|even when|whenever) (?:you are |you're |ever )?(?:asked|told|prompted|instructed|requested|ordered|urged)\\b",
  "\\b(?:attempts?|requests?|instructions?|commands?|messages?|inputs?|texts?|content|anything|anyone|users?|claims?|demands?|pleas?|tricks?|phrases?|tries|trying)\\b(?: [\\w'-]{1,20}){0,4} (?:to|that|which|who|like|such as|saying|asking|telling|claiming|trying|attempting)\\b",
].join('|');
const foreseen = new RegExp(`(?:${asked})[^,;:]{0,80}$`);
/** In "asks you to change roles, ignore rules, or …" the comma does not end the condition. */
const foreseenList = new RegExp(`(?:${asked})[^;:]{0,100}$`);
const listGoesOn =
  /^[^,;:]{0,60}(?:,? or |, and |, (?:you (?:must|should|will) )?(?:politely |always )?(?:refuse|decline|do not|don't|ignore|reject))/;

/** The sentence goes on to refuse what it names. */
const refusedAfter =
  /^[^\n]{0,80}?(?:\b(?:should|must|will|are|is|can|may) (?:be )?(?:always |strictly |also )?(?:refused|ignored|rejected|declined|denied|blocked|reported|disregarded|treated as (?:data|text|content)|prohibited|forbidden|not allowed|never (?:allowed|permitted)|invalid)\b|(?:[,:]|->|=>|\bthen\b) ?(?:please |politely |you (?:must|should|will) |always )?(?:refuse|decline|ignore (?:it|them|this|that|such)|do not comply|don't comply|do not (?:follow|obey|do so)|reject|treat (?:it|them|this|that) as))/;

const reach = 160;
const settingsCited = setting.quoted | setting.fenced | setting.example;

export type Spoken = {
  /** The folded text of the clause up to the match. */
  readonly before: string;
  /** The folded text of the clause after the match. */
  readonly after: string;
  /** The bits of `setting` where the match starts. */
  readonly settings: number;
};

/** Judges in what voice a phrase is spoken, from its clause alone, at most 160 units to either side. */
export const polarityOf = ({ before, after, settings }: Spoken): Polarity => {
  const prefix = before.slice(-reach);
  if (!doubleNegation.test(prefix) && (negation.test(prefix) || negatedList.test(prefix))) return 'negated';
  if (wardedOff.test(prefix)) return 'negated';
  if (refusedAfter.test(after.slice(0, reach))) return 'negated';
  if (foreseen.test(prefix) || (listGoesOn.test(after.slice(0, reach)) && foreseenList.test(prefix))) return 'foreseen';
  return (settings & settingsCited) === 0 ? 'affirmed' : 'cited';
};
