import fc from 'fast-check';
import { filter as otherFilter, parse as otherParse } from 'scim2-parse-filter';
import { describe, expect, test } from 'vitest';
import { parseScimFilter } from '#shared/domain/scim-filter.ts';
import { equalityOf, matches } from '#shared/domain/scim-match.ts';

const barbara = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: 'usr_1',
  externalId: 'HR\\Barbara',
  userName: 'bjensen@example.com',
  displayName: 'Barbara "Babs" Jensen',
  name: { formatted: 'Barbara Jensen' },
  active: true,
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@example.org', type: 'home' },
  ],
  groups: [{ value: 'grp_1', $ref: 'https://api.example.com/scim/v2/Groups/grp_1' }],
  meta: { resourceType: 'User', created: '2026-11-21T08:00:00.000Z' },
};
const holds = (filter: string) => matches(parseScimFilter(filter), barbara);

describe('a filter holds', () => {
  test.each([
    'userName eq "bjensen@example.com"',
    'USERNAME Eq "BJensen@Example.COM"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "BJ"',
    'name.formatted co "jensen"',
    'displayName eq "Barbara \\"Babs\\" Jensen"',
    'externalId eq "HR\\\\Barbara"',
    'externalId eq "HR\\u005cBarbara"',
    'active eq true',
    'active eq "True"',
    'active EQ True',
    'not (active eq false)',
    'title eq null',
    'title ne "Dr"',
    'emails eq "BABS@example.org"',
    'emails.type eq "home"',
    'emails[type eq "work" and value co "@example.com"]',
    'emails pr and not (title pr)',
    'groups.value eq "grp_1"',
    'groups[value eq "grp_1"]',
    'meta.created ge "2026-11-21T08:00:00Z"',
    'meta.created lt "2026-11-21T09:00:00+00:00"',
    'meta.resourceType eq "User"',
    'active eq false and userName pr or id eq "usr_1"',
    'id eq "usr_1" or active eq false and userName eq "x"',
    '(id eq "usr_1" or active eq false) and userName sw "b"',
    '  id   eq   "usr_1"  ',
  ])('%s', (filter) => {
    expect(holds(filter)).toBe(true);
  });
});

describe('a filter does not hold', () => {
  test.each([
    'externalId eq "hr\\\\barbara"',
    'id eq "USR_1"',
    'userName eq "bjensen"',
    'userName eq 1',
    'active gt false',
    'active co "rue"',
    'emails[type eq "home" and value co "@example.com"]',
    'emails[type eq "work" and not (primary eq true)]',
    'nonsense eq "x"',
    'constructor.name eq "Object"',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "x"',
    'not (userName co "jensen" and active eq true)',
    '(id eq "usr_1" or active eq false) and userName eq "x"',
    'userName eq null',
  ])('%s', (filter) => {
    expect(holds(filter)).toBe(false);
  });
});

describe('what is no filter is refused in SCIM’s words', () => {
  test.each([
    '',
    '   ',
    'userName',
    'userName eq',
    'userName eq bjensen',
    "userName eq 'x'",
    'userName zz "x"',
    'eq "x"',
    'userName eq "x" userName eq "y"',
    'userName eq "x" and',
    'userName eq "x',
    'userName eq "x\ny"',
    'userName eq "\\x"',
    'userName eq {}',
    '(userName pr',
    'userName pr)',
    'emails[type eq "work"',
    'emails[]',
    'not userName pr',
    '"userName" eq "x"',
    'a.b.c eq "x"',
    '__proto__ pr',
    '../etc eq "x"',
    `userName eq "${'x'.repeat(2000)}"`,
    `${'('.repeat(30)}userName pr${')'.repeat(30)}`,
    `${'emails['.repeat(30)}userName pr${']'.repeat(30)}`,
  ])('%s', (filter) => {
    expect(() => parseScimFilter(filter)).toThrowError(expect.objectContaining({ scimType: 'invalidFilter' }));
  });

  test('in no time, whatever it is: three parsers of others take seconds for some of these', () => {
    const worst = [
      `a eq "${'\n'.repeat(1990)}`,
      `a eq "${'\\'.repeat(1990)}`,
      Array.from({ length: 60 }, (_, index) => `(a${index} eq 1 or b eq 2)`).join(' and '),
      'a '.repeat(999),
      '('.repeat(1999),
      'not ('.repeat(390),
    ];
    const started = performance.now();
    for (const filter of worst) {
      try {
        matches(parseScimFilter(filter), barbara);
      } catch {}
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

const name = fc.constantFrom('userName', 'name.formatted', 'emails.value', 'active', 'missing');
const value = fc.oneof(fc.constantFrom('', 'bjensen@example.com', 'barbara jensen'), fc.boolean());
const comparison = fc
  .tuple(name, fc.constantFrom('eq', 'co', 'sw', 'ew'), value)
  .map(([path, op, expected]) => `${path} ${op} ${JSON.stringify(expected)}`);
const presence = name.map((path) => `${path} pr`);
const { filter: anyFilter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    presence,
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
}));

const folded = { ...barbara, displayName: 'x', name: { formatted: 'barbara jensen' } };

test('filters are read as another parser reads them', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      fc.pre(filter.length < 2000 && !/active (co|sw|ew)|(co|sw|ew) (true|false)|pr|""/.test(filter));

      expect(matches(parseScimFilter(filter), folded)).toBe(otherFilter(otherParse(filter))(folded));
    }),
    { numRuns: 500 },
  );
});

test('any text is a filter or is refused as none', () => {
  const pieces = fc.constantFrom('userName', ' ', 'eq', '"x"', '(', ')', '[', ']', 'and', 'or', 'not', 'pr', '"', '\\');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        try {
          expect(matches(parseScimFilter(text), barbara)).toBeTypeOf('boolean');
        } catch (error) {
          expect(error).toMatchObject({ scimType: 'invalidFilter' });
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('a filter that only asks for one value can be looked up instead', () => {
  expect(equalityOf(parseScimFilter('userName eq "A@b.c"'), 'username')).toBe('A@b.c');
  expect(equalityOf(parseScimFilter('userName eq "a" and active eq true'), 'username')).toBeUndefined();
  expect(equalityOf(parseScimFilter('userName ne "a"'), 'username')).toBeUndefined();
  expect(equalityOf(undefined, 'username')).toBeUndefined();
});
