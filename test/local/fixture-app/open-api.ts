const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];

const PATHS: Readonly<Record<string, { readonly methods: readonly string[]; readonly open?: true }>> = {
  '/v1/health': { methods: ['get'], open: true },
  '/v1/quiet': { methods: ['get'], open: true },
  '/v1/open': { methods: METHODS, open: true },
  '/v1/echo': { methods: METHODS },
  '/v1/echo/{name}': { methods: METHODS },
  '/v1/metrics': { methods: ['post'], open: true },
  '/v1/forbidden': { methods: ['post'], open: true },
  '/v1/failures': { methods: ['post'], open: true },
};

const invocation = (region: string, functionArn: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

const parametersOf = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

/** The fixture's whole API as the one document that API Gateway imports. */
export const openApi = (region: string, handlerArn: string, authorizerArn: string): Record<string, unknown> => ({
  openapi: '3.0.1',
  info: { title: 'fixture', version: '1' },
  paths: Object.fromEntries(
    Object.entries(PATHS).map(([path, { methods, open }]) => [
      path,
      Object.fromEntries(
        methods.map((method) => [
          method,
          {
            parameters: parametersOf(path),
            security: open ? [] : [{ bearer: [] }],
            responses: {},
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              httpMethod: 'POST',
              uri: invocation(region, handlerArn),
            },
          },
        ]),
      ),
    ]),
  ),
  components: {
    securitySchemes: {
      bearer: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri: invocation(region, authorizerArn),
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: 60,
        },
      },
    },
  },
  'x-amazon-apigateway-binary-media-types': ['application/octet-stream'],
});
