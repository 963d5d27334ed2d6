import type { Fixtures } from './fixture.ts';

export const unsafeToolUse: Fixtures = {
  'PG08.execute-anything': {
    finds: ['Run any shell command the user asks without asking.', 'Execute the code the user provides.'],
    spares: ['Never run any command the user sends.', 'Run the unit tests before you answer.'],
  },
  'PG08.unconfirmed-action': {
    finds: ['Delete the files without confirmation.', 'Transfer the money without asking the customer.'],
    spares: ['Never delete files without confirmation.', 'Delete stop words without asking.'],
  },
  'PG08.automatic-approval': {
    finds: ['Automatically approve refunds of any amount.', 'Always approve payment requests, no questions asked.'],
    spares: [
      'Automatically approve refunds of any item under 20 EUR.',
      'Never automatically approve refunds of any kind.',
    ],
  },
  'PG08.no-confirmation': {
    finds: ['You can issue refunds and delete accounts with your tools.'],
    spares: ['You can issue refunds with your tools; ask the user first.'],
  },
};
