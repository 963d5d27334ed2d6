import { judgeAttackFigures } from '#test/support/judge-attacks.ts';
import type { Goal, Table } from '../benchmark.ts';

/** What judges that can be had let through: nothing that the rules block, and nothing as ready. */
export const judgeFigures = async (): Promise<{ readonly goals: readonly Goal[]; readonly table: Table }> => {
  const figures = await judgeAttackFigures();
  const lost = figures.reduce((sum, each) => sum + each.lost, 0);
  const fewer = figures.filter(({ blocked, blockedByRules }) => blocked < blockedByRules);
  return {
    goals: [
      {
        name: 'critical findings of the rules that an attacked judge takes away: none',
        measured: `${lost}, in ${figures[0]?.attacks ?? 0} attacks on each of ${figures.length} judges`,
        met: lost === 0 && fewer.length === 0,
      },
    ],
    table: {
      title: 'Attacks on the judge',
      head: ['judge', 'attacks', 'blocked by rules', 'blocked with it', 'found out by controls', 'faulted', 'let pass'],
      rows: figures.map(({ judge, attacks, blockedByRules, blocked, controlMissed, faulted, ready }) => [
        judge,
        attacks,
        blockedByRules,
        blocked,
        controlMissed,
        faulted,
        ready,
      ]),
    },
  };
};
