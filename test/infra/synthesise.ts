import { vi } from 'vitest';
import type { Region, StageName } from '#infra/stages.ts';
import { type Assembly, assemble } from './assembly.ts';

export { type Assembly, type Json, resourcesOf } from './assembly.ts';

// The first synthesis of a process loads all of CDK and cdk-nag, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const assemblies = new Map<string, Assembly>();

/** The templates of a stage in a region, without the functions' code; made once in a test file. */
export const synthesise = (stage: StageName, region: Region): Assembly => {
  const key = `${stage}/${region}`;
  const assembly = assemblies.get(key) ?? assemble(stage, region, '111122223333');
  assemblies.set(key, assembly);
  return assembly;
};
