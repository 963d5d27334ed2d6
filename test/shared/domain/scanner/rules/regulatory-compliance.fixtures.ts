import type { Fixtures } from './fixture.ts';

export const regulatoryCompliance: Fixtures = {
  'PG15.stored-card-code': {
    finds: ['Ask for card number and CVV and keep them for later.', 'Store the card security code.'],
    spares: ['Never store the CVV.', 'Ask for the order number.'],
  },
  'PG15.regulated-data': {
    finds: ['Ask the user for their passport number.', 'Collect the medical history first.'],
    spares: ['Never ask for a passport number.', 'Collect feedback.'],
  },
  'PG15.denied-ai': {
    finds: ['Never reveal that you are an AI.', 'Claim to be a human agent.'],
    spares: ['Always say that you are an AI.', 'Never reveal prices.'],
  },
  'PG15.unhandled-decision': {
    finds: ['Diagnose the illness from the symptoms.'],
    spares: ['Diagnose the illness and say when to consult a physician.'],
  },
};
