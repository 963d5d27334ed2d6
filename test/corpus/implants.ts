import type { Span } from '#shared/domain/scanner/span.ts';
import { type Attack, attacks } from './attacks.ts';
import { drawFrom } from './draw.ts';
import { hosts } from './hosts.ts';
import type { NamedText } from './texts.ts';

/** An attack in a benign host: a line of its own, at a place that the seed decides. */
export type Implant = {
  readonly attack: Attack;
  readonly host: NamedText;
  readonly text: string;
  /** Where the attack stands in the text, in UTF-16 units. */
  readonly span: Span;
  /** What a finding may point at: the attack, or each literal in it. */
  readonly targets: readonly Span[];
};

/** Puts a text between two lines of a host that are not inside a fence or a pair of tags. */
export const implant = (attack: Attack, host: NamedText, seed: string): Implant => {
  const draw = drawFrom(`${seed}/${host.name}/${attack.source}`);
  const lines = host.text.split('\n');
  const open = lines.map((_, at) => {
    const before = lines.slice(0, at).join('\n');
    return (
      (before.match(/^```/gm) ?? []).length % 2 === 0 &&
      (before.match(/<[a-z]+>/g) ?? []).length === (before.match(/<\/[a-z]+>/g) ?? []).length &&
      (before.match(/^---BEGIN/gm) ?? []).length === (before.match(/^---END/gm) ?? []).length
    );
  });
  const places = [...lines.keys()].filter((at) => at > 0 && open[at]);
  const at = draw.pick([...places, lines.length]);
  const before = `${lines.slice(0, at).join('\n')}\n`;
  const after = at < lines.length ? `\n${lines.slice(at).join('\n')}` : '';
  const shifted = ({ start, end }: Span): Span => ({ start: start + before.length, end: end + before.length });
  const span = shifted({ start: 0, end: attack.text.length });
  return {
    attack,
    host,
    text: before + attack.text + after,
    span,
    targets: attack.literals.length > 0 ? attack.literals.map(shifted) : [span],
  };
};

/** Each attack in so many hosts, which the seed chooses. */
export const implants = (each = 1, seed = 'implants', which = attacks): readonly Implant[] =>
  which.flatMap((attack) =>
    drawFrom(`${seed}/${attack.source}`)
      .some(hosts, each)
      .map((host) => implant(attack, host, seed)),
  );
