/**
 * How common each pair of letters is within English words: five for a pair as common as any other, one more for each
 * doubling, one less for each halving. Row and column are the first and the second letter, a to z.
 */
const pairs = [
  '06770360604879060778544352',
  '50006002440600500522500040',
  '70407007605600800637500030',
  '64048131610320610450420050',
  '74775653402778464987365750',
  '50005400600400700504400030',
  '50007036503424500543400020',
  '70008020600323600415200030',
  '55776660004769852678260204',
  '20005000000000300020200000',
  '10016030400233100050100010',
  '72158210700720730155631070',
  '75017000600340660051400030',
  '71787482603634620278540040',
  '44562650435679560866756220',
  '60037005500620650746400020',
  '00000000000000000010600000',
  '71559450805455840566541060',
  '60608106705441662078604040',
  '71508318800431730775604060',
  '54556140500656150776000100',
  '60007000600000300000000000',
  '60005005600104500450000000',
  '30203000200000060005000000',
  '21104000200424650053001002',
  '30004000200000200000000000',
].map((row) => Int8Array.from(row, (digit) => Number(digit) - 5));

/** The number of a letter, a = 0, whatever its case, or -1. */
const letterOf = (unit: number): number => {
  const letter = (unit | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? letter : -1;
};

/**
 * How much more the pairs of letters in a text are those of English words than of letters drawn at random, in bits:
 * above zero for words and names, far below for keys. A text without neighbouring letters is zero.
 */
export const wordLikeness = (text: string): number => {
  let bits = 0;
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = letterOf(text.charCodeAt(at));
    if (letter >= 0 && before >= 0) bits += pairs[before]?.[letter] ?? 0;
    before = letter;
  }
  return bits;
};
