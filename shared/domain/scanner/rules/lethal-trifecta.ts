import type { Prompt } from '../prompt.ts';
import { cue, overall, type Rule } from './rule.ts';

/** Tools and words by which private data is read. */
const privateData = cue(`
  inbox | mailbox | read mail | read mails | read email* | read e-mail* | read_email* | search_email* | search_mail* | read_inbox | gmail | crm |
  customer record* | customer data* | customer file* | customer database | order history | query the database | query_database | query_db | run_sql | execute_sql | sql quer* |
  internal document* | internal file* | private file* | private document* | private repositor* | company drive | shared drive | google drive | sharepoint | read file* | read_file* | search_files | open file* | personal data |
  secrets | vault | credentials | medical record* | patient record* | bank account* | account data | get_customer* | lookup_customer* | get_account* | get_contacts | contact list | address book | employee record* | hr record* | calendar entr*
`);

/** Tools and words by which something leaves. */
const egress = cue(`
  send mail | send mails | send e-mail* | send email* | send an email | send an e-mail | send_email* | send_mail* | send_message* | send messages | send a message | reply by email | forward mail* | forward email* | post messages | post a message | post_message* |
  http request* | http_request* | http_post | http_get | http tool | post request* | web request* | fetch any url | fetch_url* | open any url | call any url | call_api | call external | webhook* | upload file* | upload_file* | curl | create_issue* | create a gist | publish_post | slack_post*
`);

/** Anything that says where data may go, or that a person agrees first. */
const limits = cue(`
  allow-list* | allowlist* | whitelist* | approved recipient* | approved address* | approved host* | approved domain* | permitted | only to | only send | only post | send only | post only | never send | do not send | don't send | must not send |
  never forward | do not forward | never post | do not post | never share | do not share | confirm* | approv* | after the user agrees | ask before | asking before | not leave | within the company | own domain | same domain | internal recipient*
`);

/**
 * The lethal trifecta (Willison, 2025; "Rule of Two" of OWASP and Meta): text from outside, private data and a way out
 * in one prompt. Whoever writes the text can then have the data sent anywhere.
 */
export const lethalTrifecta = (readsOutsideText: (prompt: Prompt) => boolean): Rule =>
  overall(
    {
      id: 'PG01.lethal-trifecta',
      title: 'Outside text, private data and a way out in one prompt',
      severity: 'medium',
      message:
        'The prompt reads text from outside, has access to private data and can send it, with no limit on where it may reach.',
      remediation:
        'Take one of the three away, or allow in code only certain recipients and hosts and have a person confirm each sending.',
      remedy: {
        do: 'add',
        sentence:
          'Send nothing but to recipients and hosts on the allow-list, and only after the user has confirmed it.',
      },
    },
    [privateData, egress, limits],
    (prompt) =>
      prompt.instructs(privateData) && prompt.instructs(egress) && !prompt.says(limits) && readsOutsideText(prompt)
        ? 'absent'
        : [],
  );
