import { type ChatCompletionRequest, type FixtureResponse, LLMock } from '@copilotkit/aimock';
import type { Judge } from '#shared/domain/scanner/judge/judge.ts';

const textOf = (content: ChatCompletionRequest['messages'][number]['content']): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text = '' }) => text).join('');

/** What a provider does: the part of a judge, or a fault of its own. */
export type Part = Judge | { readonly status: number } | { readonly content: string; readonly finishReason?: string };

/**
 * A provider of models on this machine, over HTTP, in the protocols of OpenAI, Anthropic, Google, Mistral and Bedrock.
 * Whatever it is asked is answered by the part it plays at the moment.
 */
export const playedProvider = async (first: Part) => {
  const played: { part: Part } = { part: first };
  const asked: ChatCompletionRequest[] = [];
  const provider = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
  const answerTo = async (request: ChatCompletionRequest): Promise<FixtureResponse> => {
    asked.push(request);
    const { part } = played;
    if ('status' in part) return { error: { message: 'It is broken.', type: 'server_error' }, status: part.status };
    if ('content' in part) return part;
    const said = (role: string) =>
      request.messages
        .filter((message) => message.role === role)
        .map(({ content }) => textOf(content))
        .join('\n');
    const answer = await part.ask({ system: said('system'), user: said('user') });
    return 'text' in answer ? { content: answer.text } : { error: { message: answer.fault }, status: 500 };
  };
  provider.on({}, answerTo);
  const url = await provider.start();
  return {
    url,
    asked,
    play: (part: Part) => {
      played.part = part;
    },
    requests: () => provider.getRequests(),
    stop: () => provider.stop(),
  };
};
