import { memoryTables } from '#test/support/world.ts';
import { tableSpec } from './table-spec.ts';

tableSpec('in memory', memoryTables().openTable);
