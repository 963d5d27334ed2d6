import { ResponseType, type RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { problemMediaType, problems, problemType, retryAfterSeconds } from '#shared/contracts/problem.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';

/**
 * What API Gateway answers by itself, before or instead of a function, and as which error. A path that leads nowhere
 * is to it a "missing authentication token", or, with an Authorization header, a malformed AWS signature.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const answers = {
  validation_failed: [
    'The request could not be read.',
    [ResponseType.BAD_REQUEST_BODY, ResponseType.BAD_REQUEST_PARAMETERS],
  ],
  unauthenticated: ['Send a valid access token or API key.', [ResponseType.UNAUTHORIZED]],
  forbidden: ['You may not do this.', [ResponseType.ACCESS_DENIED, ResponseType.WAF_FILTERED]],
  not_found: [
    'There is nothing here.',
    [
      ResponseType.MISSING_AUTHENTICATION_TOKEN,
      ResponseType.RESOURCE_NOT_FOUND,
      ResponseType.INVALID_SIGNATURE,
      ResponseType.EXPIRED_TOKEN,
      ResponseType.INVALID_API_KEY,
      ResponseType.DEFAULT_4XX,
    ],
  ],
  payload_too_large: ['The body is larger than 1 MiB.', [ResponseType.REQUEST_TOO_LARGE]],
  unsupported_media_type: ['Send application/json.', [ResponseType.UNSUPPORTED_MEDIA_TYPE]],
  rate_limited: ['Try again in a moment.', [ResponseType.THROTTLED, ResponseType.QUOTA_EXCEEDED]],
  internal: [
    'Something went wrong on our side.',
    [
      ResponseType.API_CONFIGURATION_ERROR,
      ResponseType.AUTHORIZER_CONFIGURATION_ERROR,
      ResponseType.AUTHORIZER_FAILURE,
      ResponseType.DEFAULT_5XX,
    ],
  ],
  unavailable: ['Try again in a moment.', [ResponseType.INTEGRATION_FAILURE, ResponseType.INTEGRATION_TIMEOUT]],
} as const satisfies Partial<Record<ErrorCode, readonly [string, readonly ResponseType[]]>>;

/** The same body, in the same order, as the answers of the functions. */
const bodyOf = (code: ErrorCode, detail: string): string => {
  const [status, title] = problems[code];
  return JSON.stringify({ type: problemType(code), title, status, detail, code, requestId: '$context.requestId' });
};

type GatewayAnswer = {
  readonly type: ResponseType;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: string;
};

const headersOf = (code: ErrorCode): Record<string, string> => ({
  'Content-Type': `'${problemMediaType}'`,
  'Cache-Control': "'no-store'",
  'X-Content-Type-Options': "'nosniff'",
  'x-request-id': 'context.requestId',
  // A challenge is owed with every 401 (RFC 9110, section 15.5.2; RFC 6750, section 3).
  ...(code === 'unauthenticated' ? { 'WWW-Authenticate': "'Bearer'" } : {}),
  ...(code in retryAfterSeconds ? { 'Retry-After': `'${retryAfterSeconds[code]}'` } : {}),
});

const gatewayAnswers: readonly GatewayAnswer[] = Object.entries(answers).flatMap(([key, [detail, types]]) => {
  const code = key as keyof typeof answers;
  const answer = { status: problems[code][0], headers: headersOf(code), template: bodyOf(code, detail) };
  return types.map((type) => ({ type, ...answer }));
});

/** The answers as a part of the document that API Gateway imports. */
export const documentedGatewayAnswers = (): Record<string, unknown> =>
  Object.fromEntries(
    gatewayAnswers.map(({ type, status, headers, template }) => [
      type.responseType,
      {
        statusCode: status,
        responseParameters: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value]),
        ),
        responseTemplates: { 'application/json': template },
      },
    ]),
  );

/**
 * The answers as resources, for an emulator that does not find them in the document. Elsewhere they would be gone
 * after the document's next import, which overwrites what it does not mention.
 */
export const addGatewayAnswers = (api: RestApiBase): void => {
  for (const { type, status, headers, template } of gatewayAnswers) {
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(status),
      responseHeaders: { ...headers },
      templates: { 'application/json': template },
    });
  }
};
