import { styleText } from 'node:util';
import type { Severity } from '#shared/domain/scanner/report.ts';

type Paint = (text: string) => string;

/** The few styles that reports use; without colours each leaves a text as it is. */
export type Palette = {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly removed: Paint;
  readonly added: Paint;
  readonly severity: (severity: Severity) => Paint;
};

const colours: Readonly<Record<Severity, Parameters<typeof styleText>[0]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};

/** @param coloured whether the reader is a terminal that wants colours */
export const paletteFor = (coloured: boolean): Palette => {
  const paint =
    (style: Parameters<typeof styleText>[0]): Paint =>
    (text) =>
      coloured ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    removed: paint('red'),
    added: paint('green'),
    severity: (severity) => paint(colours[severity]),
  };
};
