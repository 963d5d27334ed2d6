import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, timestamp } from './schemas.ts';

const claimView = z.object({
  domain: z.string().describe('What stands behind the at sign.'),
  status: z.enum(['pending', 'verified']).describe('Verified once the DNS has shown the record.'),
  record: z
    .object({
      type: z.literal('TXT'),
      name: z.string().describe('Where it is published.'),
      value: z.string().describe('What it says.'),
    })
    .describe('The DNS record that proves the claim; it stays published as long as the claim is to hold.'),
  verifiedAt: timestamp.nullable().describe('When the record was seen.'),
  createdAt: timestamp,
  createdBy: actor,
});

const example = {
  domain: 'example.com',
  status: 'pending',
  record: {
    type: 'TXT',
    name: '_promptgate.example.com',
    value: 'promptgate-domain-verification=8sVbQ2kXw1nT5cRzYd0fLh3mJp6aGu9e',
  },
  verifiedAt: null,
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;

const path = '/v1/sso/domains';
const one = `${path}/{domain}` as const;
const access = 'organisation:own';

const createDomainClaim = defineRoute({
  operationId: 'createDomainClaim',
  method: 'POST',
  path,
  summary: 'Claim a domain, whose e-mail addresses may then sign in through the identity provider',
  access,
  body: z.strictObject({
    domain: z.string().max(255).describe('Your own: neither a public suffix nor that of a provider of e-mail.'),
  }),
  response: { status: 201, body: claimView },
  errors: ['conflict'],
  example: { body: { domain: example.domain }, response: example },
});

const listDomainClaims = defineRoute({
  operationId: 'listDomainClaims',
  method: 'GET',
  path,
  summary: 'List the domains of the organisation, by name',
  access,
  query: pageQuery,
  response: { status: 200, body: pageOf(claimView) },
  errors: [],
  example: { response: { data: [example], nextCursor: null } },
});

const verifyDomainClaim = defineRoute({
  operationId: 'verifyDomainClaim',
  method: 'POST',
  path: `${one}/verify`,
  summary: 'Look for the record of a claim in the DNS',
  access,
  response: { status: 200, body: claimView },
  errors: ['conflict', 'unavailable'],
  example: { response: { ...example, status: 'verified', verifiedAt: '2026-11-21T08:05:00.000Z' } },
});

const deleteDomainClaim = defineRoute({
  operationId: 'deleteDomainClaim',
  method: 'DELETE',
  path: one,
  summary: 'Let a domain go',
  access,
  response: { status: 204 },
  errors: ['conflict'],
});

export const ssoDomainRoutes = { createDomainClaim, listDomainClaims, verifyDomainClaim, deleteDomainClaim };
