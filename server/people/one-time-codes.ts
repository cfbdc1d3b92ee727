import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const digits = 6;
const stepMs = 30_000;
/** A phone's clock may be one step off. */
const driftSteps = [0, -1, 1] as const;
const secretBytes = 20;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** HOTP: https://www.rfc-editor.org/rfc/rfc4226, section 5.3. */
export const counterCode = (secret: Buffer, counter: number, length = digits): string => {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 10 ** length;
  return String(number).padStart(length, '0');
};

/** The step of time that a code belongs to (TOTP, https://www.rfc-editor.org/rfc/rfc6238); null for a wrong code. */
export const stepOfCode = (secret: Buffer, code: string, now: number): number | null => {
  const current = Math.floor(now / stepMs);
  const given = Buffer.from(code);
  for (const drift of driftSteps) {
    const right = Buffer.from(counterCode(secret, current + drift));
    if (given.length === right.length && timingSafeEqual(given, right)) return current + drift;
  }
  return null;
};

export const newSecret = (): Buffer => randomBytes(secretBytes);

/** https://www.rfc-editor.org/rfc/rfc4648, section 6, without padding: as it is typed into a phone. */
export const base32 = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => letters[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
};

/** What authenticator apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format. */
export const keyAddress = (secret: Buffer, email: string): string =>
  `otpauth://totp/ThinkClick:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=ThinkClick`;
