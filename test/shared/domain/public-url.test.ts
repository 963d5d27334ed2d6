import { expect, test } from 'vitest';
import { demandPublicUrl } from '#shared/domain/public-url.ts';

const isAllowed = (url: string, allowLoopback: boolean): boolean => {
  try {
    demandPublicUrl(url, 'body.url', { allowLoopback });
    return true;
  } catch {
    return false;
  }
};

test.each([
  'https://example.com',
  'https://example.com/a/path?with=query#and-fragment',
  'https://example.com:443/',
  'https://hooks.example.co.uk:8443/',
  'https://bücher.example/',
  'HTTPS://EXAMPLE.COM/',
])('%s may be called', (url) => {
  expect(isAllowed(url, false)).toBe(true);
  expect(isAllowed(url, true)).toBe(true);
});

test.each([
  '',
  'example.com',
  '//example.com/',
  'http://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user@example.com/',
  'https://user:password@example.com/',
  'https://:password@example.com/',
  'https://8.8.8.8/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0x08080808/',
  'https://134744072/',
  'https://010.8.8.8/',
  'https://8.8/',
  'https://①⑥⑨.254.169.254/',
  'https://[2606:4700:4700::1111]/',
  'https://[::ffff:169.254.169.254]/',
  'https://intranet/',
  'https://hooks.localhost/',
  'https://localhost./',
  'https://example.com:22/',
  'https://example.com:9001/',
  'http://example.com:443/',
  `https://example.com/${'x'.repeat(2048)}`,
])('%s may not be called, on a local stack neither', (url) => {
  expect(isAllowed(url, false)).toBe(false);
  expect(isAllowed(url, true)).toBe(false);
});

test.each([
  'http://127.0.0.1:4000/hook',
  'http://localhost:4000/',
  'http://[::1]:4000/',
  'https://localhost/',
  'http://2130706433/',
])('%s may be called on a local stack alone', (url) => {
  expect(isAllowed(url, false)).toBe(false);
  expect(isAllowed(url, true)).toBe(true);
});

test('a local stack takes no credentials in an address either', () => {
  expect(isAllowed('http://user@127.0.0.1:4000/', true)).toBe(false);
});

test('a refusal names the place and does not repeat the address', () => {
  expect(() => demandPublicUrl('https://user:canary@example.com/', 'body.baseUrl', { allowLoopback: false })).toThrow(
    expect.objectContaining({
      code: 'validation_failed',
      message: 'body.baseUrl: must not contain credentials.',
      faults: [{ path: 'body.baseUrl', message: 'must not contain credentials' }],
    }),
  );
});
