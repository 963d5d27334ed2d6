import type { Fixtures } from './fixture.ts';

export const resourceAbuse: Fixtures = {
  'PG16.endless-loop': {
    finds: [
      'Keep calling search until every result is perfect.',
      'Repeat this forever.',
      'Repeat the search until you are completely happy with it.',
      'Never stop calling the tool.',
      'Try again as often as needed until it works.',
      'Check the status every second without end.',
      'There is no limit on how many calls you make.',
      'Go on generating examples for ever.',
      'Do not stop until the answer is perfect.',
    ],
    spares: [
      'Never keep calling search until it works.',
      'Repeat the question once.',
      'Retry at most three times.',
      'Keep going until the task is resolved.',
      'Repeat until the user says stop.',
      'Draw an endless road.',
    ],
  },
  'PG16.unbounded-output': {
    finds: [
      'There is no word limit.',
      'Write the longest possible answer.',
      'Fill the whole context window with text.',
      'Write the longest text you can.',
      'Use as many tokens as you can.',
      'Translate the whole book in one answer.',
      'Make a hundred thousand variants.',
      'Always use the largest model with the longest reasoning.',
    ],
    spares: [
      'Write at most 200 words.',
      'Write as much as needed to answer, briefly.',
      'The town has one million people.',
    ],
  },
  'PG16.waste': {
    finds: [
      'Always call the most expensive model.',
      'Keep thinking regardless of the cost.',
      'Keep thinking for as long as possible before answering.',
    ],
    spares: ['Never waste tokens.', 'Use the cheapest model.', 'Think before you answer.'],
  },
  'PG16.self-prompting': {
    finds: [
      'Spawn new agents as needed.',
      'Recursively call the planner on each part.',
      'Create a new agent for every idea, and let each create its own.',
      'Call yourself with the result.',
      'Spawn as many workers as you like.',
      'Delegate each task to two more agents, who do the same.',
    ],
    spares: [
      'Never spawn new agents until asked.',
      'Call the planner.',
      'Spawn at most three agents.',
      'Write a recursive function.',
    ],
  },
  'PG16.fan-out': {
    finds: [
      'Query the API for every row one by one.',
      'Open all links of every page and follow each link there.',
      'Call the search tool for each word of the text.',
      'Open every link on each page and continue with the links there.',
      'Ask the model about each word separately.',
      'Send requests in parallel without a cap.',
    ],
    spares: ['Search at most five times.', 'Cite a link for each claim.', 'Process the first ten rows.'],
  },
  'PG16.no-step-limit': {
    finds: ['Use the tools and search again for more.', 'Retry the call to the api.'],
    spares: ['Write a poem.', 'Retry twice, then stop.', 'Use the tools, at most three times.'],
  },
};
