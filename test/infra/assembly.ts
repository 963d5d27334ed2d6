import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { composePromptgate } from '#infra/promptgate.ts';
import { type Region, type StageName, stages } from '#infra/stages.ts';

// biome-ignore lint/suspicious/noExplicitAny: templates are JSON of a hundred shapes, and tests look into all of them
export type Json = any;

export type Resource = { readonly Type: string; readonly Properties: Json; readonly [other: string]: Json };

export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Json>>;
};

export type Assembly = {
  /** By the stack's short name: `Data`, `Api` … */
  readonly templates: Readonly<Record<string, Template>>;
  /** Findings of cdk-nag and of CDK's own validation that nobody acknowledged. */
  readonly findings: readonly string[];
  readonly acknowledged: readonly { readonly finding: string; readonly reason: string }[];
};

const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8'));
const { context } = read('cdk.json');

/** The templates that a synthesis left in a folder. */
export const templatesIn = (directory: string): Assembly['templates'] =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [file.replace('.template.json', ''), read(join(directory, file))]),
  );

/** The templates of a stage in a region, without the functions' code. */
export const assemble = (stage: StageName, region: Region, account: string): Assembly => {
  const outdir = mkdtempSync(join(tmpdir(), 'promptgate-infra-'));
  try {
    const app = new App({ context: { ...context, bundle: 'false' }, outdir, analyticsReporting: false });
    composePromptgate(app, { stage: stages[stage], region, account });
    app.synth();
    const reports: Json[] = read(join(outdir, 'validation-report.json')).pluginReports;
    return {
      templates: templatesIn(outdir),
      findings: reports.flatMap(({ violations }) => violations.map((each: Json) => each.ruleName)),
      acknowledged: reports.flatMap(({ suppressedViolations = [] }) =>
        suppressedViolations.map((each: Json) => ({ finding: each.acknowledgedId, reason: each.reason })),
      ),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

/** Every resource of a type, over all stacks, with its stack and logical id. */
export const resourcesOf = ({ templates }: Assembly, type: string) =>
  Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties, ...rest }]) => ({ stack, id, properties: Properties, rest })),
  );
