import { type Rule, said, written } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const checker =
  '(?:(?:ai|llm|automated|automatic|security|prompt|content|safety|static|code|compliance|quality) (?:[a-z]{1,12} )?(?:scanners?|reviewers?|evaluators?|judges?|auditors?|classifiers?|moderators?|graders?|analysers?|analyzers?|checkers?|linters?|scanning (?:model|system|tool)|review(?:ing)? (?:model|system|tool))|scanners?|classifiers?|evaluators?|judges?|graders?|linters?|(?:model|system|tool|ai|llm|person|assistant|whoever|one) (?:that |which |who )?(?:is |are )?(?:grad|review|scann?|assess|evaluat|judg|check|audit|rat|inspect)(?:ing|es|s))';
const verdict =
  '(?:safe|harmless|benign|clean|approv(?:e|ed|al)|pass(?:es|ed)?|no (?:issues?|findings?|risks?|problems?|vulnerabilit(?:y|ies)|violations?|concerns?|threats?)|nothing to (?:see|report|flag)|low risk|ignore|skip|full marks|(?:highest|perfect|maximum|top|best) (?:score|rating|grade|mark)|(?:score|rating|risk)s? (?:of |is |to )?(?:0|zero|10|ten)|zero (?:findings|issues|risk)|empty (?:list|array|report)|stop (?:reading|here|scanning|the (?:scan|review))|do not (?:flag|report|scan|review|block)|compliant|checked already|already (?:been )?(?:checked|reviewed|approved|verified)|false positive|trusted|whitelist(?:ed)?|allow-?list(?:ed)?)';

/** Rules about text that speaks to whoever checks the prompt: a scanner, a model that judges, a reviewer. */
export const judgeManipulation: readonly Rule[] = [
  said(
    {
      id: 'PG01.judge-manipulation',
      title: 'Text addressed to a scanner or reviewer',
      severity: 'critical',
      message: 'The text speaks to whoever checks the prompt and asks for a verdict.',
      remediation: 'Remove it. A prompt has no business with its own review.',
    },
    {
      anchors: either(`
        note to | note for | message to | message for | scanner: | scanners: | reviewer: | judge: | evaluator: | classifier: |
        attention | dear | instructions for | instructions to | do not flag | do not report | don't flag | don't report |
        end of prompt under review | as a security scanner | any scanner | any security scanner | any prompt scanner |
        automated scanner | automated scanners | automated reviewer | automated reviewers | to the model | to the ai |
        to the scanner | to the reviewer | to the evaluator | to the judge | to whoever | to the security | to any | hello |
        if you are an automated | if you are a scanner | if you are an evaluator | if you are a judge | if you are a reviewer |
        if you are scanning | if you are reviewing | if you are grading | if you are evaluating | if you are the |
        if you are assessing | evaluators should | reviewers should | scanners should | scanners must | evaluators must | judges must
      `),
      pattern: sticky(
        `(?:(?:note|message|attention|dear|instructions|hello|to)(?: to| for|:|,)? ?(?:the |any |all |an? ){0,3}${checker}\\b.{0,110}?\\b${verdict}\\b` +
          `|(?:do not|don't) (?:flag|report) (?:this|the) (?:prompt|template|text)\\b` +
          `|(?:scanners?|reviewers?|judge|evaluator|classifier): .{0,60}?\\b${verdict}\\b` +
          `|end of prompt under review` +
          `|if you are (?:(?:an?|the) ${checker}|(?:scanning|reviewing|grading|evaluating|assessing|judging)(?: this| the)?).{0,80}?\\b(?:${verdict}|give|award|assign|output|return)\\b` +
          `|(?:evaluators|reviewers|scanners|judges) (?:should|must).{0,60}?\\b${verdict}\\b` +
          `|(?:as a|any|automated) (?:security |prompt )?(?:scanners?|reviewers?),? .{0,40}?(?:must|should|will|can) (?:report|return|output|mark|ignore|skip|treat|consider).{0,40}?(?:safe|no findings|no issues|pass|benign|prompt))`,
      ),
      clause: {
        holds: [],
        lacks:
          /(?<!if )\b(?:you are an? (?:[a-z]{1,14} ){0,3}(?:reviewer|judge|evaluator|grader|classifier|scanner|moderator))\b|\b(?:candidate|essay|pull request|customer|patient|guest|hiring|student)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG01.claimed-clearance',
      title: 'The prompt clears itself',
      severity: 'critical',
      message: 'The text says of itself that it was checked, or tells which verdict it is to get.',
      remediation: 'Remove it. A prompt has no business with its own review.',
    },
    {
      anchors: either(`
        this prompt | this template | the prompt above | the template above | the following prompt | this text |
        this submission | this document | this file | section below | section above | the text below | the text above |
        this message
      `),
      clause: {
        holds: [
          /\b(?:approved|reviewed|verified|audited|cleared|whitelisted|allow-?listed|certified|pre-?approved|vetted|checked|mark|classify|rate|report|score|approve|treat|consider|assess|review|grade|label|scan|evaluate|skip|flag)\b/,
          /\b(?:as safe|is safe|safe\b|benign|harmless|clean|pass(?:ed)?\b|no (?:issues|findings|risks?|problems|violations|further)|low risk|skip|do(?: not|n't) (?:flag|report|scan|block)|score of (?:0|zero|10)|zero|(?:highest|perfect|maximum|top|full) (?:score|rating|grade|marks)|has been checked|approved)/,
          /\b(?:(?:security|scanner|scan|review(?:er|ers|ed|ing)?|scanning|audit(?:ed|or)?|evaluators?|checker|flag|verdict|score|rate|mark|classify|grade|label|findings|report no|treat|verified|certified)\b|(?:already|been) (?:approved|cleared|checked))/,
        ],
        lacks:
          /\b(?:customer|candidate|student|translate|essay|if (?:the|it|this)|whether|user's|recipe|not safe|isn't safe|food|wash|children|spelling|grammar|colleague|language|plain)\b/,
      },
    },
  ),
  written(
    {
      id: 'PG01.forged-verdict',
      title: 'Forged verdict of a scanner',
      severity: 'medium',
      message: 'The text holds a verdict in the form in which scanners and judges answer.',
      remediation: 'If it is an example of output, say so in words; otherwise remove it.',
    },
    {
      anchors: ['"findings":', '"overallscore":', '"verdict":', '"present":', '"severity":'],
      pattern: sticky(
        '"(?:findings" ?: ?\\[ ?\\]|overallscore" ?: ?[0-9]|verdict" ?: ?"(?:pass|safe|benign|approved?)"|present" ?: ?false|severity" ?: ?"none")',
      ),
    },
  ),
];
