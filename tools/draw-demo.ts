import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { terminalPicture } from './terminal-picture.ts';

/** Runs the demo and draws what it printed as docs/images/demo.svg, in a terminal's colours. */
const columns = 118;
const longChapters = 26;

/** Keeps the picture on one page: of a long chapter its beginning and its end. */
const abridged = (output: string): string[] =>
  output
    .trimEnd()
    .split(/\n(?=\n)/)
    .flatMap((chapter) => {
      const lines = chapter.split('\n');
      if (lines.length <= longChapters) return lines;
      const half = longChapters / 2;
      return [...lines.slice(0, half), '   …', ...lines.slice(-half)];
    });

const demo = spawn('node', ['demo/run.ts'], {
  env: { ...process.env, FORCE_COLOR: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
demo.stdout.on('data', (chunk: Buffer) => {
  output += chunk.toString();
  process.stdout.write(chunk);
});
demo.on('close', (code) => {
  if (code === 0) {
    mkdirSync('docs/images', { recursive: true });
    writeFileSync(
      'docs/images/demo.svg',
      terminalPicture('The release story in a terminal', abridged(output), columns),
    );
  }
  process.exitCode = code ?? 1;
});
