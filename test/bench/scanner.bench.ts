import type { Benchmark } from './benchmark.ts';
import { adversarialFigures } from './scan/adversarial.ts';
import { benignFigures } from './scan/benign-figures.ts';
import { coldStartFigures } from './scan/cold-start.ts';
import { seeds } from './scan/corpora.ts';
import { ruleCounts } from './scan/counts.ts';
import { evasionGoals } from './scan/evasion-figures.ts';
import { writeFigures } from './scan/figures-page.ts';
import { foldFigures } from './scan/folds-figures.ts';
import { implantFigures } from './scan/implant-figures.ts';
import { judgeFigures } from './scan/judge-figures.ts';
import { literalFigures } from './scan/literal-figures.ts';
import { metamorphicGoals } from './scan/metamorphic.ts';
import { peerFigures } from './scan/peer-figures.ts';
import { speedFigures } from './scan/speed.ts';

/** How well the scanner finds, how little else it finds, how fast, and how others do on the same texts. */
export const scannerBenchmark: Benchmark = {
  title: 'Scanner',
  run: async (say) => {
    say('speed');
    const speed = speedFigures();
    const start = await coldStartFigures();
    say('jailbreaks, benign prompts, implants');
    const benign = benignFigures();
    const folds = foldFigures();
    const implants = implantFigures();
    say('credentials, personal data, evasions, relations');
    const literals = literalFigures(benign.secrets);
    const evasions = evasionGoals();
    const relations = metamorphicGoals();
    say('attacks on the judge');
    const judge = await judgeFigures();
    const adversarial = adversarialFigures(say);
    const peers = await peerFigures(say);
    const goals = [
      ...benign.goals.slice(0, 1),
      ...folds,
      ...benign.goals.slice(1),
      ...[implants, literals].flatMap((each) => each.goals),
      ...evasions,
      ...relations,
      ...[judge, speed, start, adversarial].flatMap((each) => each.goals),
    ];
    await writeFigures(goals, implants.classes);
    return {
      goals,
      tables: [
        implants.table,
        benign.table,
        implants.classes,
        literals.table,
        judge.table,
        speed.table,
        start.table,
        adversarial.table,
        ...peers.tables,
        ruleCounts(),
      ],
      remarks: [
        'Shares are given with their 95 % interval by Wilson’s score, and with the counts.',
        'The 400 jailbreaks in the wild and the 700 role prompts (act) are development data: the rules were written on them, and figures on them flatter the scanner. So do those on the dev half of the implants. Whoever wrote rules was to read misses of that half alone; both halves stand in the same files and are of one hand, so that figures on the held half are rather too good as well.',
        'Attacks, hosts, agents’ prompts and fixtures are of our own writing (test/corpus); each attack stands in two hosts, and findings that the bare host has as well do not count.',
        `Seeds: ${Object.entries(seeds)
          .map(([name, seed]) => `${name} \`${seed}\``)
          .join(', ')}.`,
        'Peers are asked as their documentation says, each in a process of its own, on the same texts, cut at 40,000 characters (vard at its limit of 10,000). What they flag on bare hosts has to be taken off what they flag on implants. Most are made for what users type, where “act as” is suspicious; in a template it is how one begins.',
        ...peers.remarks,
      ],
    };
  },
};
