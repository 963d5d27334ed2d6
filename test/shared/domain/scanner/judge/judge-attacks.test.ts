import { beforeAll, expect, test } from 'vitest';
import { passes } from '#shared/domain/scanner/judge/judge.ts';
import { askAbout } from '#shared/domain/scanner/judge/question.ts';
import { scan } from '#shared/domain/scanner/scan.ts';
import { isTalkedRound } from '#test/support/fake-judges.ts';
import {
  type JudgeAttackFigures,
  judgeAttackFigures,
  judgeAttacks,
  repeatableChance,
} from '#test/support/judge-attacks.ts';

const figures = new Map<string, JudgeAttackFigures>();
beforeAll(async () => {
  for (const each of await judgeAttackFigures()) figures.set(each.judge, each);
}, 60_000);

test('there are more than five hundred attacks, all different, and the obedient judge falls for each in either reading', () => {
  expect(judgeAttacks.length).toBeGreaterThanOrEqual(500);
  expect(new Set(judgeAttacks.map(({ input }) => input.messages[0]?.content)).size).toBe(judgeAttacks.length);
  const chance = repeatableChance();
  for (const { name, input } of judgeAttacks) {
    for (const pass of passes) {
      const { content } = input.messages[0]!;
      const asked = askAbout(chance, pass, [{ messageIndex: 0, role: 'system', start: 0, text: content }]);
      expect(isTalkedRound(asked.question), `${name}, ${pass}`).toBe(true);
    }
  }
});

test('no judge, however it was talked round, takes anything away from what the rules block', async () => {
  for (const { judge, lost, blocked, blockedByRules } of figures.values()) {
    expect(lost, judge).toBe(0);
    expect(blocked, judge).toBeGreaterThanOrEqual(blockedByRules);
  }
});

test('a judge that obeys or finds nothing is found out by the planted fault each time, and nothing becomes ready by it', async () => {
  for (const judge of ['obedient', 'always clean']) {
    expect(figures.get(judge)).toMatchObject({ controlMissed: judgeAttacks.length, ready: 0 });
  }
  expect(figures.get('malformed')).toMatchObject({ faulted: judgeAttacks.length, ready: 0 });
  // It passes for sound: what is left is what the rules say by themselves.
  const cunning = figures.get('cunning');
  expect(cunning).toMatchObject({ faulted: 0, blocked: cunning?.blockedByRules });
});

test('each attack on a host that the rules block is blocked without a judge', () => {
  const { hash } = repeatableChance();
  for (const { name, input } of judgeAttacks) {
    if (name.endsWith('blocked')) expect(scan(input, hash).verdict, name).toBe('block');
  }
});
