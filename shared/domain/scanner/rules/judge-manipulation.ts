import { type Rule, said, written } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const checker =
  '(?:(?:ai|llm|automated|security|prompt|content|safety) (?:[a-z]{1,12} )?(?:scanners?|reviewers?|evaluators?|judges?|auditors?|classifiers?|moderators?|graders?|scanning (?:model|system|tool))|scanners?|classifiers?|evaluators?|judges?)';
const verdict =
  '(?:safe|harmless|benign|clean|approved?|pass(?:es|ed)?|no (?:issues|findings|risks?|vulnerabilit(?:y|ies))|low risk|ignore|skip|do not (?:flag|report))';

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
        note to | note for | message to | message for | scanner: | scanners: | reviewer: | judge: | evaluator: | classifier: | attention | dear | instructions for | instructions to | this prompt | this template |
        the prompt above | the template above | the following prompt is | do not flag | do not report | don't flag |
        mark this | classify this | rate this | report this | approve this | score this | mark the | classify the |
        end of prompt under review | as a security scanner | any scanner | any security scanner |
        any prompt scanner | automated scanner | automated scanners | automated reviewer | automated reviewers
      `),
      pattern: sticky(
        `(?:(?:note|message|attention|dear|instructions)(?: to| for|:|,)? (?:the |any |all |an? ){0,4}${checker}\\b.{0,100}?\\b${verdict}\\b` +
          `|(?:this|the|the following) (?:prompt|template)(?: above| below)? (?:is|has|was) (?:already |fully |been |pre-?){0,4}(?:approved|reviewed|verified|audited|cleared|whitelisted|allow-?listed|certified)\\b.{0,60}?\\b(?:safe|pass|skip|no (?:issues|findings|further|need)|security|scanner|scan|do not)` +
          `|(?:do not|don't) (?:flag|report) (?:this|the) (?:prompt|template)\\b` +
          `|(?:mark|classify|rate|report|approve|score) (?:this|the) (?:prompt|template)(?: above)? (?:as |with )?(?:safe|benign|clean|pass(?:ed)?|approved|low risk|no (?:issues|findings|risk)|0\\b|zero)` +
          `|(?:scanners?|reviewers?|judge|evaluator|classifier): .{0,60}?\\b(?:no (?:issues|findings|risks?)|safe|pass(?:ed)?|benign|approved?)\\b` +
          `|end of prompt under review` +
          `|(?:as a|any|automated) (?:security |prompt )?(?:scanners?|reviewers?),? .{0,40}?(?:must|should|will|can) (?:report|return|output|mark|ignore|skip|treat|consider).{0,40}?(?:safe|no findings|no issues|pass|benign|prompt))`,
      ),
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
