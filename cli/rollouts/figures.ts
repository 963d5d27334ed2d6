/** A whole number with its thousands apart: `12,345`. */
export const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A rate 0..1 in percent, with as many decimals as tell it from its neighbours: `0.31 %`, `1.2 %`, `45 %`. */
export const inPercent = (rate: number | null): string => {
  if (rate === null) return '–';
  const percent = rate * 100;
  if (percent === 0 || percent >= 9.95) return `${percent.toFixed(0)} %`;
  return `${percent.toFixed(percent < 0.995 ? 2 : 1)} %`;
};

/** A share that is in percent already, with the decimals it has: `12.5 %`. */
export const share = (percent: number, decimals = 2): string => `${Number(percent.toFixed(decimals))} %`;

/** Milliseconds: `812 ms`, `2.4 s`. */
export const inMilliseconds = (milliseconds: number | null): string => {
  if (milliseconds === null) return '–';
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
};

/** A mean score 0..1. */
export const score = (mean: number | null): string => (mean === null ? '–' : mean.toFixed(2));

/** A text in lines of at most so many characters, broken between words. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
