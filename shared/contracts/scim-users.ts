import { defineRoute } from './define-route.ts';
import { listQuery, listResponse, projectionQuery, scimPatchBody, scimUser, scimUserBody } from './scim-schemas.ts';

const path = '/scim/v2/Users';
const url = `https://api.example.com${path}`;
const id = 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E';

const sent = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'grace@example.com',
  externalId: '00u1a2b3c4',
  name: { givenName: 'Grace', familyName: 'Hopper' },
  emails: [{ value: 'grace@example.com', type: 'work', primary: true }],
  active: true,
};

const example = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id,
  externalId: '00u1a2b3c4',
  userName: 'grace@example.com',
  name: { formatted: 'Grace Hopper' },
  displayName: 'Grace Hopper',
  active: true,
  emails: [{ value: 'grace@example.com', type: 'work', primary: true }],
  groups: [],
  meta: {
    resourceType: 'User',
    created: '2026-11-21T08:00:00.000Z',
    location: `${url}/${id}`,
    version: '"5c2f0d6b1c7e4a8f9d3b2a1e0f4c6d8b"',
  },
};

const listScimUsers = defineRoute({
  operationId: 'listScimUsers',
  method: 'GET',
  path,
  protocol: 'scim',
  summary: 'List the members of the organisation, oldest first',
  access: 'members:provision',
  query: listQuery,
  response: { status: 200, body: listResponse(scimUser) },
  errors: [],
});

const createScimUser = defineRoute({
  operationId: 'createScimUser',
  method: 'POST',
  path,
  protocol: 'scim',
  summary: 'Make somebody of a verified domain a member',
  access: 'members:provision',
  body: scimUserBody,
  response: { status: 201, body: scimUser },
  errors: ['member_exists', 'quota_exceeded'],
  example: { body: sent, response: example },
});

const getScimUser = defineRoute({
  operationId: 'getScimUser',
  method: 'GET',
  path: `${path}/{userId}`,
  protocol: 'scim',
  summary: 'Get a member',
  access: 'members:provision',
  query: projectionQuery,
  response: { status: 200, body: scimUser },
  errors: [],
});

const replaceScimUser = defineRoute({
  operationId: 'replaceScimUser',
  method: 'PUT',
  path: `${path}/{userId}`,
  protocol: 'scim',
  summary: 'Change a member; with `active: false` they are suspended, and their sessions and API keys end',
  access: 'members:provision',
  body: scimUserBody,
  response: { status: 200, body: scimUser },
  errors: ['conflict', 'precondition_failed'],
  example: { body: sent, response: example },
});

const updateScimUser = defineRoute({
  operationId: 'updateScimUser',
  method: 'PATCH',
  path: `${path}/{userId}`,
  protocol: 'scim',
  summary: 'Change some of a member; with `active: false` they are suspended, and their sessions and API keys end',
  access: 'members:provision',
  body: scimPatchBody,
  response: { status: 200, body: scimUser },
  errors: ['conflict', 'precondition_failed'],
  example: {
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    },
    response: { ...example, active: false },
  },
});

const deleteScimUser = defineRoute({
  operationId: 'deleteScimUser',
  method: 'DELETE',
  path: `${path}/{userId}`,
  protocol: 'scim',
  summary: 'Remove a member; their sessions and API keys end',
  access: 'members:provision',
  response: { status: 204 },
  errors: ['conflict'],
});

export const scimUserRoutes = {
  listScimUsers,
  createScimUser,
  getScimUser,
  replaceScimUser,
  updateScimUser,
  deleteScimUser,
};
