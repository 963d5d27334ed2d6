import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { AddressRefused, isPublicAddress, isRefusedLiteral, publicLookup } from '#shared/messaging/public-address.ts';

const rules = { allowLoopback: false };

/** One address of each range that is not the public internet's (RFC 6890 and its successors). */
const refused = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '169.254.79.129',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:10.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:a9fe:a9fe::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
  'not an address',
];
const welcome = ['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '::ffff:8.8.8.8'];

test.each(refused)('%s is not of the public internet', (address) => {
  expect(isPublicAddress(address, rules)).toBe(false);
});

test.each(welcome)('%s is of the public internet', (address) => {
  expect(isPublicAddress(address, rules)).toBe(true);
});

test('a local stack reaches this very machine, and nothing else that is private', () => {
  const local = { allowLoopback: true };

  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].every((address) => isPublicAddress(address, local))).toBe(true);
  expect(['10.0.0.1', '169.254.169.254', 'fd00::1'].some((address) => isPublicAddress(address, local))).toBe(false);
});

test('an address in place of a name is judged, and a name is left to the lookup', () => {
  expect(isRefusedLiteral('127.0.0.1', rules)).toBe(true);
  expect(isRefusedLiteral('[::1]', rules)).toBe(true);
  expect(isRefusedLiteral('8.8.8.8', rules)).toBe(false);
  expect(isRefusedLiteral('example.com', rules)).toBe(false);
});

const addressOf = (address: string): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 });

const look = (addresses: readonly string[] | Error, options: { readonly all?: boolean } = {}) =>
  new Promise((resolve) => {
    const lookup = publicLookup(rules, (_host, _options, callback) =>
      addresses instanceof Error ? callback(addresses, []) : callback(null, addresses.map(addressOf)),
    );
    lookup('example.com', options, (error, address, family) => resolve(error ?? [address, family]));
  });

test('a name that leads to public addresses is answered as the socket asked', async () => {
  expect(await look(['8.8.8.8', '2606:4700:4700::1111'])).toEqual(['8.8.8.8', 4]);
  expect(await look(['8.8.8.8', '2606:4700:4700::1111'], { all: true })).toEqual([
    [addressOf('8.8.8.8'), addressOf('2606:4700:4700::1111')],
    undefined,
  ]);
});

test('one bad address among good ones refuses the name', async () => {
  for (const bad of refused) {
    expect(await look(['8.8.8.8', bad])).toBeInstanceOf(AddressRefused);
    expect(await look([bad, '8.8.8.8'], { all: true })).toBeInstanceOf(AddressRefused);
  }
});

test('a name without addresses is refused, and a failed lookup is told as it is', async () => {
  const failure = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });

  expect(await look([])).toBeInstanceOf(AddressRefused);
  expect(await look(failure)).toBe(failure);
});
