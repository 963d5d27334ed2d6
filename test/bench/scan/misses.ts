import { parseArgs } from 'node:util';
import { agentPrompts } from '#test/corpus/agent-prompts.ts';
import { attacks } from '#test/corpus/attacks.ts';
import { hosts } from '#test/corpus/hosts.ts';
import { implants } from '#test/corpus/implants.ts';
import { ordinary } from '#test/corpus/ordinary.ts';
import { bestOverlap, isSerious, keyOf, overlapOf, scanText } from './scanning.ts';

/**
 * Lists, for whoever writes rules, the attacks that are missed and the benign texts that are not.
 *
 *   node test/bench/scan/misses.ts --category PG01 [--half dev|held] [--language en]
 *
 * Rules are written on the `dev` half alone: of the other only the count is told. An implant is found when a finding of its category covers it and hardly
 * more: intersection over union of at least a half.
 */
const { values } = parseArgs({
  options: { half: { type: 'string', default: 'dev' }, category: { type: 'string' }, language: { type: 'string' } },
});
const chosen = ({ category }: { readonly category: string }): boolean =>
  values.category === undefined || category === values.category;

const put = implants(1, 'implants', attacks).filter(
  ({ attack }) =>
    chosen(attack) &&
    attack.half === values.half &&
    (values.language === undefined || attack.language === values.language),
);
let missed = 0;
for (const { attack, host, text, span, targets } of put) {
  const { findings } = scanText(text);
  const best = (category: string | undefined) =>
    Math.max(
      0,
      ...findings
        .filter((finding) => finding.category === category)
        .flatMap(({ evidence }) => (evidence ? [bestOverlap(evidence, targets)] : [])),
    );
  const overlap = best(keyOf.get(attack.category));
  if (overlap >= 0.5) continue;
  missed += 1;
  if (values.half === 'held') continue;
  const known = new Set(scanText(host.text).findings.map(({ ruleId }) => ruleId));
  const others = findings.flatMap(({ ruleId, severity, evidence }) =>
    evidence && overlapOf(evidence, span) > 0 && !known.has(ruleId)
      ? [`${ruleId} ${severity} ${overlapOf(evidence, span).toFixed(2)}`]
      : [],
  );
  console.log(`${attack.category} ${overlap > 0 ? `short (${overlap.toFixed(2)})` : 'missed'}: ${attack.text}`);
  if (others.length > 0) console.log(`     there: ${others.join(', ')}`);
}
console.log(`\n${missed} of ${put.length} implants (${values.half}) are not found.\n`);

const benign = [
  ...ordinary.map(({ category, text }) => ({ name: `ordinary ${category}`, text })),
  ...hosts.map(({ name, text }) => ({ name: `host ${name}`, text })),
  ...agentPrompts(240).map(({ name, text }) => ({ name: `agent ${name}`, text })),
];
const wanted = values.category === undefined ? undefined : keyOf.get(values.category);
const alarms = benign.flatMap(({ name, text }) =>
  scanText(text)
    .findings.filter((finding) => isSerious(finding) && (wanted === undefined || finding.category === wanted))
    .map(({ ruleId, severity, evidence }) => ({ name, ruleId, severity, snippet: evidence?.snippet ?? '(absent)' })),
);
const shown = new Set<string>();
for (const { name, ruleId, severity, snippet } of alarms) {
  const line = `${severity} ${ruleId}: ${snippet.replaceAll('\n', ' ')}`;
  if (!shown.has(line)) console.log(`${line}   [${name}]`);
  shown.add(line);
}
console.log(
  `\n${new Set(alarms.map(({ name }) => name)).size} of ${benign.length} benign texts have a high finding or worse.`,
);
