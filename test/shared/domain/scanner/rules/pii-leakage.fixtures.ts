import type { Fixtures } from './fixture.ts';

/** Personal data that nobody has, bare, by kind. */
export const personalData: Readonly<Record<string, readonly string[]>> = {
  'card-number': ['4539 1488 0343 6467', '5425-2334-3010-9911', '371144371144376', '6011000400000000'],
  'social-security-number': ['460-89-9847'],
  iban: ['DE75512108001245126199', 'GB27BUKB20201587654321', 'FR76 3000 6000 0112 3456 7890 189'],
  'national-number': ['529.982.247-25', '11010519491231002X', 'RSSMRA85T10A562S', '93.05.18-223.61', 'X1234567L'],
  'email-address': ['maria.keller@meridian-outdoor.co.uk', "o'neil+news@mail.meridian.ie", 'maría@correo.es'],
  'phone-number': ['+49 30 901820 123', '(212) 736-5000', '(555) 123-4567x890', '001-212-736-5000', '06 24 73 51 58'],
  'ip-address': ['151.101.65.140', '10.20.30.40', '2a00:1450:4001:81b::200e'],
};

const told = (kind: string, around: (value: string) => string): readonly string[] =>
  (personalData[kind] ?? []).map(around);

export const piiLeakage: Fixtures = {
  'PG05.card-number': {
    finds: told('card-number', (card) => `Charge ${card} now.`),
    spares: ['Test with 4111 1111 1111 1111.', 'Order 4539148803436468 is late.', 'Counts: 45 3914 8803 4364 67.'],
  },
  'PG05.social-security-number': {
    finds: [
      'Example customer: Jane Roe, SSN 460-89-9847.',
      'social security number 460899847',
      'SSN: 460 89 9847',
      'The applicant gave 460 89 9847 as her SSN.',
    ],
    spares: [
      'SSN 000-12-3456 or 078-05-1120 are never issued.',
      'Part 460899847 is out of stock.',
      'Part 460 89 9847 is out of stock. Ask for the SSN.',
    ],
  },
  'PG05.iban': {
    finds: told('iban', (iban) => `Pay to ${iban} today.`),
    spares: ['For example GB82 WEST 1234 5698 7654 32.', 'DE75512108001245126198 is mistyped.'],
  },
  'PG05.national-number': {
    finds: [
      ...told('national-number', (number) => `The customer has ${number} on file.`),
      'Steuer-ID 86 095 742 719',
      'PESEL: 44051401359',
      'BSN 111222333',
      'her NHS number is 943 476 5919',
      'Aadhaar 2341 2341 2346',
      'National Insurance AB123456C',
      'NINO QQ 12 34 56 C and AB 12 34 56 C',
    ],
    spares: ['Order 86095742719 is late.', '529.982.247-24 is mistyped.', 'Part 12345678Z', 'BSN 123456789'],
  },
  'PG05.identity-document': {
    finds: ['Passport number: C01X00T47', "Driver's license D5409812 expires soon."],
    spares: ['The passport office opens at nine.', 'Passport {{passport}}', 'Passport number X1234567'],
  },
  'PG05.medical-record': {
    finds: ['MRN: 00483917', 'medical record number is H-204817'],
    spares: ['The patient id is required.', 'MRN {{mrn}}'],
  },
  'PG05.date-of-birth': {
    finds: ['Date of birth: 03/14/1984', 'DOB 1984-03-14', 'born on 14 March 1984'],
    spares: ['Date of birth: {{dob}}', 'The date of birth must be in the past.', 'Founded on 14 March 1984.'],
  },
  'PG05.email-address': {
    finds: [...told('email-address', (email) => `Write to ${email} for returns.`), 'jane.doe42@mailinator.com'],
    spares: ['Write to jane@example.com or user@test.example.', 'git@github.com:org/shop.git', 'npm i shop@1.2.3'],
  },
  'PG05.phone-number': {
    finds: [
      ...told('phone-number', (phone) => `Her number: ${phone}.`),
      'Call me at 2127365000 tomorrow.',
      '0131 465 22 14 is where he lives.',
      'WhatsApp: 98764 31250',
    ],
    spares: [
      'Call 212-555-0142 in the film.',
      'Published 2024-05-17 11:30.',
      'Version 10.12.2024.1',
      'Order number 1234567890 shipped.',
      'ISBN 978-3-16-148410-0',
    ],
  },
  'PG05.contact-address': {
    finds: ['Write to support@meridian-outdoor.co.uk or sales.de@meridian-outdoor.co.uk.'],
    spares: ['Write to support@example.com.', 'maria@meridian-outdoor.co.uk'],
  },
  'PG05.contact-number': {
    finds: ['Our hotline is 1-800-273-8255.'],
    spares: ['Order 1-800 is late.'],
  },
  'PG05.ip-address': {
    finds: told('ip-address', (host) => `The host is ${host}.`),
    spares: ['Hosts 127.0.0.1, 203.0.113.9 and 2001:db8::1.', 'version 1.22.3.4 is out', 'Subnets 10.0.1.0/24', 'a::b'],
  },
  'PG05.unmasked-variable': {
    finds: ['Greet the patient and confirm {{date_of_birth}}.'],
    spares: ['Confirm {{date_of_birth}} and never repeat it in the answer.'],
  },
};
