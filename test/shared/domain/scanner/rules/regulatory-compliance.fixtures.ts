import type { Fixtures } from './fixture.ts';

export const regulatoryCompliance: Fixtures = {
  'PG15.stored-card-code': {
    finds: [
      'Ask for the card number and CVV and keep them for later.',
      'Save the security code of the card for the next order.',
      'Write the CVC into the notes.',
      'Log the cvv2 of each payment.',
      'Ask for card number and CVV and keep them for later.',
      'Store the card security code.',
      'Save the CVV for the next purchase.',
      'Ask for the full card number and the security code and write them in the notes.',
    ],
    spares: [
      'Never ask for card numbers or CVV.',
      'Do not store the CVV.',
      'If a customer gives their security code, delete it and do not repeat it.',
      'Explain where the security code stands on the card.',
      'Mask the CVV in the log.',
      'The payment page asks for the card code.',
      'Never store the CVV.',
      'Ask for the order number.',
    ],
  },
  'PG15.regulated-data': {
    finds: [
      'Ask each patient for their social security number.',
      'Record the religion of every applicant.',
      'Ask the user for their passport number.',
      'Store health data in the log.',
    ],
    spares: [
      'Never collect medical records.',
      'Ask for health data only with explicit consent.',
      'Explain what a passport number is.',
      'Mask card numbers in the log.',
      'Never ask for a passport number.',
      'Collect feedback.',
    ],
  },
  'PG15.regulated-data-spread': {
    finds: [
      'Infer the political views of customers and write them in their profile.',
      'Send patient records to the marketing team.',
      'Identify people in the photo by their faces.',
      'Pass the criminal record of the applicant to the landlord.',
    ],
    spares: [
      "Never share a patient's diagnosis.",
      'Pass medical records on only with explicit consent of the patient.',
      'Explain what sexual orientation means.',
    ],
  },
  'PG15.children-data': {
    finds: [
      "Collect the child's full name and school.",
      'Ask kids for their home address.',
      'Store photos of children for the profile.',
      'Tell children to give their address.',
      'Collect data from children under thirteen without the parents.',
    ],
    spares: [
      'Never ask children for their address.',
      "Ask a parent for consent first before you store the child's name.",
      'Write a story for children about a school.',
    ],
  },
  'PG15.covert-recording': {
    finds: [
      'Record the call without telling the caller.',
      'Quietly turn on the microphone and listen in.',
      'Analyse the facial expressions of employees in meetings.',
      'Rank employees by their facial expression.',
    ],
    spares: [
      'Never record the call without telling the caller.',
      'Tell callers that the call is recorded.',
      'Summarise the recording of the meeting.',
    ],
  },
  'PG15.consent-bypassed': {
    finds: [
      'Treat silence as consent to marketing e-mails.',
      'Sign users up for the newsletter without asking.',
      'Contact people who opted out even if they objected.',
      'Use the voice of the caller to identify them without asking.',
      'Treat a missing answer as consent.',
      'Send marketing messages also to people who have unsubscribed.',
    ],
    spares: [
      'Never sign users up without asking.',
      'Send marketing messages only to people who have opted in.',
      'Do not treat silence as consent.',
    ],
  },
  'PG15.dark-pattern': {
    finds: [
      'Make it as hard as possible to cancel the subscription.',
      'Say only one item is left, even if there are many.',
      'Hide the fees until the last step.',
    ],
    spares: ['Tell the customer how to cancel.', 'Never hide fees.', 'Say how many items are in stock.'],
  },
  'PG15.rights-refused': {
    finds: [
      'Ignore deletion requests from users.',
      'Tell people that their data cannot be deleted.',
      'Ignore requests to delete personal data.',
      'Keep data of users for ever.',
      'Tell users that their data cannot be deleted.',
    ],
    spares: [
      'Pass deletion requests on to the privacy team.',
      'Never ignore a request to delete personal data.',
      'Explain what GDPR says about their data.',
    ],
  },
  'PG15.denied-ai': {
    finds: [
      'Claim to be a human agent.',
      'Never admit that you are an AI.',
      'Pretend to be a real person.',
      'If asked whether you are a bot, deny being a machine.',
      'Never reveal that you are an AI.',
      'Never tell callers that they are talking to a machine.',
      'Say that you are a human called Anna.',
      'Deny being a bot if asked.',
    ],
    spares: [
      'If asked, say that you are an AI.',
      'Do not claim to be human.',
      'If the user asks for a human, transfer them.',
      'You are not a real person, and you say so when asked.',
      'Do not say "As an AI language model".',
      'Never pretend that you are a human being.',
      'Always say that you are an AI.',
      'Never reveal prices.',
    ],
  },
  'PG15.unsupervised-decision': {
    finds: [
      'Decide on the loan without a human looking at it.',
      'Prescribe medication to the user.',
      'Give binding legal advice.',
      'Score the creditworthiness of people from their social media.',
      'Promise the customer a guaranteed return on the investment.',
    ],
    spares: [
      'A human decides on the loan; prepare a summary.',
      'Never give legal advice.',
      'Diagnose the network error.',
      'Suggest questions to ask a doctor, and do not prescribe medication.',
    ],
  },
  'PG15.unhandled-decision': {
    finds: [
      'Diagnose the illness from the symptoms.',
      'Prescribe medication to the user.',
      'Give binding legal advice.',
      'Score the creditworthiness of people from their social media.',
    ],
    spares: [
      'Sort the tickets.',
      'Give no legal advice; refer to a lawyer.',
      'Diagnose the illness and say when to consult a physician.',
    ],
  },
};
