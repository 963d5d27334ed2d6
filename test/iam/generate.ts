import type { Call, Principal } from './calls.ts';
import { type CaseWorld, caseWorld, principalOf, type Shape } from './case-world.ts';
import type { Deployed } from './deployed.ts';
import { assumeShape, catalogue, keyShape, otherShape, queueShape } from './other-shapes.ts';
import { rowShapes } from './row-shapes.ts';

/** A function's own role: tenant roles neither take on others nor know queues. */
const functionRole = ({ random, deployed }: CaseWorld): Principal => ({
  role: random.pick(deployed.roles.filter(({ name }) => !name.endsWith('-tenant'))).name,
});

/** Endless calls, the same for the same seed and templates, each shape as often as any other. */
export const generator = async (deployed: Deployed, seed: number): Promise<() => Call> => {
  const actions = await catalogue();
  const world = caseWorld(deployed, seed);
  const shapes = Object.entries<Shape>({
    ...rowShapes,
    'a key used': keyShape(actions),
    'a message sent or received': queueShape,
    'a role taken on': assumeShape,
    'any other action': otherShape(actions),
  });
  return () => {
    for (;;) {
      const [shape, draw] = world.random.pick(shapes);
      const principal =
        (draw === assumeShape || draw === queueShape) && world.random.chance(0.7)
          ? functionRole(world)
          : principalOf(world);
      const meaning = draw(world, principal);
      if (meaning) return { shape, principal, ...meaning };
    }
  };
};
