import { createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: the value of a cookie or of a one-time link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How a token is stored: HMAC-SHA-256, hex. Who reads or writes the database alone cannot use or make one. */
export const tokenHash = (sessionSecret: Buffer, token: string): string =>
  createHmac('sha256', sessionSecret).update(token).digest('hex');
