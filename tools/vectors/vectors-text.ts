/** Characters that an editor would not show, or would put on another: escaped, so that the file says what it has. */
const unseen = /[\p{C}\p{M}]/gu;

const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

const lineOf = (vector: unknown): string => `    ${JSON.stringify(vector).replace(unseen, escaped)}`;

/** One vector a line, so that a change of one is one line of a diff. */
export const vectorsText = (vectors: Readonly<Record<string, readonly unknown[]>>): string => {
  const lists = Object.entries(vectors).map(
    ([name, list]) => `  ${JSON.stringify(name)}: [\n${list.map(lineOf).join(',\n')}\n  ]`,
  );
  return `{\n${lists.join(',\n')}\n}\n`;
};
