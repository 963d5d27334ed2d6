const entry = '\\.(worker|stream|schedule|authorizer)\\.ts$|/handler\\.ts$';
const only = (name, comment, from, allowed, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...extra },
  to: { pathNot: allowed.map((path) => `^${path}`) },
});
const zod = 'node_modules/zod/';

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads the default export
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A circle has no beginning to read from.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'tests-are-leaves',
      comment: 'The product does not know its tests.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'the-second-judge-stays-in-court',
      comment: 'The policy simulator is AGPL: tests ask it, and nothing that is shipped may contain it.',
      severity: 'error',
      from: { pathNot: '^(test|node_modules)/' },
      to: { path: '^node_modules/@cloud-copilot/' },
    },
    {
      name: 'models-are-called-in-one-place',
      comment: 'Whoever calls a model goes by one port, which checks where the call leads and loads libraries late.',
      severity: 'error',
      from: { pathNot: '^(shared/llm|sdk/examples|test|node_modules)/' },
      to: { path: '^node_modules/(ai|@ai-sdk)/' },
    },
    only('events-know-nothing', 'An event is a fact; it needs nobody.', '^events/', ['events/', zod]),
    only('domain-is-pure', 'Rules must be testable without a world around them.', '^shared/domain/', [
      'shared/domain/',
      'events/',
      'node_modules/@types/',
    ]),
    only('contracts-are-data', 'A route is a value that everybody may read.', '^shared/contracts/', [
      'shared/contracts/',
      'shared/domain/',
      'events/',
      zod,
    ]),
    only(
      'use-cases-are-pure',
      'A use case knows ports, not their makers.',
      '^functions/([^/]+)/',
      ['functions/$1/', 'shared/domain/', 'events/'],
      { pathNot: entry },
    ),
    only('infra-reads-declarations', 'The template is made from the same values as the code.', '^infra/', [
      'infra/',
      'shared/contracts/',
      'shared/domain/errors',
      'shared/domain/judge-model',
      'shared/domain/region',
      'shared/runtime/config',
      'events/',
      'node_modules/',
      'node:',
      '[a-z_/]+$',
    ]),
    only(
      'cli-needs-no-server',
      'The command line works offline, and asks the service by the SDK alone; three kept libraries are all it has.',
      '^cli/',
      ['cli/', 'sdk/', 'shared/domain/', 'node_modules/(yaml|tinyglobby|diff|@types)/', 'node:', '[a-z_/]+$'],
    ),
    only(
      'sdk-stands-by-itself',
      'What is published holds, beside itself, only how callers are told apart and templates filled in: the very files of the server.',
      '^sdk/',
      [
        'sdk/',
        'shared/domain/rollouts/(bucket|murmur3)',
        'shared/domain/errors',
        'shared/templates/render-template',
        'node_modules/(@openfeature|@types)/',
        'node:',
        '[a-z_/]+$',
      ],
      { pathNot: '^sdk/(examples|vectors)/' },
    ),
    {
      name: 'sdk-runs-everywhere',
      comment: 'Browsers and edge runtimes have no modules of Node.',
      severity: 'error',
      from: { path: '^sdk/', pathNot: '^sdk/(disk-cache|examples|vectors)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'aws-stays-at-the-edge',
      comment: 'Only adapters speak to AWS.',
      severity: 'error',
      from: { pathNot: '^(shared/(data|crypto|messaging|runtime)|infra|local|test|node_modules)' },
      to: { path: '^node_modules/@aws-sdk/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
