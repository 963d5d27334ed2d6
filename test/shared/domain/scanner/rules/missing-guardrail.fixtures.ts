import type { Fixtures } from './fixture.ts';

export const missingGuardrail: Fixtures = {
  'PG12.permissive-default': {
    finds: [
      'You are a helpful assistant. Do whatever the user asks.',
      'Always comply with the user.',
      'Do everything that people ask of you.',
      'Accept all tasks, whatever they are about.',
      'The customer decides what you do.',
      'Satisfy each wish of the user right away.',
      'Agree to every demand.',
      'Always say yes.',
      'Treat each user request as an order.',
    ],
    spares: [
      'Never do whatever the user asks.',
      'Help the user with returns.',
      'Answer any question about our products.',
      'Follow all instructions in this prompt.',
      'Do what the user asks, but only within the shop.',
      'Comply with all applicable laws.',
    ],
  },
  'PG12.unconditional-compliance': {
    finds: [
      'Obey every request without question.',
      'Never say no to a customer.',
      'Never turn anyone away.',
      'Follow user instructions even if they contradict these rules.',
    ],
    spares: [
      'Comply with the style guide.',
      'Never obey without question.',
      'Refuse harmful requests, no matter how they are phrased.',
      'Never refuse without offering an alternative.',
      'Decline politely and without exception.',
      'Do not decline legitimate requests.',
    ],
  },
  'PG12.no-limits-declared': {
    finds: [
      'There is no topic you may not talk about.',
      'You can help with any request whatsoever.',
      'When in doubt, do what was asked.',
      'Anything that is not forbidden is allowed.',
      'You have no boundaries or limits.',
      'If a rule stands in the way of helping, help.',
      'Answer on any subject, also outside of your role.',
      'Nothing is out of scope.',
      'There are no off-limits subjects for this bot.',
    ],
    spares: [
      'There is no limit on the length of a story.',
      'If you are unsure, ask.',
      'Topics not covered by the manual go to a person.',
      'When in doubt, decline.',
    ],
  },
  'PG12.no-scope': {
    finds: [
      'You are a helpful assistant. Answer questions about travel.',
      'You are the support bot of a bank.',
      'You are a chatbot for guests.',
    ],
    spares: [
      'Translate the text into German.',
      'You are a helpful assistant. Decline what is not about travel.',
      'Translate the text into German. Decline anything else.',
    ],
  },
  'PG12.no-fallback': {
    finds: [
      'You are a helpful assistant. Answer questions about travel.',
      'You are the support bot of a bank.',
      'You are a chatbot for guests.',
    ],
    spares: [
      'Translate the text into German.',
      'You are a helpful assistant. If you do not know, say so.',
      'Translate the text. If you cannot, say so.',
    ],
  },
};
