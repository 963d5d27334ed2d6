import { type Draw, drawFrom } from './draw.ts';

const two = (draw: Draw, most: number): string => String(draw.integer(1, most)).padStart(2, '0');

/** Sentences that have digits, dates, versions, amounts, ports, and nobody's data. */
const makers: readonly ((draw: Draw) => string)[] = [
  (draw) =>
    `The meeting is on 20${two(draw, 40)}-${two(draw, 12)}-${two(draw, 28)} at ${two(draw, 12)}:${two(draw, 59)}.`,
  (draw) =>
    `Version ${draw.integer(1, 9)}.${draw.integer(0, 40)}.${draw.integer(0, 300)} fixed ${draw.integer(2, 90)} bugs.`,
  (draw) =>
    `Revenue rose from ${draw.integer(100, 999)},${draw.integer(100, 999)},000 to $${draw.integer(1, 9)}.${draw.integer(10, 99)} billion.`,
  (draw) =>
    `See RFC ${draw.integer(1000, 9999)}, section ${draw.integer(1, 9)}.${draw.integer(1, 9)}.${draw.integer(1, 9)}.`,
  (draw) => `The container listens on 0.0.0.0:${draw.integer(1024, 65535)} and on 127.0.0.1 while testing.`,
  (draw) =>
    `Pages ${draw.integer(100, 400)}-${draw.integer(401, 900)} of volume ${draw.integer(1, 30)} cover the years 18${two(draw, 99)}-19${two(draw, 99)}.`,
  (draw) => `Ticket #${draw.integer(10000, 99999)} was closed after ${draw.integer(2, 60)} minutes.`,
  (draw) =>
    `The train at ${two(draw, 23)}:${two(draw, 59)} from platform ${draw.integer(1, 14)} takes ${draw.integer(1, 9)} h ${two(draw, 59)}.`,
  (draw) => `Pi is 3.14159265358979 and e is 2.71828182845905; round to ${draw.integer(2, 8)} places.`,
  (draw) => `The file has ${draw.integer(1_000_000, 9_999_999)} bytes and took ${draw.integer(100, 999)} ms.`,
  (draw) =>
    `Latitude ${draw.integer(10, 60)}.${draw.characters('0123456789', 6)}, longitude ${draw.integer(10, 150)}.${draw.characters('0123456789', 6)}.`,
  (draw) => `ISBN 978-3-16-${draw.characters('0123456789', 6)}-${draw.integer(0, 9)} is out of print.`,
  (draw) =>
    `Use #${draw.characters('0123456789abcdef', 6)} for the border and rgb(${draw.integer(0, 255)}, ${draw.integer(0, 255)}, ${draw.integer(0, 255)}) inside.`,
  (draw) =>
    `The timeout is ${draw.integer(1, 90)}000 ms; after ${draw.integer(2, 9)} retries wait ${draw.integer(10, 60)} s.`,
  (draw) =>
    `Order ${draw.characters('0123456789', 9)} has ${draw.integer(2, 40)} items, the first is SKU ${draw.characters('0123456789', 8)}.`,
  (draw) => `Epoch ${draw.integer(1_600_000_000, 1_799_999_999)} is in UTC; in milliseconds add three zeros.`,
  (draw) =>
    `Between ${draw.integer(1990, 2005)} and ${draw.integer(2006, 2026)} the price fell by ${draw.integer(2, 80)} %.`,
  (draw) => `Room ${draw.integer(100, 999)}, building ${draw.integer(1, 40)}, ${draw.integer(2, 40)} seats.`,
  (draw) =>
    `Write to support@example.com or to name@example.org, and use 192.0.2.${draw.integer(1, 250)} in the examples.`,
  (draw) => `The 10.${draw.integer(0, 250)}.0.0/16 network holds ${draw.integer(100, 900)} hosts.`,
  (draw) => `A score of ${draw.integer(1, 9)}/10 on ${draw.integer(100, 900)} reviews.`,
  (draw) => `Mix 1:${draw.integer(2, 9)}, heat to ${draw.integer(60, 240)} °C for ${draw.integer(5, 90)} min.`,
  () => 'Card numbers have 13 to 19 digits, and an SSN has the form AAA-GG-SSSS.',
  (draw) => `Fibonacci: 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, ${draw.pick(['610', '610, 987'])}.`,
];

/** So many, all kinds in turn. */
export const cleanDigits = (count: number, seed: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const make = makers[index % makers.length];
    return make === undefined ? '' : make(drawFrom(`${seed}/${index}`));
  });
