import { apiCaller, expecting } from '../api.ts';
import type { startReceiver } from '../receiver.ts';
import { done, heading } from '../screen.ts';
import { freshAccount, type Story, signUp, workspace } from '../story.ts';
import type { Tokens } from '../views.ts';

const roles = ['editor', 'reviewer', 'viewer'] as const;
const people = { editor: 'Edith', reviewer: 'Robin', viewer: 'Vera' };

/** Signs an organisation up, invites its people, and gives Promptgate somewhere to report to. */
export const gatherPeople = async (
  apiUrl: string,
  receiver: Awaited<ReturnType<typeof startReceiver>>,
): Promise<Story> => {
  heading('An organisation and its people', 'Olivia signs Acme up and invites three colleagues, each with one role.');
  const { person: owner, user } = await signUp(apiUrl, 'Acme');
  done('Olivia owns Acme');
  const names = new Map([[user.id, 'Olivia']]);
  const nobody = expecting(apiCaller(apiUrl));

  const join = async (role: (typeof roles)[number]) => {
    const { email, password } = freshAccount(people[role].toLowerCase());
    const { invitation } = await owner<{ invitation: { token: string } }>(201, 'POST', '/v1/members', {
      email,
      role: 'member',
      workspaces: [{ workspace: 'default', role }],
    });
    const accepted = { token: invitation.token, password };
    const { user, accessToken } = await nobody<Tokens>(200, 'POST', '/v1/invitations/accept', accepted);
    names.set(user.id, people[role]);
    done(`${people[role]} joined as ${role}`);
    return expecting(apiCaller(apiUrl, accessToken));
  };
  const cast = { owner, editor: await join('editor'), reviewer: await join('reviewer'), viewer: await join('viewer') };

  const { secret } = await owner<{ secret: string }>(201, 'POST', `${workspace}/webhooks`, {
    url: receiver.url,
    events: ['*'],
  });
  receiver.trust(secret);
  done('a webhook is registered; its signing secret was shown once');
  const { last4 } = await owner<{ last4: string }>(200, 'PUT', `${workspace}/provider-keys/openai`, {
    apiKey: 'sk-demo-0000000000000000000000000000demo',
  });
  done(`a provider key is stored, encrypted; all that anyone sees of it again is …${last4}`);
  return { apiUrl, cast, names, receiver };
};
