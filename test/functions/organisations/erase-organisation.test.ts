import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { directoryKeys, keys } from '#shared/data/keys.ts';
import { TimeIsUp } from '#shared/domain/erasure.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { claimsOf, identityWorld, origin } from '#test/support/identity-world.ts';
import { keyOfEveryKind, rowOfEveryKind } from '#test/support/row-of-every-kind.ts';
import { graceSeconds, type LifeWorld, lifeWorld } from './life-world.ts';

const grace = { email: 'grace@example.com', password: 'a nanosecond of copper wire' };

/** Another organisation, of a person who is in both. */
const another = async (world: LifeWorld) => {
  const body = { ...grace, organisation: { name: 'Other' } };
  const { organisationId } = claimsOf(await signUp(world.dependencies, { origin, body }));
  const { invitation } = await inviteMember(world.dependencies, {
    ...world.owner,
    body: { email: grace.email, role: 'member', workspaces: [] },
  });
  await acceptInvitation(world.dependencies, { origin, body: { token: invitation.token, password: grace.password } });
  return tenantOf(organisationId);
};

/** Fills the organisation with rows of every kind, beside those that it began with. */
const fill = async (world: LifeWorld) => {
  const { tenant, organisationId, directory, dependencies, owner, openTable } = world;
  const begun = new Set(
    Object.entries(keyOfEveryKind(tenant)).flatMap(([kind, key]) =>
      kind === 'organisation' || kind === 'closing' || kind === 'workspace' ? [key.SK] : [],
    ),
  );
  for (const put of rowOfEveryKind(tenant)) if (!begun.has(put.SK)) await openTable(tenant).transact([{ put }]);
  await createApiKey(dependencies, { ...owner, workspace: 'default', body: { name: 'k', scopes: ['read'] } });
  await inviteMember(dependencies, { ...owner, body: { email: 'new@example.com', role: 'member', workspaces: [] } });
  const { SK } = keyOfEveryKind(tenant).rollout;
  const rollout = SK.slice('ROLLOUT#'.length);
  await directory.transact([
    { put: { ...directoryKeys.activeRollout(rollout), entity: 'ROLLOUT', organisationId } },
    { put: { ...directoryKeys.served(organisationId), entity: 'SERVED' } },
    { put: { ...directoryKeys.domain('example.com'), entity: 'DOMAIN', organisationId, token: 't' } },
    { put: { ...directoryKeys.domain('elsewhere.com'), entity: 'DOMAIN', organisationId: 'another', token: 't' } },
    { put: { ...directoryKeys.passwordReset(world.userId), entity: 'RESET', userId: world.userId } },
  ]);
  await openTable(tenant).transact([
    { put: { ...keys.domainClaim(tenant, 'example.com'), entity: 'DOMAIN' } },
    { put: { ...keys.domainClaim(tenant, 'elsewhere.com'), entity: 'DOMAIN' } },
  ]);
};

const closedWorld = async (...how: Parameters<typeof lifeWorld>) => {
  const world = await lifeWorld(...how);
  const other = await another(world);
  await fill(world);
  await world.close();
  world.advance(graceSeconds);
  const untouched = () => [...world.openTable(other).rows.values()];
  return { ...world, other, untouched };
};

const expectErased = (world: Awaited<ReturnType<typeof closedWorld>>) => {
  expect(world.left()).toEqual([]);
  expect(JSON.stringify([...world.directory.rows.values()])).not.toContain('ada@example.com');
  expect(JSON.stringify([...world.directory.rows.values()])).not.toContain('new@example.com');
};

describe('an erasure', () => {
  test('deletes every row of the organisation, in both tables, and what lies beyond them', async () => {
    const world = await closedWorld();
    expect(world.left().length).toBeGreaterThan(50);

    expect(await world.erase()).toEqual({ outcome: 'erased' });

    expectErased(world);
    expect(world.beyond).toEqual([world.organisationId]);
  });

  test('touches no other organisation, nor the account of who is in one, nor a domain that is another’s by now', async () => {
    const world = await closedWorld();
    const before = world.untouched();

    await world.erase();

    expect(world.untouched()).toEqual(before);
    const email = await world.directory.get(directoryKeys.email(grace.email));
    const { userId } = email as unknown as { userId: string };
    expect(await world.dependencies.accounts.organisationsOf(userId)).toEqual([world.other.organisationId]);
    expect(await world.dependencies.accounts.ofEmail(grace.email)).toMatchObject({ userId, email: grace.email });
    expect(await world.directory.get(directoryKeys.domain('elsewhere.com'))).toBeDefined();
  });

  test('spares who was invited elsewhere and has not answered yet', async () => {
    const world = await closedWorld();
    const principal = { ...world.owner.caller.principal, organisationId: world.other.organisationId };
    const elsewhere = { ...world.owner, caller: { ...world.owner.caller, tenant: world.other, principal } };
    const body = { email: 'new@example.com', role: 'member' as const, workspaces: [] };
    const { invitation } = await inviteMember(world.dependencies, { ...elsewhere, body });

    await world.erase();

    const accepted = { token: invitation.token, password: 'a password of one’s own' };
    expect(await acceptInvitation(world.dependencies, { origin, body: accepted })).toMatchObject({
      user: { email: 'new@example.com' },
    });
  });

  test('does nothing before its time, and is asked again then', async () => {
    const world = await lifeWorld();
    await world.close();
    const before = world.left().length;

    expect(await world.erase()).toEqual({ outcome: 'waits' });
    world.advance(graceSeconds - 30);
    expect(await world.erase()).toEqual({ outcome: 'waits' });

    expect(world.sent.map(({ delaySeconds }) => delaySeconds)).toEqual([900, 30]);
    expect(world.left()).toHaveLength(before);
  });

  test('goes on by another message when its time is up, until everything is gone', async () => {
    const world = await closedWorld();
    let calls = 0;
    for (; calls < 1000; calls += 1) {
      let steps = 3;
      const proceed = () => {
        steps -= 1;
        if (steps < 0) throw new TimeIsUp();
      };
      const { outcome } = await world.erase(undefined, { proceed: calls < 20 ? proceed : () => undefined });
      if (outcome === 'erased') break;
      expect(outcome).toBe('goes on');
    }
    expect(calls).toBeGreaterThan(1);
    expect(world.sent).toHaveLength(calls);
    expectErased(world);
  });

  test('survives a crash anywhere, and messages that come twice and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }), async (lives) => {
        const left = [...lives];
        let life = Number.POSITIVE_INFINITY;
        const world = await closedWorld(identityWorld(), (erase) => async (rows) => {
          for (const row of rows) {
            life -= 1;
            if (life < 0) throw new Error('crash');
            await erase([row]);
          }
        });
        const before = world.untouched();
        while (left.length > 0) {
          life = left.shift()!;
          await world.erase().catch(() => undefined);
        }
        life = Number.POSITIVE_INFINITY;

        await Promise.all([world.erase(), world.erase()]);
        expect(await world.erase()).toEqual({ outcome: 'erased' });

        expectErased(world);
        expect(world.untouched()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
