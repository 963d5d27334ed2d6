import {
  type EvaluationContext,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  type ResolutionDetails,
} from '@openfeature/server-sdk';
import type { Client } from './create-client.ts';
import { outcomeOf } from './openfeature/outcome-of.ts';
import { defaulted, mismatched, objectOf, resolved, textOf } from './openfeature/resolution.ts';
import type { ServedPrompt } from './prompts/prompt.ts';
import type { SnapshotState } from './prompts/refresher.ts';

export type { PromptValue } from './openfeature/resolution.ts';

/**
 * A provider of prompts to OpenFeature. A flag's key is a prompt's name and the targeting key is the subject: the same
 * one stays on its side of a rollout, and without one each evaluation draws anew. An object is the whole prompt, a
 * string the text of its only message (its version, if it has several), not rendered. Outcomes are tracked with the
 * `exposure` of the prompt's value or metadata.
 *
 * @example
 * await OpenFeature.setProviderAndWait(promptgateProvider(createClient({ … })));
 * const flags = OpenFeature.getClient();
 * const prompt = await flags.getObjectValue('support-reply', {}, { targetingKey: user.id });
 * flags.track('answered', { targetingKey: user.id }, { exposure: prompt.exposure, success: true, latencyMs: 840 });
 *
 * @param client stays the caller's: when OpenFeature lets go of the provider, what waits is sent, and it goes on
 * @see https://openfeature.dev/specification/sections/providers
 */
export const promptgateProvider = (client: Client): Provider => {
  const events = new OpenFeatureEventEmitter();
  let isInitialized = false;
  let state: SnapshotState = { isFresh: true };

  const tell = ({ isFresh, error }: SnapshotState) => {
    if (isFresh) events.emit(ProviderEvents.Ready);
    else events.emit(ProviderEvents.Stale, error instanceof Error ? { message: error.message } : {});
  };
  const ends = [
    client.onChange((names) => {
      if (isInitialized) events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged: [...names] });
    }),
    client.onState((next) => {
      state = next;
      if (isInitialized) tell(next);
    }),
  ];

  const evaluate = async <T>(
    name: string,
    { targetingKey }: EvaluationContext,
    defaultValue: T,
    value: (prompt: ServedPrompt) => T,
  ): Promise<ResolutionDetails<T>> => {
    try {
      const prompt = await client.prompts.get(name, { subject: targetingKey });
      return resolved(prompt, value(prompt));
    } catch (error) {
      return defaulted(defaultValue, error);
    }
  };

  return {
    metadata: { name: 'promptgate' },
    runsOn: 'server',
    events,
    initialize: async () => {
      try {
        await client.ready();
        // What was kept on a disk is known, but not fresh. OpenFeature says that it is ready first, when this has ended.
        if (!state.isFresh) setTimeout(tell, 0, state);
      } finally {
        isInitialized = true;
      }
    },
    onClose: async () => {
      for (const end of ends) end();
      await client.flush();
    },
    resolveObjectEvaluation: <T extends JsonValue>(name: string, defaultValue: T, context: EvaluationContext) =>
      evaluate(name, context, defaultValue, (prompt) => objectOf(prompt) as T),
    resolveStringEvaluation: (name, defaultValue, context) => evaluate(name, context, defaultValue, textOf),
    resolveNumberEvaluation: async (name, defaultValue) => mismatched(defaultValue, name, 'number'),
    resolveBooleanEvaluation: async (name, defaultValue) => mismatched(defaultValue, name, 'boolean'),
    track: (_, context, details) => {
      const outcome = outcomeOf(context, details);
      if (outcome) client.report(outcome);
    },
  };
};
