import type { RandomText } from '../../ports.ts';
import type { Part } from './chunks.ts';
import { type Control, controlsOf } from './controls.ts';
import { criteria } from './criteria.ts';
import type { Mac, Pass, Question } from './judge.ts';
import { type Call, judgePrompt } from './judge-prompt.ts';
import { markOf, viewOf } from './views.ts';

/** Where nonces come from. */
export type Chance = { readonly randomText: RandomText; readonly mac: Mac };

export type Exhibit = {
  readonly id: string;
  readonly parts: readonly Part[];
  /** What is known of it beforehand, unless it is what is to be judged. */
  readonly control?: Control;
};

/** A question, and what is needed to read its answer. */
export type Asked = {
  readonly pass: Pass;
  readonly question: Question;
  readonly echo: string;
  readonly mark: string;
  readonly exhibits: readonly Exhibit[];
};

const nonceBytes = 16;
const keyBytes = 32;
const mostTries = 16;

/** A nonce that the texts do not hold. @throws Error when chance keeps giving one that they do. */
const freshNonce = (randomText: RandomText, texts: readonly string[]): string => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const nonce = randomText(nonceBytes);
    if (texts.every((text) => !text.includes(nonce))) return nonce;
  }
  throw new Error('No nonce was found that the text does not hold.');
};

/** In an order that the seed decides. */
const shuffled = <T>(items: readonly T[], seedOf: (text: string) => string): readonly T[] =>
  items
    .map((item, index) => ({ item, rank: seedOf(`rank ${index}`) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);

const controlPart = ({ text }: Control): readonly Part[] => [{ messageIndex: 0, role: 'system', start: 0, text }];

/**
 * Makes one call's question. What is judged stands in the user's turn, between tags of a nonce of 128 bits, beside two
 * planted texts in exhibits of their own, in an order that nobody can foresee; the task comes once more behind them.
 * The answer has to repeat a MAC of the nonce that only the system message tells.
 */
export const askAbout = ({ randomText, mac }: Chance, pass: Pass, parts: readonly Part[]): Asked => {
  const key = randomText(keyBytes);
  const texts = parts.map(({ text }) => text);
  const nonce = freshNonce(randomText, texts);
  const seedOf = (purpose: string): string => mac(key, `${purpose} ${nonce}`);

  const { vulnerable, sound } = controlsOf(seedOf('controls'));
  const echo = seedOf('echo').slice(0, 32);
  const mark = markOf([...texts, vulnerable.text, sound.text], seedOf('mark'));
  const exhibits = shuffled(
    [
      { id: seedOf('exhibit 1').slice(0, 8), parts },
      { id: seedOf('exhibit 2').slice(0, 8), parts: controlPart(vulnerable), control: vulnerable },
      { id: seedOf('exhibit 3').slice(0, 8), parts: controlPart(sound), control: sound },
    ],
    (purpose) => seedOf(`exhibit ${purpose}`),
  );
  const order = pass === 'first' ? criteria : shuffled(criteria, (purpose) => seedOf(`criterion ${purpose}`));

  const call: Call = { nonce, echo, criteria: order, mark };
  const { system, task } = judgePrompt[pass];
  const shown = exhibits.map(
    (exhibit) => `<${nonce} exhibit="${exhibit.id}">\n${viewOf[pass](exhibit.parts, mark)}\n</${nonce}>`,
  );
  return {
    pass,
    question: { system: system(call), user: [...shown, task(call)].join('\n\n') },
    echo,
    mark,
    exhibits,
  };
};
