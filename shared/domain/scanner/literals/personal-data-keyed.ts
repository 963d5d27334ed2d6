import { lazily, type Pattern } from '../pattern.ts';
import type { LiteralDetector } from '../rules/rule.ts';

const filling = '[\\s:=#*"\'.,-]{0,6}(?:(?:is|was|no|number|nr|num|id|on|of)\\b[\\s:=#*"\'.]{0,4}){0,2}';

/** Where what is told begins: after the last space, colon or the like. */
const lastBlank = (text: string): number => Math.max(...[...' :=#\n\t'].map((mark) => text.lastIndexOf(mark)));

/** Data that only the words before it make known, from those words to its end; the words are sources of patterns. */
const keyed = (anchors: string, words: string, value: string, standIn: Pattern): LiteralDetector => ({
  kind: 'literal',
  anchors: anchors.split('|'),
  pattern: lazily(() => `(?:${words})${filling}(?:${value})(?![A-Za-z0-9])`, 'iy'),
  accepts: (text) => !standIn.test(text.slice(lastBlank(text) + 1)),
});

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const dates = [
  '\\d{1,2}[-./]\\d{1,2}[-./](?:(?:19|20)\\d{2}|\\d{2})',
  '(?:19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}',
  `\\d{1,2}(?:st|nd|rd|th)?[-. ]{1,2}(?:of )?${month}\\.?,?[- ](?:19|20)\\d{2}`,
  `${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}`,
].join('|');

/** Dates of birth beside a word for them; days on which no one was born stand in for one. */
export const birthDate = keyed(
  'date of birth|birth date|birthdate|birthday|dob|d.o.b|born on|geburtsdatum|geboren am|fecha de nacimiento|date de naissance|data di nascita|data de nascimento',
  'date of birth|birth ?date|birthday|dob|d\\.o\\.b\\.?|born on|geburtsdatum|geboren am|fecha de nacimiento|date de naissance|data di nascita|data de nascimento',
  dates,
  /^(?:(?:1900|1970|2000)[-./]01[-./]01|01[-./]01[-./](?:1900|1970|2000))$/,
);

const counted = /^[A-Z]{0,2}(?:(\d)\1{4,16}|0?1234567?8?9?|X{3,16})[A-Z]?$/i;

/** Numbers of passports and driving licences beside a word for them. */
export const documentNumber = keyed(
  "passport|reisepass|pasaporte|passeport|passaporto|driver's licen|drivers licen|driver licen|driving licen|führerschein",
  "passport|reisepass(?:nummer)?|pasaporte|passeport|passaporto|(?:driver'?s?|driving) licen[cs]e|führerschein(?:nummer)?",
  '(?=[A-Z-]{0,4}\\d[A-Z0-9-]{0,5}\\d{2})[A-Z0-9][A-Z0-9-]{5,19}',
  counted,
);

/** Numbers of medical records and of insured patients beside a word for them. */
export const recordNumber = keyed(
  'mrn|medical record|patient id|patient number|patient no|health insurance number|medicare number|insurance member id',
  'mrn|medical record|patient (?:id|number|no)|health insurance number|medicare number|insurance member id',
  '(?=[A-Z-]{0,6}\\d[A-Z0-9-]{0,5}\\d{2})[A-Z0-9][A-Z0-9-]{4,15}',
  counted,
);
