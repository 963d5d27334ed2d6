import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { functionSpecs } from '#infra/functions.ts';
import { configVariables } from '#shared/runtime/config.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

/** Variables that Lambda sets by itself. */
const fromLambda = ['AWS_REGION'];

/** Variables that a function reads: their names are literals in what esbuild leaves of its code. */
const readBy = (entry: string): readonly string[] => {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  const text = outputFiles.map((file) => file.text).join('\n');
  return Object.keys(configVariables).filter((name) => text.includes(`"${name}"`) && !fromLambda.includes(name));
};

const givenTo = (name: string): readonly string[] => {
  const functions = resourcesOf(synthesise('prod', 'us-east-1'), 'AWS::Lambda::Function');
  const found = functions.find(({ properties }) => properties.FunctionName === `promptgate-prod-${name}`);
  return Object.keys(found?.properties.Environment.Variables ?? {});
};

test.each(functionSpecs.map(({ name, entry }) => ({ name, entry })))(
  '$name gets the variables that it reads, and no other but its stage’s name',
  ({ name, entry }) => {
    const expected = new Set([...readBy(entry), 'STAGE']);
    expect(givenTo(name).toSorted()).toEqual([...expected].toSorted());
  },
);
