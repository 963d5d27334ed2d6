/** `1 prompt`, `2 prompts`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A length of time in its two largest units: `45 s`, `9 min 30 s`, `2 h 5 min`, `3 d 4 h`. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const units: readonly (readonly [string, number, number])[] = [
    ['d', Math.floor(whole / 86_400), 7],
    ['h', Math.floor(whole / 3600) % 24, 24],
    ['min', Math.floor(whole / 60) % 60, 60],
    ['s', whole % 60, 60],
  ];
  const first = units.findIndex(([, amount]) => amount > 0);
  const told = first < 0 ? units.slice(-1) : units.slice(first, first + 2);
  return told
    .filter(([, amount], index) => index === 0 || amount > 0)
    .map(([unit, amount]) => `${amount} ${unit}`)
    .join(' ');
};

const durationPattern = /^(\d+(?:\.\d+)?)(s|m|min|h|d)?$/;
const inSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** The seconds that `90`, `90s`, `10m`, `2h` or `1d` mean; undefined for anything else. */
export const secondsOf = (text: string): number | undefined => {
  const [, amount, unit = 's'] = durationPattern.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * (inSeconds[unit] ?? 1));
};

/** Rows in columns, each as wide as its widest cell; numbers stand to the right. */
export const table = (rows: readonly (readonly string[])[], right: readonly number[] = []): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};
