import type { Fixtures } from './fixture.ts';

export const piiLeakage: Fixtures = {
  'PG05.card-number': {
    finds: ['Charge 4539 1488 0343 6467 now.', 'Card 5425-2334-3010-9911.'],
    spares: ['Test with 4111 1111 1111 1111.', 'Order 4539148803436468 is late.'],
  },
  'PG05.social-security-number': {
    finds: ['Example customer: Jane Roe, SSN 460-89-9847.', 'social security number 460899847'],
    spares: ['SSN 000-12-3456 or 078-05-1120 are never issued.', 'Part 460899847 is out of stock.'],
  },
  'PG05.iban': {
    finds: ['Pay to DE75512108001245126199.', 'IBAN GB33BUKB20201555555557 or FR76 3000 6000 0112 3456 7890 189'],
    spares: ['For example GB82 WEST 1234 5698 7654 32.', 'DE75512108001245126198 is mistyped.'],
  },
  'PG05.email-address': {
    finds: ['Write to maria.keller@meridian-outdoor.co.uk for returns.'],
    spares: ['Write to jane@example.com or support@meridian-outdoor.co.uk.'],
  },
  'PG05.phone-number': {
    finds: ['Call +49 30 901820 123.', 'Phone: (212) 736-5000'],
    spares: ['Call 212-555-0142 in the film.', 'Published 2024-05-17 11:30.', 'Version 10.12.2024.1'],
  },
  'PG05.ip-address': {
    finds: ['The host is 151.101.65.140.'],
    spares: ['Hosts 10.0.0.7, 192.168.1.1 and 203.0.113.9.', 'version 1.22.3.4 is out'],
  },
  'PG05.unmasked-variable': {
    finds: ['Greet the patient and confirm {{date_of_birth}}.'],
    spares: ['Confirm {{date_of_birth}} and never repeat it in the answer.'],
  },
};
