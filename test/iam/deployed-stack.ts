import type { Stack } from '#local/stack.ts';
import { stackPaths } from '#local/stack-paths.ts';
import { templatesIn } from '#test/infra/assembly.ts';
import { type Deployed, deployed } from './deployed.ts';

const account = '000000000000';

/** What runs on a local stack, as its own templates say; other stacks import the names that AWS made up. */
export const deployedStack = ({ directory, region, outputs }: Stack): Deployed => {
  const physicalId = (_stack: string, logicalId: string): string | undefined => {
    const name = Object.keys(outputs).find((each) => each.startsWith(`ExportsOutputFnGetAtt${logicalId}Arn`));
    return name === undefined ? undefined : outputs[name]?.split(/[:/]/).at(-1);
  };
  const assembly = { templates: templatesIn(stackPaths(directory).assembly), findings: [], acknowledged: [] };
  return deployed(assembly, { account, region, physicalId });
};
