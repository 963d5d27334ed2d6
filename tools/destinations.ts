import { parseArgs } from 'node:util';
import { type Region, regions, type StageName, stageNames } from '#infra/stages.ts';
import { LocalStackError } from '#local/local-stack-error.ts';

/** Where a deployment goes, or would go. */
export type Destination = { readonly stage: Exclude<StageName, 'local'>; readonly region: Region };

export type Request = {
  readonly verb: 'synth' | 'deploy';
  readonly destinations: readonly Destination[];
  /** Twelve digits, where one was named. */
  readonly account: string | undefined;
};

const realStages = stageNames.filter((name) => name !== 'local');

const next = [
  'npm run synth                                        every stage in every region',
  `npm run synth -- --stage prod --region eu-west-1     one of them; --account takes twelve digits`,
  `npm run deploy -- --stage prod --region eu-west-1    stages: ${realStages.join(', ')}; regions: ${regions.join(', ')}`,
].join('\n  ');

const refusal = (message: string) => new LocalStackError(message, { next: `Try\n\n  ${next}\n` });

const chosen = <const T extends string>(what: string, allowed: readonly T[], given: string | undefined) => {
  if (given === undefined) return allowed;
  const found = allowed.find((each) => each === given);
  if (found === undefined) throw refusal(`There is no ${what} '${given}'.`);
  return [found];
};

const optionsOf = (words: readonly string[]) => {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...words], options: { stage: string, region: string, account: string } }).values;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
};

/**
 * What the words after `npm run synth` or `npm run deploy` ask for.
 *
 * @throws LocalStackError that says what can be asked for
 */
export const requestOf = ([verb, ...words]: readonly string[]): Request => {
  if (verb !== 'synth' && verb !== 'deploy') throw refusal(`'${verb}' is neither synth nor deploy.`);
  const { stage, region, account } = optionsOf(words);
  if (stage === 'local') throw refusal('The local stage needs no cloud: `npm start` deploys it on this machine.');
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw refusal(`An account has twelve digits, not '${account}'.`);
  if (verb === 'deploy' && (stage === undefined || region === undefined)) {
    throw refusal('Say what to deploy, and where: --stage and --region.');
  }
  if (verb === 'deploy' && account !== undefined) throw refusal('A deployment goes to the account of the credentials.');
  const toRegions = chosen('region', regions, region);
  const destinations = chosen('stage', realStages, stage).flatMap((each) =>
    toRegions.map((place) => ({ stage: each, region: place })),
  );
  return { verb, destinations, account };
};
