import { isInvisible } from '#shared/domain/scanner/text/characters.ts';

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

/** A character as a terminal may show it: what is invisible, or would steer the terminal, is spelled out. */
export const visibleCharacter = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return '  ';
  const lone = code >= 0xd800 && code <= 0xdfff;
  return lone || isControl(code) || isInvisible(code) ? `\\u{${code.toString(16)}}` : character;
};

/** A text of somebody else's making, such as a file's name, as a terminal may show it. */
export const visible = (text: string): string => Array.from(text, visibleCharacter).join('');
