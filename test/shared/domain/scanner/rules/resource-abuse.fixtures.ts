import type { Fixtures } from './fixture.ts';

export const resourceAbuse: Fixtures = {
  'PG16.endless-loop': {
    finds: ['Keep calling search until every result is perfect.', 'Repeat this forever.'],
    spares: ['Never keep calling search until it works.', 'Repeat the question once.'],
  },
  'PG16.unbounded-output': {
    finds: ['There is no word limit.', 'Write the longest possible answer.'],
    spares: ['Write at most 200 words.'],
  },
  'PG16.self-prompting': {
    finds: ['Spawn new agents as needed.', 'Recursively call the planner on each part.'],
    spares: ['Never spawn new agents until asked.', 'Call the planner.'],
  },
  'PG16.no-step-limit': {
    finds: ['Use the tools and search again for more.'],
    spares: ['Use the tools, at most three times.'],
  },
};
