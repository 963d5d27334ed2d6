import fc from 'fast-check';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signatureHeaders } from '#shared/crypto/webhook-signature.ts';
import { newWebhookSecret } from '#shared/domain/webhook.ts';
import { effects } from '#shared/runtime/effects.ts';

const timestamp = 1_795_248_000;

/** The verifier compares timestamps with the system's clock. */
beforeEach(() => vi.useFakeTimers({ now: timestamp * 1000, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const secretOf = () => newWebhookSecret(effects.randomText);

test('a known message has the signature that the specification of Standard Webhooks gives for it', () => {
  const headers = signatureHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );

  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('any body verifies with either of two secrets, and with no third', () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      const secrets = [secretOf(), secretOf()];
      const headers = signatureHeaders({ id: 'evt_1', timestamp, body }, secrets);

      for (const secret of secrets) expect(new Verifier(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Verifier(secretOf()).verify(body, headers)).toThrow();
    }),
    { numRuns: 50 },
  );
});

test('the signature covers the id, the timestamp and every byte of the body', () => {
  const secret = secretOf();
  const body = '{"type":"prompt.created"}';
  const headers = signatureHeaders({ id: 'evt_1', timestamp, body }, [secret]);
  const verifier = new Verifier(secret);

  expect(() => verifier.verify(body, { ...headers, 'webhook-id': 'evt_2' })).toThrow();
  expect(() => verifier.verify(body, { ...headers, 'webhook-timestamp': String(timestamp + 1) })).toThrow();
  expect(() => verifier.verify(`${body} `, headers)).toThrow();
});
