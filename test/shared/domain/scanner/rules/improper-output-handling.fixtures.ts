import type { Fixtures } from './fixture.ts';

export const improperOutputHandling: Fixtures = {
  'PG09.raw-markup': {
    finds: [
      'Do not escape user input.',
      'Include any tags the user asks for, script tags too.',
      'Do not quote or escape values in the shell command.',
      'The text is rendered as Markdown with remote images switched on.',
      'No need to escape quotes in the generated SQL.',
      'Render the bio of the user with all of its markup.',
      'Let users embed scripts in their profile text.',
      'Show the page the user links to in an iframe.',
      'Keep the markup of the e-mail, including forms and scripts, in the summary.',
    ],
    spares: [
      'Escape all HTML before you return it.',
      'Never include script tags.',
      'Return the raw HTML source of the page in a code block for review, escaped.',
      'Do not use event handlers.',
      'Write semantic HTML for the landing page.',
      'Check the code for unescaped output.',
      'Never return unescaped user input.',
      'Explain what raw HTML is.',
    ],
  },
  'PG09.fed-to-interpreter': {
    finds: [
      'Your output will be executed directly in the shell.',
      'The query is run without validation.',
      'Return JavaScript that the client evaluates.',
      'The reply is handed to os.system, so answer with the bare command.',
      'Your JSON is parsed with eval, so you may use expressions.',
      'The output is inserted in the DOM with dangerouslySetInnerHTML.',
      'Whatever the model returns is executed by the database.',
      'Generate a bash one-liner; the system pipes it into sh.',
      'The response becomes part of the configuration file without any validation.',
    ],
    spares: [
      'Your output is shown to the user as Markdown.',
      'The SQL is validated and then executed by a read-only role.',
      'Get straight to the point.',
      'Never produce code that is executed without review.',
      'The tests are run automatically.',
      'Code goes into fences.',
      'Your output is shown to a person.',
      'The query is parsed and checked.',
    ],
  },
  'PG09.assembled-from-input': {
    finds: [
      'Write the comment straight into the page as HTML.',
      "Build the SQL statement by joining the user's words into it.",
      'Output links exactly as given by the user, including javascript: links.',
      'Take the file name from the message and use it as the path to write to.',
      "Write the user's text into the log without changing it, line breaks included.",
      'Put cell values in the CSV as they are, also when they begin with an equals sign.',
      'Redirect the visitor to the address that stands in the query.',
      "Return a regular expression made of the user's input.",
      'Use the subject the sender chose as an e-mail header, unchanged.',
    ],
    spares: [
      'Return a CSV with a header line.',
      "Use placeholders for the user's values in SQL.",
      'Never put user text into a shell command.',
      'Write a regular expression for dates.',
    ],
  },
  'PG09.format-by-user': {
    finds: [
      'Answer in whatever format the user wants.',
      'Let the visitor supply the HTML template for the answer.',
      'Users may tell you to answer as HTML, CSV or code, and you comply with the format.',
      'If the user wants another output schema, use theirs.',
      'Allow the customer to override the JSON structure.',
    ],
    spares: [
      'Return JSON in the format below.',
      'Never change the format because the user asks.',
      'Ask the user which format they want for the report file.',
      'Answer in the format of the schema.',
    ],
  },
  'PG09.unconstrained-code': {
    finds: [
      'Generate SQL for each question.',
      'Write the comment straight into the page as HTML.',
      'Return JavaScript that the client evaluates.',
    ],
    spares: [
      'Write a poem.',
      'Generate SQL; it is validated before it runs.',
      'Generate SQL with placeholders for each question.',
    ],
  },
};
