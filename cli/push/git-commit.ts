import { spawnSync } from 'node:child_process';

const git = (words: readonly string[], cwd: string): string | undefined => {
  const { status, stdout } = spawnSync('git', [...words], { cwd, encoding: 'utf8', timeout: 5000 });
  return status === 0 ? stdout.trim() : undefined;
};

/**
 * The commit that a folder is at, such as `git 1f0c9a2b3d4e`, and whether these files have changed since; undefined
 * where there is no repository, no commit or no git.
 */
export const gitCommit = (cwd: string, paths: readonly string[]): string | undefined => {
  const commit = git(['rev-parse', '--short=12', 'HEAD'], cwd);
  if (commit === undefined || commit === '') return undefined;
  const changes = git(['status', '--porcelain', '--', ...paths], cwd);
  return `git ${commit}${changes === '' ? '' : ', changed since'}`;
};
