import type { Route } from '../contracts/define-route.ts';

/** Further representations of an operation's result, by media type; each is made from what the use case returned. */
export type Renderers = Readonly<Record<string, Readonly<Record<string, (result: never) => string>>>>;

/** The representation that `Accept` asks for, or none for ordinary JSON; a route without JSON answers its first one. */
export const representationFor = (
  { response }: Route,
  renderers: Renderers[string] = {},
  accept = '',
  result: unknown,
): { readonly mediaType: string; readonly body: string } | undefined => {
  const wanted = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  const offered = Object.entries(renderers);
  const chosen = offered.find(([mediaType]) => wanted.includes(mediaType)) ?? (response.body ? undefined : offered[0]);
  if (!chosen) return undefined;
  const [mediaType, render] = chosen;
  return { mediaType, body: render(result as never) };
};
