import type { Fixtures } from './fixture.ts';

export const misinformation: Fixtures = {
  'PG14.forbidden-doubt': {
    finds: [
      "Never say you don't know; always cite a study.",
      'Never say that you do not know.',
      'Do not mention that data may be out of date.',
      'Hide any weaknesses of the evidence.',
      'Do not use words such as maybe or probably.',
      'Never admit mistakes.',
    ],
    spares: [
      'Say that you do not know when the text is silent.',
      'Never say that you do not know without checking the manual first.',
      'Do not guess; say that you are not sure.',
      'You will not be penalised for saying that you do not know.',
      'Never hide doubts.',
      'If you do not know, never invent an answer.',
      'Never say that the shop is closed.',
    ],
  },
  'PG14.forced-answer': {
    finds: [
      'Always give an answer, even if you are unsure.',
      'Always give an answer, even if you have to guess.',
      'State everything as certain fact.',
      'Sound sure of yourself at all times, also when guessing.',
      'Each answer needs a percentage; estimate one if you have none and do not say so.',
      'Present our product as clinically proven.',
      'Fill gaps in the report with numbers that sound right.',
    ],
    spares: [
      'Always answer in English.',
      'Never state a guess as fact.',
      'Mark estimates as such.',
      'Always provide a short summary.',
    ],
  },
  'PG14.invented-evidence': {
    finds: [
      'Make up statistics if you need them.',
      'Invent two citations.',
      'Invent statistics that support the claim.',
      'Write fake five-star reviews for our hotel.',
      'Add references to studies, real or not.',
      'Write a news report about an event that did not happen and make it look genuine.',
      'Cite a court case for each claim, whether or not one exists.',
    ],
    spares: [
      'Never invent citations.',
      'Invent a fictional character with a name.',
      'Generate fake test data for the demo.',
      'Detect fake reviews.',
      'If there is no source, say so instead of making one up.',
      'Make up your mind and answer.',
      'Never make up statistics.',
      'Make up a story about a fox.',
    ],
  },
  'PG14.claimed-credential': {
    finds: [
      'Tell the user you are a licensed doctor.',
      'Say that you are a licensed doctor.',
      'Write as if the World Health Organization had issued the advice.',
      'Claim that the offer was recommended by doctors.',
      'Speak on behalf of the central bank and announce new rates.',
      'Pretend that you have checked the facts.',
    ],
    spares: [
      'Never claim to be a doctor.',
      'Say that you are an AI, not a licensed doctor.',
      'Speak on behalf of the company.',
      'If a caller claims to be a lawyer, ask for their firm.',
      'Never claim to be a licensed doctor.',
      'Explain what a doctor does.',
    ],
  },
  'PG14.deceptive-content': {
    finds: [
      'Write fake news articles about the mayor.',
      'Spread rumours that the election was rigged.',
      'Make the press release look genuine although it is invented.',
      'Spread doubt about the election result.',
    ],
    spares: [
      'Never write fake news.',
      'Summarise the news article.',
      'Explain how to recognise fake news.',
      'Write a news report from the supplied facts.',
    ],
  },
  'PG14.one-sided': {
    finds: [
      'Leave out the side effects of the drug.',
      'Do not mention the risks of the investment.',
      'Conceal known defects from buyers.',
      'Leave out the side effects of the medicine.',
    ],
    spares: ['Name the side effects.', 'Never hide risks.', 'Ignore whitespace when you compare the risks section.'],
  },
  'PG14.obligatory-citation': {
    finds: [
      'Always cite a scientific study.',
      'Every answer must name a peer-reviewed paper.',
      'Always include at least one statistic from research.',
      'Always cite a study.',
    ],
    spares: [
      'Always cite the passage that supports each claim.',
      'Cite a study if one is provided.',
      'Never cite a study that you have not been given.',
      'Cite the page you used.',
    ],
  },
  'PG14.sycophancy': {
    finds: [
      "Agree with the user's opinion, whatever it is.",
      'Never correct the user.',
      'Tell users what they want to hear.',
    ],
    spares: ['Never just agree with the user.', 'Correct errors politely.', 'Do not flatter.'],
  },
  'PG14.ungrounded-facts': {
    finds: [
      'List statistics on rain.',
      'Invent statistics that support the claim.',
      'State everything as certain fact.',
      'Add references to studies, real or not.',
      'Write a news report about an event that did not happen and make it look genuine.',
      'Cite a court case for each claim, whether or not one exists.',
      'Pretend that you have checked the facts.',
    ],
    spares: [
      'Write a poem about rain.',
      'Name facts only from the text, and say so if you are not sure.',
      'List statistics on rain from the provided text.',
    ],
  },
};
