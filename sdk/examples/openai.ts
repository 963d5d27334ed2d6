import type OpenAI from 'openai';
import type { Client, Fallback } from '../index.ts'; // from 'promptgate', where it is installed

/** Answers when Promptgate was never reached, or serves nothing yet; its variables take any value. */
const fallback: Fallback = {
  messages: [{ role: 'system', content: 'You answer {{customer}}, a customer of a bicycle shop. Be brief.' }],
  model: { provider: 'openai', name: 'gpt-4.1-mini' },
};

type Clients = {
  /** `createClient({ baseUrl, apiKey, workspace, environment })`: one for the whole process. */
  readonly promptgate: Pick<Client, 'prompts'>;
  /** `new OpenAI()` */
  readonly openai: OpenAI;
};
type Question = { readonly customerId: string; readonly customer: string; readonly question: string };

/** Answers a question with the prompt `support-reply`, and reports how that went. */
export const answerWithOpenAi = async (
  { promptgate, openai }: Clients,
  { customerId, customer, question }: Question,
) => {
  // The same customer stays on the same side of a rollout; the id itself never leaves the process.
  const prompt = await promptgate.prompts.get('support-reply', { subject: customerId, fallback });
  const messages = [...prompt.render({ customer }), { role: 'user' as const, content: question }];

  const started = performance.now();
  try {
    const completion = await openai.chat.completions.create({
      model: 'gpt-4.1-mini',
      ...(prompt.model && { ...prompt.model.parameters, model: prompt.model.name }),
      messages,
    });
    const [choice] = completion.choices;
    // An answer that is cut off or filtered is a failure of the prompt as well.
    prompt.report({ success: choice?.finish_reason === 'stop', latencyMs: performance.now() - started });
    return choice?.message.content ?? '';
  } catch (error) {
    prompt.report({ success: false, latencyMs: performance.now() - started });
    throw error;
  }
};
