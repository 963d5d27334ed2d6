import { describe, expect, test } from 'vitest';
import { signUp } from '#functions/identity/sign-up.ts';
import { createDomainClaim } from '#functions/sso/create-domain-claim.ts';
import { deleteDomainClaim } from '#functions/sso/delete-domain-claim.ts';
import { listDomainClaims } from '#functions/sso/list-domain-claims.ts';
import { verifyDomainClaim } from '#functions/sso/verify-domain-claim.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { claimsOf, origin } from '#test/support/identity-world.ts';
import { ssoWorld } from '#test/support/sso-world.ts';
import { asked, callerOf } from '#test/support/world.ts';

const claimed = async () => {
  const world = await ssoWorld();
  const claim = (domain: string, by = world.owner) =>
    createDomainClaim(world.dependencies, { ...by, body: { domain } });
  const verify = (domain: string, by = world.owner) => verifyDomainClaim(world.dependencies, { ...by, domain });
  const publish = (...claims: { record: { name: string; value: string } }[]) => {
    for (const { record } of claims) world.records.set(record.name, []);
    for (const { record } of claims) world.records.get(record.name)?.push(record.value);
  };
  const body = { email: 'other@example.org', password: 'a password of some length', organisation: { name: 'Other' } };
  const other = claimsOf(await signUp(world.dependencies, { origin, body }));
  const rival = asked(callerOf({ type: 'user', id: other.userId, ...other, role: 'owner', workspaces: {} }));
  return { ...world, claim, verify, publish, rival, rivalId: other.organisationId };
};
const invalid = (reason: RegExp) => ({
  code: 'validation_failed',
  faults: [{ path: 'body.domain', message: expect.stringMatching(reason) }],
});
const conflict = (reason: RegExp) => ({ code: 'conflict', message: expect.stringMatching(reason) });

describe('a claim', () => {
  test('is proven by a record under a name of its own, and tells it', async () => {
    const { claim, verify, publish, actions } = await claimed();
    const pending = await claim(' Example.COM. ');
    expect(pending).toMatchObject({
      domain: 'example.com',
      status: 'pending',
      record: {
        type: 'TXT',
        name: '_promptgate.example.com',
        value: expect.stringMatching(/^promptgate-domain-verification=.{32,}$/),
      },
      verifiedAt: null,
    });
    await expect(verify('example.com')).rejects.toMatchObject(conflict(/there is none/));
    publish({ record: { ...pending.record, value: 'v=spf1 -all' } });
    await expect(verify('example.com')).rejects.toMatchObject(conflict(/there are 1 others/));

    publish(pending);
    expect(await verify('example.com')).toMatchObject({ status: 'verified', verifiedAt: expect.any(String) });
    expect(actions()).toEqual(expect.arrayContaining(['domain_claim.create', 'domain_claim.verify']));
  });

  test('that is verified stays so without being looked at again', async () => {
    const { claim, verify, publish, records } = await claimed();
    publish(await claim('example.com'));
    const verified = await verify('example.com');
    records.clear();

    expect(await verify('example.com')).toEqual(verified);
  });

  test.each([
    ['gmail.com', /provider of e-mail/],
    ['co.uk', /public suffix/],
    ['com', /not a domain|public suffix/],
    ['github.io', /public suffix/],
    ['localhost', /not a domain|public suffix/],
    ['example.notatld', /public suffix/],
    ['127.0.0.1', /public suffix|not a domain/],
    ['exa_mple.com', /not a domain/],
    ['münchen.de', /xn--/],
    ['a..b.com', /not a domain/],
    ['https://example.com', /not a domain/],
  ])('is not for %s', async (domain, reason) => {
    const { claim } = await claimed();

    await expect(claim(domain)).rejects.toMatchObject(invalid(reason));
  });

  test('may be for an international domain, a part of one, and a name under a private suffix', async () => {
    const { claim } = await claimed();
    for (const domain of ['xn--mnchen-3ya.de', 'mail.example.co.uk', 'ada.github.io']) {
      expect(await claim(domain)).toMatchObject({ domain });
    }
  });

  test('is made once, listed by name, and gone when deleted', async () => {
    const { claim, dependencies, owner } = await claimed();
    await claim('b.example.com');
    await claim('a.example.com');
    await expect(claim('a.example.com')).rejects.toMatchObject(conflict(/claimed already/));
    const list = () => listDomainClaims(dependencies, { ...owner, query: { limit: 25 } });
    expect((await list()).data.map(({ domain }) => domain)).toEqual(['a.example.com', 'b.example.com']);

    await deleteDomainClaim(dependencies, { ...owner, domain: 'a.example.com' });
    expect((await list()).data).toHaveLength(1);
    await expect(deleteDomainClaim(dependencies, { ...owner, domain: 'a.example.com' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a domain', () => {
  test('may be claimed by many and is held by one, while its record stands', async () => {
    const { claim, verify, publish, rival, dependencies, organisationId } = await claimed();
    const [ours, theirs] = [await claim('example.com'), await claim('example.com', rival)];
    publish(ours, theirs);
    await verify('example.com');

    await expect(verify('example.com', rival)).rejects.toMatchObject(conflict(/Another organisation holds/));
    expect(await dependencies.domains.of('example.com')).toMatchObject({ organisationId });
  });

  test('goes to who proves it once the record of its holder is gone, and the holder is told', async () => {
    const { claim, verify, publish, rival, rivalId, rows, dependencies, organisationId } = await claimed();
    publish(await claim('example.com'));
    await verify('example.com');
    publish(await claim('example.com', rival));

    expect(await verify('example.com', rival)).toMatchObject({ status: 'verified' });
    expect(await dependencies.domains.of('example.com')).toMatchObject({ organisationId: rivalId });
    const lost = await dependencies.domainClaims.find(tenantOf(organisationId), 'example.com');
    expect(lost).not.toHaveProperty('verifiedAt');
    expect(rows('AUDIT').at(-1)).toMatchObject({
      action: 'domain_claim.lose',
      actor: { type: 'system', id: 'domain-verification' },
    });
    await expect(verify('example.com')).rejects.toMatchObject(conflict(/there are 1 others/));
  });

  test('is free for another once it was let go, and not before', async () => {
    const { claim, verify, publish, rival, dependencies, owner } = await claimed();
    const ours = await claim('example.com');
    publish(ours);
    await verify('example.com');
    await deleteDomainClaim(dependencies, { ...rival, domain: 'example.com' }).catch(() => undefined);
    expect(await dependencies.domains.of('example.com')).toBeDefined();

    await deleteDomainClaim(dependencies, { ...owner, domain: 'example.com' });
    expect(await dependencies.domains.of('example.com')).toBeUndefined();
    publish(ours, await claim('example.com', rival));
    expect(await verify('example.com', rival)).toMatchObject({ status: 'verified' });
  });

  test('is not found by who has not claimed it', async () => {
    const { claim, publish, verify, rival } = await claimed();
    publish(await claim('example.com'));

    await expect(verify('example.com', rival)).rejects.toMatchObject({ code: 'not_found' });
  });
});
