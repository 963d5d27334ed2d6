import { defineRoute } from './define-route.ts';
import { listQuery, listResponse, projectionQuery, scimGroup, scimGroupBody, scimPatchBody } from './scim-schemas.ts';

const path = '/scim/v2/Groups';
const base = 'https://api.example.com/scim/v2';
const id = 'grp_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const userId = 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E';

const sent = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: 'promptgate:default:editor',
  members: [{ value: userId }],
};

const example = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  id,
  displayName: 'promptgate:default:editor',
  members: [{ value: userId, type: 'User' }],
  meta: {
    resourceType: 'Group',
    created: '2026-11-21T08:00:00.000Z',
    lastModified: '2026-11-21T08:00:00.000Z',
    location: `${base}/Groups/${id}`,
    version: '"5c2f0d6b1c7e4a8f9d3b2a1e0f4c6d8b"',
  },
};

const listScimGroups = defineRoute({
  operationId: 'listScimGroups',
  method: 'GET',
  path,
  protocol: 'scim',
  summary: 'List the groups of the identity provider, oldest first',
  access: 'members:provision',
  query: listQuery,
  response: { status: 200, body: listResponse(scimGroup) },
  errors: [],
});

const createScimGroup = defineRoute({
  operationId: 'createScimGroup',
  method: 'POST',
  path,
  protocol: 'scim',
  summary: 'Create a group, which gives its members a role if its name says one',
  access: 'members:provision',
  body: scimGroupBody,
  response: { status: 201, body: scimGroup },
  errors: [],
  example: { body: sent, response: example },
});

const getScimGroup = defineRoute({
  operationId: 'getScimGroup',
  method: 'GET',
  path: `${path}/{group}`,
  protocol: 'scim',
  summary: 'Get a group',
  access: 'members:provision',
  query: projectionQuery,
  response: { status: 200, body: scimGroup },
  errors: [],
});

const replaceScimGroup = defineRoute({
  operationId: 'replaceScimGroup',
  method: 'PUT',
  path: `${path}/{group}`,
  protocol: 'scim',
  summary: 'Change a group and who is in it; roles follow from the next request of each member on',
  access: 'members:provision',
  body: scimGroupBody,
  response: { status: 200, body: scimGroup },
  errors: ['conflict', 'precondition_failed'],
  example: { body: sent, response: example },
});

const updateScimGroup = defineRoute({
  operationId: 'updateScimGroup',
  method: 'PATCH',
  path: `${path}/{group}`,
  protocol: 'scim',
  summary: 'Add members to a group, remove some, or rename it; roles follow from the next request of each member on',
  access: 'members:provision',
  body: scimPatchBody,
  response: { status: 204 },
  errors: ['conflict', 'precondition_failed'],
  example: {
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'remove', path: `members[value eq "${userId}"]` }],
    },
  },
});

const deleteScimGroup = defineRoute({
  operationId: 'deleteScimGroup',
  method: 'DELETE',
  path: `${path}/{group}`,
  protocol: 'scim',
  summary: 'Delete a group; what it gave its members is over',
  access: 'members:provision',
  response: { status: 204 },
  errors: ['conflict'],
});

export const scimGroupRoutes = {
  listScimGroups,
  createScimGroup,
  getScimGroup,
  replaceScimGroup,
  updateScimGroup,
  deleteScimGroup,
};
