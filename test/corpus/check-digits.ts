/** A digit string completed by its Luhn check digit (ISO/IEC 7812-1, annex B). */
export const withLuhn = (digits: string): string => {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

/** An IBAN with its check digits (ISO 13616, by ISO/IEC 7064 mod 97-10). */
export const ibanOf = (country: string, account: string): string => {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
};
