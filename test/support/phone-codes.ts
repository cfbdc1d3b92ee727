import { counterCode } from '../../server/people/one-time-codes.ts';

const stepMs = 30_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What was typed into a phone, as bytes. */
const secretOf = (typed: string): Buffer => {
  const bits = [...typed].map((sign) => letters.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** The code that a phone shows at this moment. */
export const phoneCode = (typed: string, at: number): string =>
  counterCode(secretOf(typed.replaceAll(/\s/g, '')), Math.floor(at / stepMs));
