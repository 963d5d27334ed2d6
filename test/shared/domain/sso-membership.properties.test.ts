import fc from 'fast-check';
import { expect, test } from 'vitest';
import { organisationRoles, workspaceRoles } from '#shared/domain/access.ts';
import type { Member } from '#shared/domain/member.ts';
import type { SamlSettings } from '#shared/domain/saml-connection.ts';
import { memberAfterSignIn } from '#shared/domain/sso-membership.ts';

const at = '2026-11-21T08:00:00.000Z';
const workspace = fc.constantFrom('a', 'b', 'c');
const group = fc.constantFrom('g1', 'g2', 'g3');
const workspaceRole = fc.constantFrom(...workspaceRoles);
const mappedRole = fc.constantFrom('admin' as const, 'member' as const);
const rule = fc.oneof(
  fc.record({ value: group, role: mappedRole }),
  fc.record({ value: group, workspace, workspaceRole }),
);
const settings: fc.Arbitrary<SamlSettings> = fc.record({
  idpEntityId: fc.constant('idp'),
  ssoUrl: fc.constant('https://idp.example.com'),
  certificates: fc.constant([]),
  defaultRole: mappedRole,
  defaultWorkspaces: fc.uniqueArray(fc.record({ workspace, role: workspaceRole }), {
    selector: (one) => one.workspace,
  }),
  attributeMapping: fc.record({ email: fc.constant('NameID'), groups: fc.constant('groups'), roles: fc.array(rule) }),
});
const member: fc.Arbitrary<Member> = fc.record({
  userId: fc.constant('usr_1'),
  email: fc.constant('ada@example.com'),
  name: fc.constantFrom(null, 'Ada'),
  status: fc.constantFrom('active' as const, 'invited' as const),
  role: fc.constantFrom(...organisationRoles),
  workspaces: fc.dictionary(workspace, workspaceRole),
  createdAt: fc.constant(at),
  joinedAt: fc.constant(at),
  revision: fc.constant(3),
});
const arrivalOf = (groups: readonly string[]) => ({
  userId: 'usr_1',
  identity: { email: 'ada@example.com', name: null, groups },
  at,
});

test('whatever an identity provider says: nobody becomes an owner, and no owner becomes less', () => {
  fc.assert(
    fc.property(fc.option(member, { nil: undefined }), settings, fc.array(group), (before, given, groups) => {
      const after = memberAfterSignIn(before, given, arrivalOf(groups));

      expect(after.role === 'owner').toBe(before?.role === 'owner');
      if (before?.role === 'owner') expect(after.workspaces).toEqual(before.workspaces);
      expect(after.status).toBe('active');
    }),
  );
});

test('coming again changes nothing, and what no rule names is never touched', () => {
  fc.assert(
    fc.property(member, settings, fc.array(group), (before, given, groups) => {
      const after = memberAfterSignIn(before, given, arrivalOf(groups));
      expect(memberAfterSignIn(after, given, arrivalOf(groups))).toBe(after);
      const named = new Set(
        given.attributeMapping.roles.flatMap((each) => ('workspace' in each ? each.workspace : [])),
      );
      for (const slug of ['a', 'b', 'c']) {
        if (!named.has(slug)) expect(after.workspaces[slug]).toBe(before.workspaces[slug]);
      }
      if (!given.attributeMapping.roles.some((each) => 'role' in each)) expect(after.role).toBe(before.role);
    }),
  );
});
