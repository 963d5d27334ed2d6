import type { PromptMessage } from '../prompt.ts';

/** A search that several rules share, made once for a message: rules ask for the same one in a row. */
export const oncePerMessage = <Found>(find: (message: PromptMessage) => Found): ((message: PromptMessage) => Found) => {
  let last: { readonly message: WeakRef<PromptMessage>; readonly found: Found } | undefined;
  return (message) => {
    if (last?.message.deref() === message) return last.found;
    const found = find(message);
    last = { message: new WeakRef(message), found };
    return found;
  };
};
