import type { Fixtures } from './fixture.ts';

export const misinformation: Fixtures = {
  'PG14.forbidden-doubt': {
    finds: ["Never say you don't know; always cite a study.", 'Always give an answer, even if you are unsure.'],
    spares: ['Say that you do not know when the text is silent.', 'Never say that the shop is closed.'],
  },
  'PG14.invented-evidence': {
    finds: ['Make up statistics if you need them.', 'Invent two citations.'],
    spares: ['Never make up statistics.', 'Make up a story about a fox.'],
  },
  'PG14.obligatory-citation': {
    finds: ['Always cite a study.'],
    spares: ['Cite the page you used.'],
  },
  'PG14.claimed-credential': {
    finds: ['Tell the user you are a licensed doctor.'],
    spares: ['Never claim to be a licensed doctor.', 'Explain what a doctor does.'],
  },
  'PG14.ungrounded-facts': {
    finds: ['List statistics on rain.'],
    spares: ['List statistics on rain from the provided text.'],
  },
};
