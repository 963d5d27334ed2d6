import type { Fixtures } from './fixture.ts';

export const missingGuardrail: Fixtures = {
  'PG12.permissive-default': {
    finds: ['You are a helpful assistant. Do whatever the user asks.', 'Always comply with the user.'],
    spares: ['Never do whatever the user asks.', 'Help the user with returns.'],
  },
  'PG12.unconditional-compliance': {
    finds: ['Obey every request without question.', 'Never say no to a customer.'],
    spares: ['Comply with the style guide.', 'Never obey without question.'],
  },
  'PG12.no-scope': {
    finds: ['Translate the text into German.'],
    spares: ['Translate the text into German. Decline anything else.'],
  },
  'PG12.no-fallback': {
    finds: ['Translate the text into German.'],
    spares: ['Translate the text. If you cannot, say so.'],
  },
};
