import { atMost, type Benchmark } from './benchmark.ts';
import { dollarsOf } from './outcomes/dollars.ts';
import { lookUnits } from './outcomes/look-units.ts';
import { firstBlock, playOutcomes, rollout, type Traffic, tenant } from './outcomes/play-outcomes.ts';
import { prices } from './prices.ts';

type Played = { readonly each: Traffic; readonly result: Awaited<ReturnType<typeof playOutcomes>> };

const heavy = 50_000;
const traffic: readonly Traffic[] = [
  { name: '50,000/s, a hundred a message', rate: heavy, perMessage: 100, seconds: 8 },
  { name: '50,000/s, ten a message', rate: heavy, perMessage: 10, seconds: 4 },
  { name: '50,000/s, one a message', rate: heavy, perMessage: 1, seconds: 2 },
  { name: '50,000/s, callers capped at 5', rate: heavy, perMessage: 100, seconds: 4, cap: 5 },
  { name: '5,000/s, ten a message', rate: 5000, perMessage: 10, seconds: 8 },
  { name: '100/s, one a message', rate: 100, perMessage: 1, seconds: 20 },
  { name: '50,000/s over eight fixed shards', rate: heavy, perMessage: 100, seconds: 4, fixedShards: 8 },
];

const measure: Benchmark['run'] = async (say) => {
  const played: Played[] = [];
  for (const each of traffic) {
    say(each.name);
    played.push({ each, result: await playOutcomes(each) });
  }
  const uncounted = ({ result: { made, figures } }: Played): number => (100 * (made - figures.counted)) / made;
  const rows = played.map(({ each, result }) => {
    const { figures, model, made } = result;
    const { counts } = model;
    const look = lookUnits(model.rows, tenant, rollout, firstBlock);
    return [
      each.name,
      `${(100 - uncounted({ each, result })).toFixed(0)} %`,
      (figures.counted / (counts.transactions - counts.conflicts)).toFixed(0),
      `${((100 * counts.lateConflicts) / Math.max(1, counts.late)).toFixed(1)} %`,
      figures.mostBusy,
      (figures.slowestMs / 1000).toFixed(1),
      model.mostOfItem(),
      `${model.mostOfPartition(each.seconds / 2)} (${model.mostOfPartition()})`,
      (model.units() / made).toFixed(2),
      dollarsOf(each, result).all.toFixed(2),
      `${look.queries} / ${look.rows} / ${look.units}`,
    ];
  });
  const found = played.filter(({ each }) => each.fixedShards === undefined);
  const uncapped = found.filter(({ each }) => each.cap === undefined && each.rate === heavy);
  const most = (figure: (one: Played) => number, of = found) => Math.max(...of.map(figure));
  const lost = most(uncounted);
  return {
    goals: [
      { name: 'every outcome is counted', measured: `${lost.toFixed(1)} % are not`, met: lost === 0 },
      atMost(
        'units a second of the busiest row',
        most(({ result }) => result.model.mostOfItem()),
        1000,
        'units',
      ),
      atMost(
        'units a second of the busiest partition, once shards are found',
        most(({ each, result }) => result.model.mostOfPartition(each.seconds / 2)),
        1000,
        'units',
      ),
      atMost(
        'transactions that meet another, once shards are found, at 50,000/s',
        most(({ result: { model } }) => (100 * model.counts.lateConflicts) / Math.max(1, model.counts.late), uncapped),
        2,
        '%',
      ),
      atMost(
        'dollars for a million outcomes at 50,000/s',
        most(({ each, result }) => dollarsOf(each, result).all, uncapped.slice(0, 2)),
        2,
        '$',
      ),
    ],
    tables: [
      {
        title: 'Outcomes of one rollout, 5 % of them of the canary, on a modelled DynamoDB',
        head: [
          'traffic',
          'counted at once',
          'outcomes a transaction',
          'meet another',
          'workers at once',
          'slowest, s',
          'busiest row, units/s',
          'busiest partition, units/s (at the beginning)',
          'units an outcome',
          '$ a million',
          'a look: queries / rows / units',
        ],
        rows,
      },
    ],
    remarks: [
      'The code that packs, caps, shards and writes is the product’s; time, queue and DynamoDB are a model: a transaction of a hundred rows takes 35 ms on the mean, holds its rows meanwhile, and one that comes upon a held row is cancelled, pays all the same and comes again after a random wait. Latencies of AWS were not measured.',
      'Who meets whom is counted in the second half of each run, when workers have found rows of their own. Traffic begins all at once, and every worker with the same row: what that costs its partition in the first second is in brackets. The last line is what eight shards, drawn for each transaction, would do: what could not be counted after sixteen tries would come again.',
      `An outcome's own row costs two units, which is nearly all: its id has to be remembered, or it could count twice. Prices: ${prices.asOf}, ${prices.region}; of the table, the queue and the worker, without the request that reported it.`,
      'A cap needs one more row for each outcome that counts, and callers who are busy in several workers at once meet there, on purpose.',
    ],
  };
};

/** Whether one rollout's outcomes can be counted at 50,000 a second, and what that costs. */
export const outcomesBenchmark: Benchmark = { title: 'Outcomes', run: measure };
