import type { Engine } from './report.ts';
import { contextPoisoning } from './rules/context-poisoning.ts';
import { dataExfiltration } from './rules/data-exfiltration.ts';
import { hardcodedSecret } from './rules/hardcoded-secret.ts';
import { improperOutputHandling } from './rules/improper-output-handling.ts';
import { jailbreakResistance } from './rules/jailbreak-resistance.ts';
import { misinformation } from './rules/misinformation.ts';
import { missingGuardrail } from './rules/missing-guardrail.ts';
import { obfuscationEncoding } from './rules/obfuscation-encoding.ts';
import { piiLeakage } from './rules/pii-leakage.ts';
import { privilegeEscalation } from './rules/privilege-escalation.ts';
import { promptInjection } from './rules/prompt-injection.ts';
import { regulatoryCompliance } from './rules/regulatory-compliance.ts';
import { resourceAbuse } from './rules/resource-abuse.ts';
import type { Category } from './rules/rule.ts';
import { systemPromptLeakage } from './rules/system-prompt-leakage.ts';
import { toxicityBias } from './rules/toxicity-bias.ts';
import { unsafeToolUse } from './rules/unsafe-tool-use.ts';

/** The sixteen categories, PG01 to PG16. */
export const categories: readonly Category[] = [
  promptInjection,
  jailbreakResistance,
  systemPromptLeakage,
  hardcodedSecret,
  piiLeakage,
  dataExfiltration,
  privilegeEscalation,
  unsafeToolUse,
  improperOutputHandling,
  contextPoisoning,
  obfuscationEncoding,
  missingGuardrail,
  toxicityBias,
  misinformation,
  regulatoryCompliance,
  resourceAbuse,
];

/** Reports of another ruleset are out of date: raise it with every change to what is found. */
export const engine: Engine = { version: '2.0.0', ruleset: '2026.11.2', llm: false };
