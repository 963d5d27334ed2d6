export const rolloutHelp = `Usage: promptgate rollout start <prompt>[@version] --environment NAME [options]
       promptgate rollout watch <prompt>
       promptgate rollout pause|resume|promote|abort <prompt> [--reason TEXT]
       promptgate rollout list <prompt>
       promptgate rollouts replay <rollout> --prompt NAME [--guardrails SETTINGS]

Watching shows the steps, what is left of the hold, how both versions do and how near each guardrail is to acting, until
the rollout ends: a panel on a terminal, a line for each change elsewhere (on standard error where JSON is written).
Ctrl-C ends the watching; the rollout goes on. replay judges a recorded rollout anew under its own guardrails with the
given settings changed.

Options:
  --environment NAME     such as production; of the rollout in progress where there are several
  --rollout ID           which rollout, unless the one in progress
  --steps STEPS          the ramp: PERCENT:HOLD, such as 5:10m,25:10m,100:10m
  --promotion WORD       timed: a step ends with its hold; evidence: and with evidence that the version is no worse
  --guardrails SETTINGS  JSON or a file of JSON or YAML, such as '{"maxErrorRate":0.05}'
  --watch                watch it after starting or moving it
  --reason TEXT          why, for the history and the audit trail
  --profile, --workspace, --format text|json

Exit code: 0 done, or watched until every caller gets it; 1 it was or would have been rolled back, was aborted, or a
guard refused it; 2 it failed.
`;
