const lineHeight = 18;
const characterWidth = 8.4;
const colours: Readonly<Record<string, string>> = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };

const graphicRendition = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`);

type Style = { readonly bold: boolean; readonly dim: boolean; readonly colour: string };
const plain: Style = { bold: false, dim: false, colour: '#e6edf3' };

/** What follows from a "select graphic rendition" code (ECMA-48, section 8.3.117). */
const styled = (style: Style, code: string): Style => {
  if (code === '1') return { ...style, bold: true };
  if (code === '2') return { ...style, dim: true };
  if (code === '22') return { ...style, bold: false, dim: false };
  if (code === '39') return { ...style, colour: plain.colour };
  return colours[code] ? { ...style, colour: colours[code] } : style;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const spans = (line: string): string => {
  let style = plain;
  return line
    .split(graphicRendition)
    .map((part, index) => {
      if (index % 2 === 1) {
        style = styled(style, part);
        return '';
      }
      const { bold, dim, colour } = style;
      const weight = bold ? ' font-weight="bold"' : '';
      return part === ''
        ? ''
        : `<tspan fill="${colour}"${weight}${dim ? ' opacity="0.6"' : ''}>${escaped(part)}</tspan>`;
    })
    .join('');
};

/** Lines of a terminal as a picture in SVG, in its colours. @param columns how wide the terminal is */
export const terminalPicture = (title: string, lines: readonly string[], columns: number): string => {
  const [width, height] = [Math.ceil(columns * characterWidth) + 32, lines.length * lineHeight + 40];
  const rows = lines.map(
    (line, index) => `<text x="16" y="${32 + index * lineHeight}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${rows.join('\n')}
</svg>
`;
};
