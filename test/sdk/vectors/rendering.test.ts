import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { InvalidError } from '#sdk/errors.ts';
import { contentOf } from '#sdk/prompts/content.ts';
import type { Message, Value, Variables } from '#sdk/prompts/prompt.ts';
import { AppError } from '#shared/domain/errors.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { renderingVectors } from '../../../tools/vectors/rendering-vectors.ts';
import { vectorsText } from '../../../tools/vectors/vectors-text.ts';

type Vector = {
  readonly behaviour: string;
  readonly messages: readonly Message[];
  readonly variables: Variables;
  readonly values: Readonly<Record<string, Value>>;
  readonly rendered?: readonly Message[];
  readonly faults?: readonly { readonly variable: string; readonly message: string }[];
};

const text = await readFile(new URL('../../../sdk/vectors/rendering.json', import.meta.url), 'utf8');
const { renderings }: { readonly renderings: readonly Vector[] } = JSON.parse(text);

const onServer = ({ messages, variables, values }: Vector) => renderTemplate(messages, variables, values);
const inClient = ({ messages, variables, values }: Vector) =>
  contentOf({ version: 1, messages, variables, model: null, contentHash: '', exposure: '' }).render(values);

const faultsOf = (render: () => unknown): readonly string[] => {
  try {
    render();
  } catch (error) {
    if (error instanceof AppError) return error.faults.map(({ path }) => path);
    if (error instanceof InvalidError) return error.errors.map(({ path }) => path);
    throw error;
  }
  return [];
};

test('the rendering vectors are those of the code; `npm run generate` makes them anew', () => {
  expect(text).toBe(vectorsText(renderingVectors()));
});

describe.each([
  { where: 'on the server', render: onServer },
  { where: 'in the client', render: inClient },
])('$where', ({ render }) => {
  test.each(renderings.filter(({ rendered }) => rendered))('$behaviour', (vector) => {
    expect(render(vector)).toEqual(vector.rendered);
  });

  test.each(renderings.filter(({ faults }) => faults))('$behaviour', (vector) => {
    const expected = vector.faults?.map(({ variable }) => `body.variables.${variable}`);
    expect(faultsOf(() => render(vector))).toEqual(expected);
  });
});
