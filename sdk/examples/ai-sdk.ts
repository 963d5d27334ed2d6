import { generateText, type LanguageModel } from 'ai';
import type { Client, Fallback, Message } from '../index.ts'; // from 'promptgate', where it is installed

/** Answers when Promptgate was never reached, or serves nothing yet; its variables take any value. */
const fallback: Fallback = {
  messages: [{ role: 'system', content: 'You answer {{customer}}, a customer of a bicycle shop. Be brief.' }],
  model: { provider: 'openai', name: 'gpt-4.1-mini' },
};

type Clients = {
  /** `createClient({ baseUrl, apiKey, workspace, environment })`: one for the whole process. */
  readonly promptgate: Pick<Client, 'prompts'>;
  /** A provider of the AI SDK, such as `createOpenAI()`. */
  readonly provider: (name: string) => LanguageModel;
};
type Question = { readonly customerId: string; readonly customer: string; readonly question: string };

/** The AI SDK takes what the system says apart from the messages. */
const split = (messages: readonly Message[]) => ({
  instructions: messages
    .filter(({ role }) => role === 'system')
    .map(({ content }) => content)
    .join('\n\n'),
  turns: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
});

/** Answers a question with the prompt `support-reply`, and reports how that went. */
export const answerWithAiSdk = async (
  { promptgate, provider }: Clients,
  { customerId, customer, question }: Question,
) => {
  // The same customer stays on the same side of a rollout; the id itself never leaves the process.
  const prompt = await promptgate.prompts.get('support-reply', { subject: customerId, fallback });
  const { instructions, turns } = split(prompt.render({ customer }));

  const started = performance.now();
  try {
    const { text, finishReason } = await generateText({
      // The parameters of a model that is called through the AI SDK are those of the AI SDK: temperature, topP …
      ...prompt.model?.parameters,
      model: provider(prompt.model?.name ?? 'gpt-4.1-mini'),
      instructions,
      messages: [...turns, { role: 'user', content: question }],
    });
    // An answer that is cut off or filtered is a failure of the prompt as well.
    prompt.report({ success: finishReason === 'stop', latencyMs: performance.now() - started });
    return text;
  } catch (error) {
    prompt.report({ success: false, latencyMs: performance.now() - started });
    throw error;
  }
};
