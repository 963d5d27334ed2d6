import { writeFileSync } from 'node:fs';
import { routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';
import { scannerRulesText } from './scanner-rules.ts';
import { operationsText, typesText } from './sdk/operations-text.ts';
import { bucketingVectors } from './vectors/bucketing-vectors.ts';
import { renderingVectors } from './vectors/rendering-vectors.ts';
import { vectorsText } from './vectors/vectors-text.ts';

/** Writes the files that are made from the route table and from the scanner's rules, and committed, so that a change is seen in review. */
const write = (path: string, text: string): void => writeFileSync(new URL(`../${path}`, import.meta.url), text);

write('openapi.json', `${JSON.stringify(openApiOf(routesByFunction), null, 2)}\n`);
write('docs/scanner-rules.md', scannerRulesText());
write('sdk/api/operations.generated.ts', operationsText());
write('sdk/api/types.generated.ts', typesText());
write('sdk/vectors/bucketing.json', vectorsText(bucketingVectors()));
write('sdk/vectors/rendering.json', vectorsText(renderingVectors()));
