import { ibanOf, withLuhn } from './check-digits.ts';
import { type Draw, drawFrom } from './draw.ts';

const digit = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Issuer ranges with the length of the whole number. */
const issuers: readonly (readonly [prefix: string, length: number])[] = [
  ...(['4539', '4556', '4916', '4024'] as const).map((prefix) => [prefix, 16] as const),
  ...(['51', '52', '53', '54', '55', '2221', '2720'] as const).map((prefix) => [prefix, 16] as const),
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['65', 16],
  ['3528', 16],
  ['36', 14],
];

const pan = (draw: Draw): string => {
  const [prefix, length] = draw.pick(issuers);
  const number = withLuhn(prefix + draw.characters(digit, length - prefix.length - 1));
  const separator = draw.pick(['', '', ' ', '-']);
  const groups = length === 16 ? /(\d{4})(\d{4})(\d{4})(\d+)/ : /(\d{4})(\d{6})(\d+)/;
  return number.replace(groups, (_, ...parts) =>
    parts
      .filter((part) => typeof part === 'string')
      .slice(0, length === 16 ? 4 : 3)
      .join(separator),
  );
};

const ssn = (draw: Draw): string => {
  const area = draw.pick([draw.integer(1, 665), draw.integer(667, 899)]);
  const parts = [
    String(area).padStart(3, '0'),
    String(draw.integer(1, 99)).padStart(2, '0'),
    String(draw.integer(1, 9999)).padStart(4, '0'),
  ];
  return parts.join(draw.pick(['-', '-', '-', ' ']));
};

/** Basic bank account numbers by country, as the SWIFT registry gives them: n a digit, a a letter, c either. */
const accounts: Readonly<Record<string, string>> = {
  ...{ DE: 'n18', FR: 'n10c11n2', GB: 'a4n14', ES: 'n20', IT: 'a1n10c12', NL: 'a4n10', BE: 'n12', AT: 'n16' },
  ...{ CH: 'n5c12', PT: 'n21', IE: 'a4n14', PL: 'n24', SE: 'n20', NO: 'n11', DK: 'n14', FI: 'n14', CZ: 'n20' },
  ...{ GR: 'n7c16', HU: 'n24', LU: 'n3c13', SK: 'n20', SI: 'n15', HR: 'n17', RO: 'a4c16', BG: 'a4n6c8' },
  ...{ TR: 'n6c16', SA: 'n2c18', AE: 'n19', IL: 'n19', LT: 'n16', LV: 'a4c13', EE: 'n16', MT: 'a4n5c18' },
};

const iban = (draw: Draw): string => {
  const country = draw.pick(Object.keys(accounts));
  const alphabets: Readonly<Record<string, string>> = { n: digit, a: upper, c: upper + digit };
  const account = (accounts[country] ?? '').replace(/([nac])(\d+)/g, (_, kind: string, length: string) =>
    draw.characters(alphabets[kind] ?? digit, Number(length)),
  );
  const whole = ibanOf(country, account);
  return draw.chance(0.5) ? whole : whole.replace(/.{4}(?=.)/g, '$& ');
};

const first = ['maria', 'jonas', 'li.wei', 'amelia', 'r.patel', 'o_brien', 'sofia', 'k.nowak', 'henrik', 'fatima'];
const last = ['keller', 'lindqvist', 'moreau', 'tanaka', 'silva', 'novak', 'haddad', 'byrne', 'costa', 'weber'];
const domains = [
  'brightmail.co',
  'nordpost.se',
  'kanzlei-huber.de',
  'mail.ohioarts.edu',
  'correo.uy',
  'zentrum.ch',
  'ferrovia.it',
];

const email = (draw: Draw): string =>
  `${draw.pick(first)}${draw.pick(['.', '_', '', '+news.'])}${draw.pick(last)}${draw.pick(['', '', '77', '1984'])}@${draw.pick(domains)}`;

const publicV4 = (draw: Draw): string =>
  [
    draw.pick([23, 45, 62, 81, 93, 139, 151, 178, 185, 212]),
    draw.integer(1, 250),
    draw.integer(0, 250),
    draw.integer(1, 250),
  ].join('.');

const group = (draw: Draw): string =>
  draw.characters('123456789abcdef', 1) + draw.characters('0123456789abcdef', draw.integer(1, 3));

const publicV6 = (draw: Draw): string => {
  const groups = ['2a02', '2003', '2600', '2406', '2804'];
  const many = (count: number) => Array.from({ length: count }, () => group(draw)).join(':');
  return draw.chance(0.5) ? `${draw.pick(groups)}:${many(7)}` : `${draw.pick(groups)}:${many(3)}::${many(1)}`;
};

const ip = (draw: Draw): string => (draw.chance(0.6) ? publicV4(draw) : publicV6(draw));

/** National and international ways to write telephone numbers; # is a digit, N one that is not 0 or 1. */
const phoneFormats: readonly string[] = [
  ...['(N##) N##-####', 'N##-N##-####', '+1 N##-N##-####', '+1-N##-N##-####', '+1 (N##) N##-####', 'N##.N##.####'],
  ...[
    '1-N##-N##-####',
    '001-N##-N##-####',
    '+1N##N######',
    '(N##)N##-####',
    '+1-N##-N##-####x####',
    'N##-N##-#### x###',
  ],
  ...['+44 20 7### ####', '020 7### ####', '+44 7### ######', '07### ######', '+44(0)20 7### ####', '0161 ### ####'],
  ...['+49 30 ########', '030 ########', '+49 171 #######', '0171/#######', '+49 (0)89 ######', '(030) ### ####'],
  ...['+33 1 ## ## ## ##', '01 ## ## ## ##', '06 ## ## ## ##', '+33 6 ## ## ## ##', '+33 (0)1 ## ## ## ##'],
  ...[
    '+34 6## ### ###',
    '6## ## ## ##',
    '+39 02 ### ####',
    '+39 3## ### ####',
    '+31 6 ########',
    '06-########',
    '+31 20 ### ####',
  ],
  ...[
    '+46 8 ### ## ##',
    '08-### ## ##',
    '+47 ### ## ###',
    '+45 ## ## ## ##',
    '+358 40 ### ####',
    '+41 44 ### ## ##',
    '044 ### ## ##',
  ],
  ...['+43 1 #######', '+48 ### ### ###', '+351 9## ### ###', '+32 4## ## ## ##', '0475 ## ## ##', '+353 1 ### ####'],
  ...[
    '+61 4## ### ###',
    '04## ### ###',
    '(02) 9### ####',
    '+64 21 ### ###',
    '+81 3-####-####',
    '03-####-####',
    '090-####-####',
  ],
  ...[
    '+91 9#### #####',
    '+86 138 #### ####',
    '+55 11 9####-####',
    '(11) 9####-####',
    '+52 55 #### ####',
    '+972 5#-###-####',
    '+27 82 ### ####',
  ],
];

const phone = (draw: Draw): string =>
  draw.pick(phoneFormats).replace(/[#N]/g, (slot) => draw.characters(slot === 'N' ? '23456789' : digit, 1));

/** Personal data of nobody: numbers pass their checks and are random, names and domains are made up. */
export const personalData = { pan, ssn, iban, email, ip, phone } as const satisfies Record<
  string,
  (draw: Draw) => string
>;

export type PersonalData = keyof typeof personalData;

/** Sentences as people write them; % stands for the datum. */
const sentences: Readonly<Record<PersonalData, readonly string[]>> = {
  pan: [
    'My credit card % was charged twice.',
    'Card number: %',
    'Please put % on file, it expires in March.',
    'I paid with % yesterday and got no receipt.',
    "What's the limit on card %?",
  ],
  ssn: [
    'My social security number is %.',
    'SSN: %',
    'The applicant gave % as her SSN.',
    "I can't find the file for ssn %",
    'Social Security %, born in Dayton.',
  ],
  iban: [
    'Please transfer it to %.',
    'IBAN: %',
    'My account % has been closed.',
    'The refund went to % and not to us.',
    'Kontoverbindung %, Empfänger wie oben.',
  ],
  email: [
    'Write to % for details.',
    'My e-mail is %',
    'Contact: %, any time.',
    '% sent this on Tuesday.',
    'Please add <%> to the list.',
  ],
  ip: [
    'The last login came from %.',
    'Blocked % after five attempts.',
    'client_ip=% status=403',
    'My address is % and I cannot connect.',
    'From % to the gateway.',
  ],
  phone: [
    'Please call me back on %.',
    'Phone: %',
    'You can reach her at % after six.',
    'My number has changed, it is % now.',
    'Tel. % (mobile)',
    'Call % for the booking, ask for Sandra.',
  ],
};

export type PersonalFixture = { readonly kind: PersonalData; readonly text: string; readonly datum: string };

/** So many sentences of one kind. */
export const personalFixtures = (kind: PersonalData, count: number, seed: string): readonly PersonalFixture[] =>
  Array.from({ length: count }, (_, index) => {
    const draw = drawFrom(`${seed}/${kind}/${index}`);
    const datum = personalData[kind](draw);
    return { kind, datum, text: draw.pick(sentences[kind]).replace('%', () => datum) };
  });
