import { expect, test } from 'vitest';
import { type Deployed, deployed } from '#test/iam/deployed.ts';
import { prove } from '#test/iam/proof.ts';
import { synthesise } from './synthesise.ts';

const tag = `\${aws:PrincipalTag/TenantId}`;

/** Mistakes that are easily made in these policies, each as a change of their text. */
const mistakes: Readonly<Record<string, (policies: string) => string>> = {
  'one pattern for an organisation’s keys': (text) => text.replaceAll(`"T#${tag}","T#${tag}#*"`, `"T#${tag}*"`),
  'a condition that a request without keys fulfils': (text) =>
    text
      .replaceAll('"dynamodb:LeadingKeys":"false",', '')
      .replaceAll('"dynamodb:GetItem","dynamodb:Query"', '"dynamodb:GetItem","dynamodb:Query","dynamodb:Scan"'),
  'writes outside a transaction': (text) =>
    text.replaceAll(/,"ForAnyValue:StringEquals":\{"dynamodb:EnclosingOperation":\[?"TransactWriteItems"\]?\}/g, ''),
  'an audit trail that is not denied': (text) => text.replaceAll('"Effect":"Deny"', '"Effect":"Allow"'),
  'keys of everybody': (text) => text.replaceAll(`"T#${tag}#*"`, '"T#*"'),
  'secrets of any context': (text) => text.replaceAll(`{"kms:EncryptionContext:tenantId":"${tag}"}`, '{}'),
  'a trust that asks for no organisation': (text) =>
    text.replaceAll('"aws:RequestTag/TenantId":"?*"', '"aws:PrincipalAccount":"*"'),
  'a trust of the whole account': (text) =>
    text.replaceAll(/"Principal":\{"AWS":"[^"]*:role\/[^"]*"\}/g, '"Principal":{"AWS":"*"}'),
};

test.each(Object.entries(mistakes))('%s: the proof finds the hole', async (_name, mistake) => {
  const right = deployed(synthesise('prod', 'us-east-1'), { account: '111122223333', region: 'us-east-1' });
  const text = JSON.stringify(right);
  const wrong = mistake(text);
  expect(wrong).not.toBe(text);
  const { breaches } = await prove(JSON.parse(wrong) as Deployed, { seed: 1, calls: 4000 });
  expect(breaches).not.toEqual([]);
});
