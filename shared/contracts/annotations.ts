import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, text, timestamp } from './schemas.ts';
import { versionPath } from './versions.ts';

const offset = z.int().nonnegative();
const anchor = {
  messageIndex: offset.optional().describe('The message that it is about; all of the version without it.'),
  start: offset.optional().describe("UTF-16 offset into the message's content."),
  end: offset.optional().describe('UTF-16 offset, exclusive.'),
};

const annotationView = z.object({
  id: z.string(),
  ...anchor,
  body: z.string(),
  createdAt: timestamp,
  createdBy: actor,
});

const path = `${versionPath}/annotations` as const;
const body = { messageIndex: 0, start: 4, end: 11, body: 'Say which customer is meant.' } as const;

const createAnnotation = defineRoute({
  operationId: 'createAnnotation',
  method: 'POST',
  path,
  summary: 'Remark on a version, one of its messages, or a stretch of it',
  access: 'content:annotate',
  body: z.strictObject({ ...anchor, body: text(4000) }),
  response: { status: 201, body: annotationView },
  errors: [],
  example: {
    body,
    response: {
      ...body,
      id: 'ann_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
      createdAt: '2026-11-21T08:00:00.000Z',
      createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
    },
  },
});

const listAnnotations = defineRoute({
  operationId: 'listAnnotations',
  method: 'GET',
  path,
  summary: 'List the remarks on a version',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(annotationView) },
  errors: [],
});

export const annotationRoutes = { createAnnotation, listAnnotations };
