import type { Json } from '#test/infra/assembly.ts';
import type { Deployed } from './deployed.ts';

/** One action on one resource that a role is allowed, as its policy writes it. */
export type Grant = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: Json;
};

/** Which permissions of which roles were used, by the roles' full names: what an emulator's `permissions.json` says. */
export type Used = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

const list = (value: string | readonly string[]): readonly string[] => [value].flat();

/** Everything that any role is allowed, one line for each action and resource. */
export const grantsOf = ({ roles }: Deployed): readonly Grant[] =>
  roles.flatMap(({ name, policies }) =>
    policies.flatMap(({ Statement }) =>
      Statement.filter(({ Effect }: Json) => Effect === 'Allow').flatMap(
        ({ Action, Resource, Condition = {} }: Json): readonly Grant[] =>
          list(Action).flatMap((action) =>
            list(Resource).map((resource) => ({ role: name, action, resource, conditions: Condition })),
          ),
      ),
    ),
  );

const matches = (pattern: string, resource: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(resource);

/** Grants that no recorded call ever needed. */
export const unusedGrants = (deployed: Deployed, used: Used): readonly Grant[] => {
  const arns = new Map(deployed.roles.map(({ name, arn }) => [name, arn.split('/').at(-1) ?? '']));
  return grantsOf(deployed).filter(({ role, action, resource }) => {
    const resources = Object.keys(used[arns.get(role) ?? '']?.[action] ?? {});
    return !resources.some((each) => matches(resource, each));
  });
};
