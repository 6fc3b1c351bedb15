/**
 * True for 18 characters A-Z and 0-9 followed by two check digits for which the whole, letters read as 10 to 35, is 1
 * modulo 97. ISO 17442-1:2020 with ISO/IEC 7064 MOD 97-10. Says nothing about registration: that only GLEIF knows.
 */
export function isLei(text: string): boolean {
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(text)) return false;
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
