import { operations } from './operations.generated.ts';

/** What a client must know of an operation. */
export type DeclaredOperation = {
  readonly name: string;
  readonly method: string;
  /** With the names of its variables in braces. */
  readonly path: string;
  /** `repeatable`: a post that needs no key; a status: an answer, too. */
  readonly flags: readonly string[];
};

/** Every operation that programs call. */
export const readOperations = (): readonly DeclaredOperation[] =>
  operations.split('\n').flatMap((line) => {
    const [path = '', ...words] = line.split(' ');
    return words.flatMap((name, index) => {
      if (index % 2 === 0) return [];
      const [method = '', ...flags] = (words[index - 1] ?? '').split(':');
      return [{ name, method, path, flags }];
    });
  });
