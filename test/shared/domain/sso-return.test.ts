import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { codeLocation, errorLocation, returnOf } from '#shared/domain/sso-return.ts';

const consoleUrl = 'https://app.example.com';
const codeChallenge = 'x'.repeat(43);

test('nobody is ever sent anywhere but to this machine or to the console', () => {
  const pieces = fc.constantFrom(
    ...['http:', 'https:', '//', '/', '\\', '@', ':', '.', '#', '?', '%2f', '%40', '\t', ' ', '127.0.0.1', '[::1]'],
    ...['localhost', 'app.example.com', 'evil.example', '0x7f.1', '443', '..', 'javascript:', 'a'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      try {
        const to = returnOf({ returnTo: text, codeChallenge }, consoleUrl);
        const { protocol, hostname, origin } = new URL(codeLocation(to ?? expect.unreachable(), 'code'));
        const isHere = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
        expect(isHere || origin === consoleUrl, text).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
    { numRuns: 3000 },
  );
});

test('what the client had in its address stays, but for what is said there now', () => {
  const to = { returnTo: 'http://localhost:1/cb?a=1&code=forged&state=forged', codeChallenge, state: 'mine' };

  expect(codeLocation(to, 'c')).toBe('http://localhost:1/cb?a=1&code=c&state=mine');
  expect(errorLocation(to, new AppError('forbidden', 'No.'))).toContain('error=forbidden&error_description=No.');
});
