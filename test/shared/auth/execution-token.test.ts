import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessTokenIssuer, accessTokenVerifier } from '#shared/auth/access-token.ts';
import { executionTokenIssuer, executionTokenVerifier } from '#shared/auth/execution-token.ts';
import { signingKey } from '#test/support/signing-key.ts';

const now = new Date('2026-11-21T08:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const issuer = 'https://promptgate.dev/test/eu-west-1';
const { key, signingKid, sign } = await signingKey();
const by = { issuer, signingKid, sign };
const checking = { issuer, findKey: async (kid: string) => (kid === key.kid ? key : undefined) };
const issue = executionTokenIssuer(by);
const permits = executionTokenVerifier(checking);

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const execution = fc.record({ executionId: text, organisationId: text, action: text });

test('a token permits what it was made for, for five minutes', async () => {
  await fc.assert(
    fc.asyncProperty(execution, async (made) => {
      const token = await issue(made, now);

      expect(await permits(token, made, now)).toBe(true);
      expect(await permits(token, made, later(299))).toBe(true);
      // Five seconds more, by which the clocks of two servers may differ.
      expect(await permits(token, made, later(306))).toBe(false);
    }),
  );
});

test('and nothing else: no other execution, no other action, no other organisation', async () => {
  await fc.assert(
    fc.asyncProperty(
      execution,
      execution,
      fc.constantFrom('executionId', 'organisationId', 'action'),
      async (made, other, part) => {
        fc.pre(made[part] !== other[part]);
        const token = await issue(made, now);

        expect(await permits(token, { ...made, [part]: other[part] }, now)).toBe(false);
      },
    ),
  );
});

test('no execution token is an access token, whatever it permits', async () => {
  const verify = accessTokenVerifier(checking);
  await fc.assert(
    fc.asyncProperty(execution, async (made) => {
      expect(await verify(await issue(made, now), now)).toBeUndefined();
    }),
  );
});

test('no access token is an execution token, whoever’s it is', async () => {
  const issueAccessToken = accessTokenIssuer(by);
  await fc.assert(
    fc.asyncProperty(execution, async (wanted) => {
      const { executionId: userId, organisationId, action: sessionId } = wanted;
      const token = await issueAccessToken({ userId, organisationId, sessionId }, now);

      expect(await permits(token, wanted, now)).toBe(false);
    }),
  );
});

test('a token of another issuer permits nothing', async () => {
  const made = { executionId: 'evl_1', organisationId: 'org_1', action: 'evaluate' };
  const foreign = await executionTokenIssuer({ ...by, issuer: 'https://promptgate.dev/test/us-east-1' })(made, now);

  expect(await permits(foreign, made, now)).toBe(false);
});
