import { engine } from '#shared/domain/scanner/ruleset.ts';
import { scanCategories } from '#shared/domain/scanner/scan-categories.ts';

const rules = scanCategories.reduce((sum, category) => sum + category.rules.length, 0);

export const versionText = `promptgate ${engine.version}, ruleset ${engine.ruleset}: ${rules} rules in ${scanCategories.length} categories\n`;

export const helpText = `Usage: promptgate scan <file, folder, pattern or -> … [options]
       promptgate scan --jsonl < prompts.jsonl

Scans prompts for ${scanCategories.length} kinds of vulnerability, offline. Reads text, Markdown, Prompty, and JSON or YAML of
messages: a list of { role, content }, { messages, variables? }, or a text; - is standard input.

Options:
  --format text|json|sarif    how to report (default: text)
  --output FILE               write that report to a file, and text to the terminal
  --fail-on SEVERITY          critical, high, medium, low or never (default: critical)
  --category NAME             tell about this category alone, such as hardcoded-secret or PG04; may be repeated
  --quiet                     tell only what is at or above the bar, a line each
  --jsonl                     read { "id", "messages" | "text" } a line, write { "id", "verdict", "findings" } a line
  --help, --version

Exit code: 0 nothing at or above the bar, 1 something, 2 wrong usage or something that could not be read.
A stream has no bar unless --fail-on sets one.
`;
