import { writeFileSync } from 'node:fs';
import { routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';
import { scannerRulesText } from './scanner-rules.ts';

/** Writes the files that are made from the route table and from the scanner's rules, and committed, so that a change is seen in review. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(openApiOf(routesByFunction), null, 2)}\n`);
writeFileSync(new URL('../docs/scanner-rules.md', import.meta.url), scannerRulesText());
