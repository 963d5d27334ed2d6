import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { removeMember } from '#functions/identity/remove-member.ts';
import { updateMember } from '#functions/identity/update-member.ts';
import { organisationRoles } from '#shared/domain/access.ts';
import { AppError } from '#shared/domain/errors.ts';
import { founded, origin } from '#test/support/identity-world.ts';

const person = fc.integer({ min: 0, max: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant('invite' as const), who: person }),
  fc.record({ do: fc.constant('accept' as const), who: person }),
  fc.record({ do: fc.constant('update' as const), who: person, role: fc.constantFrom(...organisationRoles) }),
  fc.record({ do: fc.constant('remove' as const), who: person }),
);

test('whatever is done to its members, an organisation counts its owners rightly and keeps one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { dependencies, owner, rows, userId } = await founded();
      const ids = [userId];
      const invitations: string[] = [];
      const emailOf = (who: number) => (who === 0 ? 'ada@example.com' : `person-${who}@example.com`);
      const run = async (one: (typeof steps)[number]) => {
        const id = ids[one.who] ?? userId;
        if (one.do === 'update') return updateMember(dependencies, { ...owner, userId: id, body: { role: one.role } });
        if (one.do === 'remove') return removeMember(dependencies, { ...owner, userId: id });
        if (one.do === 'accept') {
          const body = { token: invitations[one.who] ?? '', password: 'correct horse battery staple' };
          return acceptInvitation(dependencies, { origin, body });
        }
        const body = { email: emailOf(one.who), role: 'member' as const, workspaces: [] };
        const { member, invitation } = await inviteMember(dependencies, { ...owner, body });
        ids[one.who] = member.userId;
        invitations[one.who] = invitation.token;
        return member;
      };

      for (const one of steps) {
        await run(one).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));

        const owners = rows('MEMBER').filter(({ role }) => role === 'owner');
        expect(owners.length).toBeGreaterThan(0);
        expect(owners.every(({ status }) => status === 'active')).toBe(true);
        expect(rows('ORGANISATION')).toMatchObject([{ owners: owners.length }]);
      }
    }),
    { numRuns: 200 },
  );
});
