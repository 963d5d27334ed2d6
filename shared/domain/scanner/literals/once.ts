import type { PromptMessage } from '../prompt.ts';

/** A search that several rules share, made once for a message: rules ask for that of the same message in a row. */
export const oncePerMessage = <Found>(find: (message: PromptMessage) => Found): ((message: PromptMessage) => Found) => {
  let last: { readonly message: PromptMessage; readonly found: Found } | undefined;
  return (message) => {
    if (last?.message !== message) last = { message, found: find(message) };
    return last.found;
  };
};
