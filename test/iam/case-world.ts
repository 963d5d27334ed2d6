import { intruder, type Meaning, type Principal } from './calls.ts';
import type { Deployed } from './deployed.ts';
import { familiesOf, organisationsOf } from './organisations.ts';
import { type Random, randomOf } from './random.ts';

/** What cases are drawn from. */
export type CaseWorld = {
  readonly random: Random;
  readonly deployed: Deployed;
  readonly organisations: readonly string[];
  readonly families: readonly string[];
};

/** A world that the seed alone decides. */
export const caseWorld = (deployed: Deployed, seed: number): CaseWorld => {
  const random = randomOf(seed);
  return { random, deployed, organisations: organisationsOf(random), families: familiesOf(deployed, random) };
};

/**
 * Texts that are no organisation's name, and that a careless pattern takes for one, or for all. None has a `#`: STS
 * takes only letters, digits, spaces and `_.:/=+-@` in tags, and of those beyond it these are the ones to fear.
 */
const oddTags = ['*', '?', 'org_*', '', `\${aws:PrincipalTag/TenantId}`];

/** An organisation's name as somebody might tag a session with; nothing in one case of sixteen. */
export const tagOf = ({ random, organisations }: CaseWorld): string | undefined => {
  if (random.chance(0.85)) return random.pick(organisations);
  return random.chance(0.4) ? undefined : random.pick(oddTags);
};

/** A session of any role there is, tenant roles more often than others. */
export const principalOf = (world: CaseWorld): Principal => {
  const { random, deployed, organisations } = world;
  if (random.chance(0.03)) return { role: intruder, tag: random.pick(organisations) };
  const tenants = deployed.roles.filter(({ name }) => name.endsWith('-tenant'));
  const { name } = random.chance(0.7) ? random.pick(tenants) : random.pick(deployed.roles);
  const tag = name.endsWith('-tenant') || random.chance(0.2) ? tagOf(world) : undefined;
  return { role: name, ...(tag !== undefined && { tag }) };
};

/** A partition key that is not of the caller's organisation: somebody else's, a near miss, or none at all. */
const strangeKeyOf = ({ random, organisations, families }: CaseWorld, tag: string | undefined): string => {
  const [other, family] = [random.pick(organisations), random.pick(families)];
  const mine = tag ?? other;
  if (random.chance(0.5)) return `T#${other}${family}`;
  return random.pick([
    `T#${mine}1${family}`,
    `T#${mine}*`,
    `T#${mine.slice(0, -1)}${family}`,
    `T#${mine.toUpperCase()}${family}`,
    `T#*${family}`,
    `${mine}${family}`,
    `t#${mine}${family}`,
    ` T#${mine}`,
    `X#T#${mine}${family}`,
    'T#',
    '',
    '*',
    'ROLLOUTS',
    'SERVED',
    'EMAIL#ada@example.com',
  ]);
};

/** Partition keys of one call: as often as not all of the caller's own organisation, or hardly any batch would be. */
export const keysOf = (world: CaseWorld, { tag }: Principal, most: number): readonly string[] => {
  const { random, families } = world;
  const allOwn = random.chance(0.5);
  return Array.from({ length: 1 + random.below(most) }, () =>
    tag !== undefined && (allOwn || random.chance(0.5)) ? `T#${tag}${random.pick(families)}` : strangeKeyOf(world, tag),
  );
};

/** Draws one call for a caller; nothing when what it drew cannot be called. */
export type Shape = (world: CaseWorld, principal: Principal) => Meaning | undefined;
