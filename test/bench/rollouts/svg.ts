/** The drawing's words and lines, on a ground of its own so that it can be read on any page. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Anchor = 'start' | 'middle' | 'end';

export const word = (
  x: number,
  y: number,
  text: string,
  { anchor = 'start' as Anchor, size = 13, bold = false } = {},
) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}"${bold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`;

type Stroke = { readonly colour: string; readonly width?: number; readonly dashes?: string };

const strokeOf = ({ colour, width = 1, dashes }: Stroke): string =>
  `stroke="${colour}" stroke-width="${width}"${dashes ? ` stroke-dasharray="${dashes}"` : ''}`;

type Point = readonly [x: number, y: number];

export const line = (points: readonly Point[], stroke: Stroke): string =>
  `<polyline fill="none" ${strokeOf(stroke)} points="${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>`;

export const dot = (x: number, y: number, colour: string, filled: boolean): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5" fill="${filled ? colour : '#ffffff'}" stroke="${colour}" stroke-width="2"/>`;

export const drawing = (title: string, [width, height]: readonly [number, number], parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" fill="#1f2328">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="6" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;

export type Scale = (value: number) => number;

export const logScale =
  ([least, most]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) =>
    from + ((to - from) * Math.log(value / least)) / Math.log(most / least);

export const linearScale =
  ([least, most]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) =>
    from + ((to - from) * (value - least)) / (most - least);

/** The colour and the dashes of each method, the same in all plots; our own is the thick one. */
export const lookOf = (name: string): { readonly colour: string; readonly width: number; readonly dashes?: string } => {
  if (name.startsWith('Promptgate')) return { colour: '#0969da', width: 3 };
  if (name.includes('equal control')) return { colour: '#1a7f37', width: 2 };
  if (name.includes('GrowthBook')) return { colour: '#bf3989', width: 2 };
  if (name.includes('Statsig')) return { colour: '#8250df', width: 2, dashes: '7 4' };
  if (name.includes('once')) return { colour: '#6e7781', width: 2, dashes: '2 4' };
  if (name.includes('z-test')) return { colour: '#cf222e', width: 2 };
  if (name.includes('Flagger')) return { colour: '#9a6700', width: 2 };
  if (name.includes('3 of 3')) return { colour: '#bc4c00', width: 2, dashes: '7 4' };
  return { colour: '#57606a', width: 2, dashes: '2 3' };
};
