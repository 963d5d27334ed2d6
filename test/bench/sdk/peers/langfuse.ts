import { canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';
import { type Answer, loopback } from './loopback.ts';

const langfusePrompts = (served: readonly Served[]): Answer => {
  const texts = new Map(served.map((each) => [each.name, each]));
  return ({ pathname, searchParams }) => {
    const each = texts.get(decodeURIComponent(pathname.split('/').at(-1) ?? ''));
    if (each === undefined) return undefined;
    const label = searchParams.get('label');
    const [version, prompt] = label === 'canary' ? [2, each.canary] : [1, each.stable];
    return { name: each.name, version, prompt, type: 'text', labels: [label], config: {}, tags: [] };
  };
};

/** It has no rollouts; as its documentation says of A/B tests, the caller draws which label to ask for. */
export const langfuse: OpenContender = async (served) => {
  const { LangfuseClient } = await load('@langfuse/client');
  const server = await loopback(langfusePrompts(served));
  const client = new LangfuseClient({ publicKey: 'pk-lf-0', secretKey: 'sk-lf-0', baseUrl: server.url });
  const cached = { cacheTtlSeconds: 3600 };
  const options = { canary: { label: 'canary', ...cached }, stable: { label: 'production', ...cached } };
  const get = (name: string) =>
    client.prompt.get(name, Math.random() * 100 < canaryPercent ? options.canary : options.stable);
  for (const { name } of served) {
    await Promise.all([client.prompt.get(name, options.canary), client.prompt.get(name, options.stable)]);
  }
  return {
    call: 'await prompt.get(name, { label }), the label drawn with Math.random',
    decide: async (name) => (await get(name)).prompt,
    renderCall: 'await prompt.get(…), compile(variables)',
    render: async (name, _, customer) => (await get(name)).compile({ customer }),
    detach: server.close,
    close: () => undefined,
  };
};
