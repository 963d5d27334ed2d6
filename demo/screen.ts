import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];
const styled = (style: Style) => (text: string) => styleText(style, text, { stream: process.stdout });
export const bold = styled('bold');
export const dim = styled('dim');
export const green = styled('green');
export const red = styled('red');
export const yellow = styled('yellow');
export const cyan = styled('cyan');

let chapter = 0;

/** A new part of the story: its number, its title, and what it shows. */
export const heading = (title: string, explanation: string): void => {
  chapter += 1;
  console.log(`\n${bold(`${chapter}. ${title}`)}\n${dim(`   ${explanation}`)}`);
};

export const say = (text: string): void => console.log(`   ${text}`);
export const done = (text: string): void => console.log(`   ${green('✓')} ${text}`);
export const refused = (text: string): void => console.log(`   ${yellow('✗')} ${text}`);

/** A text in lines of at most 92 characters. */
export const wrapped = (text: string): string[] => text.match(/.{1,92}(\s|$)/g)?.map((line) => line.trim()) ?? [text];

const width = 24;
/** A share as a bar, such as `██████░░░░  25 %`. */
export const bar = (percent: number): string => {
  const filled = Math.round((percent / 100) * width);
  return `${cyan('█'.repeat(filled))}${dim('░'.repeat(width - filled))} ${String(percent).padStart(3)} %`;
};

/** Rewrites the present line on a terminal, and writes a line of its own elsewhere. */
export const live = (text: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K   ${text}`);
  else console.log(`   ${text}`);
};

export const endLive = (): void => {
  if (process.stdout.isTTY) process.stdout.write('\n');
};
