import * as z from 'zod';
import { scanStatuses, scanTriggers } from '../domain/scan.ts';
import { judgeFaults } from '../domain/scanner/judge/judge.ts';
import { detectors, severities } from '../domain/scanner/report.ts';
import { defineRoute } from './define-route.ts';
import { pageOf, pageQuery, slug, timestamp } from './schemas.ts';
import { messages, summary, variables, verdict } from './version-schemas.ts';
import { versionPath } from './versions.ts';

const sarif = 'application/sarif+json';
const severity = z.enum(severities);

const finding = z.object({
  id: z.string(),
  category: z.string().describe('The key of its category; GET /v1/scan-categories has them all.'),
  severity,
  ruleId: z.string(),
  detector: z.enum(detectors),
  message: z.string(),
  fingerprint: z.string().describe('The same for the same finding in another version.'),
  waived: z
    .object({ by: z.string(), reason: z.string(), expiresAt: timestamp })
    .optional()
    .describe('Who answers for the finding; it does not count until then.'),
  evidence: z
    .object({
      messageIndex: z.int().nonnegative(),
      start: z.int().nonnegative().describe("UTF-16 offset into the message's content."),
      end: z.int().nonnegative().describe('UTF-16 offset, exclusive.'),
      snippet: z.string().describe('The text in question; secrets are masked.'),
      fragment: z
        .object({
          name: slug,
          version: z.int().positive(),
          start: z.int().nonnegative().describe("UTF-16 offset into the fragment's content."),
          end: z.int().nonnegative().describe('UTF-16 offset, exclusive.'),
        })
        .optional()
        .describe('The fragment that the text comes from; the offsets into the message are those of its tag.'),
    })
    .optional()
    .describe('Where it is; absent when something is missing.'),
  remediation: z.string(),
  fix: z
    .object({
      messageIndex: z.int().nonnegative(),
      start: z.int().nonnegative().describe("UTF-16 offset into the message's content."),
      end: z.int().nonnegative().describe('UTF-16 offset, exclusive.'),
      text: z.string().describe('What to put in place of the range.'),
    })
    .optional()
    .describe('One edit that makes the finding go.'),
  references: z.array(z.string()),
});

const engine = z.object({
  version: z.string(),
  ruleset: z.string(),
  llm: z.boolean().describe('Whether a model judge took part.'),
  judge: z
    .object({
      model: z.string().describe('Provider and name.'),
      parameters: z.record(z.string(), z.number()).describe('What it was called with.'),
      promptDigest: z.string().describe("SHA-256 of the judge's own words; another one is another judge."),
      calls: z.int().positive().describe('Questions that it answered: two for each part of the prompt.'),
      ungrounded: z.int().nonnegative().describe('Quotations that were dropped, since they are not in the text.'),
      disagreements: z
        .int()
        .nonnegative()
        .describe('Categories that one of its two readings alone reports in a message.'),
    })
    .optional()
    .describe('The model judge that took part.'),
});

const report = z.object({
  verdict,
  engine,
  summary: summary.describe('All findings by severity, but those that are waived.'),
  findings: z.array(finding).describe('The worst hundred, in the order of the text.'),
});

const scanView = z.object({
  id: z.string(),
  prompt: slug,
  version: z.int().positive(),
  trigger: z
    .enum(scanTriggers)
    .optional()
    .describe('What asked for it, if nobody did: a waiver that came or went, or another ruleset.'),
  status: z.enum(scanStatuses),
  verdict: verdict.nullable(),
  engine: engine.nullable(),
  summary: summary.nullable(),
  findings: report.shape.findings,
  judgeFault: z
    .enum(judgeFaults)
    .optional()
    .describe('Why the model judge took no part though it was asked for; where it is required the scan is incomplete.'),
  startedAt: timestamp,
  completedAt: timestamp.nullable(),
});

const running = {
  id: 'scn_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  prompt: 'support-reply',
  version: 1,
  status: 'running',
  verdict: null,
  engine: null,
  summary: null,
  findings: [],
  startedAt: '2026-11-21T08:00:00.000Z',
  completedAt: null,
} as const;
const passed = {
  verdict: 'pass',
  engine: { version: '2.0.0', ruleset: '2026.11.2', llm: false },
  summary: { critical: 0, high: 0, medium: 0, low: 0 },
  findings: [],
} as const;

const requestScan = defineRoute({
  operationId: 'requestScan',
  method: 'POST',
  path: `${versionPath}/scans`,
  summary: 'Scan a version again',
  access: 'content:write',
  response: { status: 202, body: scanView },
  errors: ['conflict'],
  example: { response: running },
});

const listScans = defineRoute({
  operationId: 'listScans',
  method: 'GET',
  path: `${versionPath}/scans`,
  summary: 'List the scans of a version',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(scanView) },
  errors: [],
});

const getScan = defineRoute({
  operationId: 'getScan',
  method: 'GET',
  path: `${versionPath}/scans/{scan}`,
  summary: 'Get the report of a scan, also as SARIF 2.1.0',
  access: 'content:read',
  response: { status: 200, body: scanView, media: [sarif] },
  errors: ['scan_pending', 'scan_incomplete'],
  example: { response: { ...running, ...passed, status: 'completed', completedAt: '2026-11-21T08:00:01.000Z' } },
});

const scanMessages = defineRoute({
  operationId: 'scanMessages',
  method: 'POST',
  path: '/v1/workspaces/{workspace}/scans',
  summary: 'Scan messages at once, by rules alone and without the model judge; nothing is stored. Also as SARIF 2.1.0',
  access: 'content:write',
  body: z.strictObject({ messages, variables: variables.default({}) }),
  response: { status: 200, body: report, media: [sarif] },
  errors: [],
  example: { body: { messages: [{ role: 'system', content: 'Be kind.' }] }, response: passed },
});

const rule = z.object({
  id: z.string(),
  title: z.string(),
  severity,
  message: z.string(),
  remediation: z.string(),
});
const category = z.object({
  key: z.string().describe('What findings name as their category.'),
  id: z.string(),
  title: z.string(),
  description: z.string(),
  defaultSeverity: severity,
  maxSeverity: severity.describe('No finding of the category is more severe.'),
  references: z.array(z.string()),
  rules: z.array(rule),
});

const listScanCategories = defineRoute({
  operationId: 'listScanCategories',
  method: 'GET',
  path: '/v1/scan-categories',
  summary: 'The categories of findings and their rules',
  access: 'authenticated',
  response: { status: 200, body: z.object({ data: z.array(category), nextCursor: z.null() }) },
  errors: [],
});

export const scanRoutes = { requestScan, listScans, getScan, scanMessages, listScanCategories };
