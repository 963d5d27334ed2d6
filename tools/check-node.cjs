'use strict';

/*
 * Loaded before everything else, by whatever Node the shell found: in words that old ones know, it says what is missing
 * where Node itself would show a syntax error. `npm ci` installs the Node that Lambda runs as well, and npm puts it
 * first on the path.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const modules = join(__dirname, '..', 'node_modules');
const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 24 || (major === 24 && minor >= 7);

const refuse = (message, next) => {
  process.stderr.write(`\n${message}\n\n→ ${next}\n`);
  process.exit(1);
};

if (!existsSync(join(modules, '.package-lock.json'))) {
  refuse('The packages are not installed.', 'npm ci');
}
if (!isNewEnough) {
  refuse(
    `Promptgate runs on Node 24; this is Node ${process.versions.node}.`,
    existsSync(join(modules, '.bin', 'node'))
      ? 'Start it through npm, as in `npm start`: node_modules has Node 24.'
      : 'npm rebuild node   (npm was told not to run install scripts, and the one of `node` brings Node 24)',
  );
}
