import type { Fixtures } from './fixture.ts';

export const improperOutputHandling: Fixtures = {
  'PG09.raw-markup': {
    finds: ['Return raw HTML including any <script> the user wants.', 'Do not escape user input.'],
    spares: ['Never return unescaped user input.', 'Explain what raw HTML is.'],
  },
  'PG09.fed-to-interpreter': {
    finds: ['Your output will be executed directly in the shell.', 'The query is run without validation.'],
    spares: ['Your output is shown to a person.', 'The query is parsed and checked.'],
  },
  'PG09.format-by-user': {
    finds: ['Answer in whatever format the user wants.'],
    spares: ['Answer in the format of the schema.'],
  },
  'PG09.unconstrained-code': {
    finds: ['Generate SQL for each question.'],
    spares: ['Generate SQL with placeholders for each question.'],
  },
};
