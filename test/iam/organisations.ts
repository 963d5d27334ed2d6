import { partitions } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { Deployed } from './deployed.ts';
import type { Random } from './random.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulid = ({ pick }: Random): string => Array.from({ length: 26 }, () => pick([...crockford])).join('');

/** Organisations of which one's name begins as another's does, which patterns of names mix up first. */
export const organisationsOf = (random: Random): readonly string[] => {
  const [one, two] = [`org_${ulid(random)}`, `org_${ulid(random)}`];
  return [one, two, `${one}1`, one.slice(0, -1), one.toLowerCase(), 'org_1', 'org_11', 'org_2'];
};

const variable = `\${aws:PrincipalTag/TenantId}`;

const leadingKeysOf = (statement: unknown): readonly string[] =>
  [...JSON.stringify(statement).matchAll(/"dynamodb:LeadingKeys":\s*(\[[^\]]*\]|"[^"]*")/g)].flatMap(
    ([, keys = '[]']) => [JSON.parse(keys)].flat() as string[],
  );

/**
 * What follows an organisation's name in a partition key: in every partition that the code makes, and in every one
 * that a policy speaks of.
 */
export const familiesOf = ({ roles }: Deployed, { share }: Random): readonly string[] => {
  const sample = tenantOf(`org_${'0'.repeat(26)}`);
  const prefix = partitions.organisation(sample);
  const made = Object.values(partitions).map((partitionOf) =>
    (partitionOf as (...parts: readonly unknown[]) => string)(sample, 'support', 'greeting', 'two').slice(
      prefix.length,
    ),
  );
  const spoken = roles
    .flatMap(({ policies }) => leadingKeysOf(policies))
    .filter((key) => key.includes(variable))
    .map((key) => key.slice(key.indexOf(variable) + variable.length).replace('*', share().toString(36).slice(2)));
  return [...new Set([...made, ...spoken])];
};
