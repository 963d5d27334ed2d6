import { afterEach, expect, test, vi } from 'vitest';
import { configVariables, readConfig } from '#shared/runtime/config.ts';

afterEach(() => vi.unstubAllEnvs());

const set = (values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
};

test('variables are read as what they are', () => {
  set({ TENANTS_TABLE: 'tenants', VERIFYING_KEY_ARNS: 'a b', MIN_HOLD_SECONDS: '60', ALLOW_LOOPBACK: 'false' });

  expect(readConfig('TENANTS_TABLE', 'VERIFYING_KEY_ARNS', 'MIN_HOLD_SECONDS', 'ALLOW_LOOPBACK')).toEqual({
    TENANTS_TABLE: 'tenants',
    VERIFYING_KEY_ARNS: ['a', 'b'],
    MIN_HOLD_SECONDS: 60,
    ALLOW_LOOPBACK: false,
  });
});

test('a function without its key, its table and its bus refuses to start, and names all three at once', () => {
  set({ SECRETS_KEY_ARN: '', TENANTS_TABLE: '', BUS_NAME: '' });

  expect(() => readConfig('SECRETS_KEY_ARN', 'TENANTS_TABLE', 'BUS_NAME')).toThrow(
    'Promptgate refuses to start: SECRETS_KEY_ARN is not set; TENANTS_TABLE is not set; BUS_NAME is not set.',
  );
});

test.each([
  ['MIN_HOLD_SECONDS', '1.5'],
  ['MIN_HOLD_SECONDS', '-1'],
  ['MIN_HOLD_SECONDS', 'a minute'],
  ['ALLOW_LOOPBACK', 'yes'],
  ['ALLOW_LOOPBACK', 'True'],
] as const)('%s=%s is malformed and refused', (name, value) => {
  set({ [name]: value });

  expect(() => readConfig(name)).toThrow(`Promptgate refuses to start: ${name} is`);
});

test('no refusal repeats a value, which may be a secret', () => {
  set({ ALLOW_LOOPBACK: 'canary' });

  expect(() => readConfig('ALLOW_LOOPBACK')).not.toThrow('canary');
});

test('every variable is of a kind that can be read', () => {
  for (const name of Object.keys(configVariables) as (keyof typeof configVariables)[]) {
    set({ [name]: { text: 'text', list: 'a b', seconds: '1', flag: 'true' }[configVariables[name]] });
    expect(() => readConfig(name)).not.toThrow();
  }
});

test('a runtime module that needs a variable does not even load without it', async () => {
  set({ SECRETS_KEY_ARN: '', TENANT_ROLE_ARN: 'role' });

  await expect(import('#shared/runtime/secrets.ts')).rejects.toThrow('SECRETS_KEY_ARN is not set');
});
