import { spawnSync } from 'node:child_process';

/** A cruise that reads nothing finds nothing wrong, and an unsupported TypeScript makes it do just that. */
const leastModules = 200;
const folders = ['cli', 'demo', 'events', 'functions', 'infra', 'local', 'sdk', 'shared', 'test', 'tools'];

const { stdout, stderr, status } = spawnSync('depcruise', ['--config', '.dependency-cruiser.mjs', ...folders], {
  encoding: 'utf8',
});
process.stdout.write(stdout);
process.stderr.write(stderr);
const modules = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (modules < leastModules) {
  console.error(`Only ${modules} modules were read, of at least ${leastModules}.`);
  process.exit(1);
}
process.exit(status ?? 1);
