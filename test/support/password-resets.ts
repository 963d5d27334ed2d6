import { confirmPasswordReset } from '#functions/identity/confirm-password-reset.ts';
import { sendPasswordReset } from '#functions/mail/send-password-reset.ts';
import { keys } from '#shared/data/keys.ts';
import type { Mail } from '#shared/domain/mail.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { ada, founded, origin } from '#test/support/identity-world.ts';

export const newPassword = 'an even longer battery staple';

/** Ada's account, the worker that mails her, and what she does with her mails. */
export const resettable = async () => {
  const world = await founded();
  const { dependencies, organisationId, openTable } = world;
  const mails: Mail[] = [];
  let isBroken = false;
  const worker = {
    ...dependencies,
    appUrl: 'https://app.example.com',
    sendMail: async (mail: Mail) => {
      if (isBroken) throw new Error('no mail today');
      mails.push(mail);
    },
  };
  const ask = ({ email = ada.email, requestId = 'request-2' } = {}) => sendPasswordReset(worker, { email, requestId });
  const tokens = () => mails.flatMap(({ text }) => /#token=(\S+)/.exec(text)?.[1] ?? []);
  const confirm = (token = '', password = newPassword, ip = origin.ip) =>
    confirmPasswordReset(dependencies, { origin: { requestId: 'request-3', ip }, body: { token, password } });
  /** As PUT /v1/sso/saml leaves the organisation, or as its closing does. */
  const changeOrganisation = (id: string, set: object) => {
    const tenant = tenantOf(id);
    return openTable(tenant).transact([{ update: keys.organisation(tenant), set: { ...set } }]);
  };
  return {
    ...world,
    mails,
    tokens,
    ask,
    confirm,
    changeOrganisation,
    enforceSso: (id = organisationId) => changeOrganisation(id, { ssoEnforced: true }),
    breakMail: () => {
      isBroken = true;
      return () => {
        isBroken = false;
      };
    },
  };
};
