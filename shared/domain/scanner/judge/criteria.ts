/** One thing to look for, in the words of either reading, and what to do about it. */
export type Criterion = {
  readonly id: string;
  readonly first: string;
  readonly second: string;
  readonly remediation: string;
};

/** What the judge looks for: one criterion a category, PG01 to PG16. */
export const criteria: readonly Criterion[] = [
  {
    id: 'PG01',
    first:
      'a planted order to drop or override the instructions, text that speaks to a reviewer, scanner or judge, or outside text put where orders stand with nothing that marks it as data',
    second:
      'Could words in here take over from the real instructions, or do they lobby whoever examines the prompt, or is foreign input mixed in with orders?',
    remediation: 'Remove the order, or move outside text into a marked place of its own that is said to be data.',
  },
  {
    id: 'PG02',
    first: 'a persona or mode without rules, or an order never to refuse',
    second: 'Does it set up a character that is free of all limits, or take away the right to say no?',
    remediation: 'Remove the persona, and say that refusals hold in role play and hypothetical questions too.',
  },
  {
    id: 'PG03',
    first: 'an order or a password that makes the model show its own instructions, or secrecy used as a permission',
    second: 'Is there a way built in by which a user gets the hidden text, or does safety rest on keeping it hidden?',
    remediation: 'Remove the order; decide in code who may do what, and assume that the prompt will be read.',
  },
  {
    id: 'PG04',
    first: 'a key, password or token written into the text (a placeholder in brackets is no fault)',
    second: 'Is a real credential spelled out? What has been taken out and bracketed does not count.',
    remediation: 'Revoke the credential and fetch one when the tool is called, outside the model.',
  },
  {
    id: 'PG05',
    first: "a real person's data in the text, or an order to collect or repeat such data that the task does not need",
    second: 'Does it hold or gather details of actual people beyond what the work calls for?',
    remediation: 'Use invented examples, and say which personal data may not be repeated.',
  },
  {
    id: 'PG06',
    first: 'a way out for data: conversation, context or secrets put into links, images, mails or calls to elsewhere',
    second: 'Would following it send what the user said, or what the model knows, to another party?',
    remediation: 'Remove the channel, and list in code where data may go.',
  },
  {
    id: 'PG07',
    first: 'more rights for whoever claims them: a role taken at its word, a debug mode, a word that skips checks',
    second: 'Can somebody gain power just by saying something?',
    remediation: 'Take identity and rights from the session, in code.',
  },
  {
    id: 'PG08',
    first: 'tools that delete, pay, execute or send without confirmation or limit',
    second: 'Might it act on the world, irreversibly or by running what it is handed, with nobody asked?',
    remediation: 'Allow named tools with bounded arguments, and ask a person before what cannot be undone.',
  },
  {
    id: 'PG09',
    first: 'output that goes unchecked into HTML, SQL, a shell or code',
    second: 'Will something execute or render what the model writes just as it is?',
    remediation: 'Demand a strict schema, check it in code, and encode for where it goes.',
  },
  {
    id: 'PG10',
    first: 'retrieved, remembered or example text given authority, or forged turns and role marks',
    second: 'Is there pretended conversation, or material from elsewhere that is to be believed and obeyed or kept?',
    remediation: 'Label where text comes from, take no orders from it, and remove forged turns.',
  },
  {
    id: 'PG11',
    first: 'an order hidden by encoding, spelling tricks or invisible characters, or one to decode and follow',
    second: 'Is anything disguised so that a human reader would not see what it tells the model?',
    remediation: 'Remove what is hidden, and write instructions in the open.',
  },
  {
    id: 'PG12',
    first: 'an order to help with anything at all or always to comply, without scope or way out',
    second: 'Does it tell the model to do whatever anybody wants?',
    remediation: 'State what the task is, what to decline, and what to say when unsure.',
  },
  {
    id: 'PG13',
    first: 'an order for hateful, sexual or violent content, or decisions by origin, sex, faith or the like',
    second: 'Would people be demeaned, endangered, or treated worse for who they are?',
    remediation: 'Remove the criterion or the content, and say what is not written.',
  },
  {
    id: 'PG14',
    first: 'an order to hide doubt, invent sources or figures, or pose as an authority',
    second: 'Is the model made to sound sure, or to cite, where it cannot know?',
    remediation: 'Allow "I do not know", and ask for sources that were given.',
  },
  {
    id: 'PG15',
    first:
      'handling of health, card, biometric or child data, or of legal, medical or hiring decisions, against the law',
    second: 'Does it break rules on regulated data or decisions, or deny being a machine when asked?',
    remediation: 'Leave the data out or keep to its rules, and say that it is a machine when asked.',
  },
  {
    id: 'PG16',
    first: 'loops, retries or output without end',
    second: 'Might it go on calling, thinking or writing with nothing to stop it?',
    remediation: 'Limit steps, calls and length, and say when to stop.',
  },
];
