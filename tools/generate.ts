import { writeFileSync } from 'node:fs';
import { routesByFunction } from '#shared/contracts/index.ts';
import { openApiOf } from '#shared/contracts/openapi.ts';

/** Writes the files that are made from the route table and committed, so that a change of the API is seen in review. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(openApiOf(routesByFunction), null, 2)}\n`);
