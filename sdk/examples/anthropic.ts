import type Anthropic from '@anthropic-ai/sdk';
import type { Client, Fallback, Message } from '../index.ts'; // from 'promptgate', where it is installed

/** Answers when Promptgate was never reached, or serves nothing yet; its variables take any value. */
const fallback: Fallback = {
  messages: [{ role: 'system', content: 'You answer {{customer}}, a customer of a bicycle shop. Be brief.' }],
  model: { provider: 'anthropic', name: 'claude-haiku-4-5' },
};

type Clients = {
  /** `createClient({ baseUrl, apiKey, workspace, environment })`: one for the whole process. */
  readonly promptgate: Pick<Client, 'prompts'>;
  /** `new Anthropic()` */
  readonly anthropic: Anthropic;
};
type Question = { readonly customerId: string; readonly customer: string; readonly question: string };

/** Anthropic's messages have no system role: what the system says stands beside them, in a field of its own. */
const split = (messages: readonly Message[]) => ({
  system: messages.flatMap(({ role, content }) =>
    role === 'system' ? [{ type: 'text' as const, text: content }] : [],
  ),
  turns: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
});

/** Answers a question with the prompt `support-reply`, and reports how that went. */
export const answerWithAnthropic = async (
  { promptgate, anthropic }: Clients,
  { customerId, customer, question }: Question,
) => {
  // The same customer stays on the same side of a rollout; the id itself never leaves the process.
  const prompt = await promptgate.prompts.get('support-reply', { subject: customerId, fallback });
  const { system, turns } = split(prompt.render({ customer }));

  const started = performance.now();
  try {
    const message = await anthropic.messages.create({
      model: 'claude-haiku-4-5',
      max_tokens: 1024,
      ...(prompt.model && { ...prompt.model.parameters, model: prompt.model.name }),
      system,
      messages: [...turns, { role: 'user', content: question }],
    });
    // An answer that is cut off or refused is a failure of the prompt as well.
    prompt.report({ success: message.stop_reason === 'end_turn', latencyMs: performance.now() - started });
    return message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  } catch (error) {
    prompt.report({ success: false, latencyMs: performance.now() - started });
    throw error;
  }
};
