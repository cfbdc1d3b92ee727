import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TimeAuthority } from '../../test/support/time-authority.ts';
import { newNonce, stampRequest } from './stamp-request.ts';
import { readStamp, tokenIn } from './stamp-token.ts';

const sha256Of = (text: string): Buffer => Buffer.from(hash('sha256', text, 'hex'), 'hex');
const ours = sha256Of('a made-up checkpoint');

/** Made with `openssl ts -reply` of OpenSSL 3.0.19, for a request of ours. */
const byOpenssl = Buffer.from(
  'MIIDlgYJKoZIhvcNAQcCoIIDhzCCA4MCAQMxDzANBglghkgBZQMEAgEFADBxBgsqhkiG9w0BCRABBKBiBGAwXgIBAQYDKgMEMDEwDQYJYIZIAWUDBAIBBQAEILGd46J7HYviDk4lbhvZ87Sz5o3VKygo6PAYMlgmXeDMAgECGA8yMDI2MTEyOTIxNDYwMVowAwIBAQIIQQIDBAUGBwigggGjMIIBnzCCAUagAwIBAgIUKw3DOtp1gX4thak1+UtDSqGrJ0kwCgYIKoZIzj0EAwIwJDEiMCAGA1UEAwwZT3BlblNTTCBtYWRlLXVwIGF1dGhvcml0eTAgFw0yNjExMjkyMTQ1MzdaGA8yMTI2MTEwNTIxNDUzN1owJDEiMCAGA1UEAwwZT3BlblNTTCBtYWRlLXVwIGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHq0yFYLY0gHqglH4BvbBtegJn+4D1rhQLBdQjlEfOqndrzcJhcmu4oLo1qhM2h/cJJJ3Cz5W3/Yc2uiwodSLYWjVDBSMAkGA1UdEwQCMAAwDgYDVR0PAQH/BAQDAgeAMBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMB0GA1UdDgQWBBRE9yeuygsNkiwuw9XWZwdknacU7zAKBggqhkjOPQQDAgNHADBEAiAkdPgTuNxUmsg8+kBCTe87XoUVU1oln8isNRGnQknu8wIgXs84LyeAIIQLp8q+QbFLZxkUtOzpEZaSuM6LtWSD9/wxggFRMIIBTQIBATA8MCQxIjAgBgNVBAMMGU9wZW5TU0wgbWFkZS11cCBhdXRob3JpdHkCFCsNwzradYF+LYWpNflLQ0qhqydJMA0GCWCGSAFlAwQCAQUAoIGkMBoGCSqGSIb3DQEJAzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjYxMTI5MjE0NjAxWjAvBgkqhkiG9w0BCQQxIgQgZt9xSztAZa6q6TemQlUYSqW68I/6ZE5GyT81L7i0a+MwNwYLKoZIhvcNAQkQAi8xKDAmMCQwIgQg9HGTM1Y1IMGoRikbxpIeXaBT7eB135Q+MFJszS/NboAwCgYIKoZIzj0EAwIESDBGAiEA5+PxQwEEV50EHWspVEmCjG9H8cMpjSQF9Ol3TLZ6kbsCIQCW4/cml0sGT7AyY8aud99hvCrYRL/RpH/4t9uL5kiAhA==',
  'base64',
);
const opensslNonce = Buffer.from('4102030405060708', 'hex');

let authority: TimeAuthority;
beforeAll(async () => {
  authority = await TimeAuthority.open();
});
afterAll(() => authority.close());

test('a request says what RFC 3161 asks for, byte for byte', () => {
  expect(stampRequest(ours, opensslNonce).toString('hex')).toBe(
    `30430201013031300d060960864801650304020105000420${ours.toString('hex')}020841020304050607080101ff`,
  );
});

test('a nonce is a positive number of eight bytes, another each time', () => {
  const nonces = Array.from({ length: 50 }, newNonce);
  expect(nonces.every((nonce) => nonce.length === 8 && nonce.readInt8() > 0)).toBe(true);
  expect(new Set(nonces.map(String)).size).toBe(50);
});

describe('a token', () => {
  test('made by OpenSSL is read: when, and by whom', () => {
    expect(readStamp(byOpenssl, ours, opensslNonce)).toEqual({
      at: Date.parse('2026-11-29T21:46:01Z'),
      authority: 'CN=OpenSSL made-up authority',
    });
  });

  test('of something else, or for another question, is refused', () => {
    expect(() => readStamp(byOpenssl, sha256Of('other'), opensslNonce)).toThrow('of something else');
    expect(() => readStamp(byOpenssl, ours, newNonce())).toThrow('another question');
  });

  test('with one bit changed anywhere in what it says or how it is signed is refused', () => {
    const info = byOpenssl.indexOf(ours);
    const digest = byOpenssl.indexOf(Buffer.from('2a864886f70d010904', 'hex'));
    // The name of the kind of signature is not signed itself, and not believed either.
    const kind = byOpenssl.indexOf(Buffer.from('2a8648ce3d040302', 'hex'), digest);
    const places = [
      ...Array.from({ length: 70 }, (_, at) => info - 10 + at),
      ...Array.from({ length: byOpenssl.length - digest }, (_, at) => digest + at),
    ].filter((at) => at < kind - 4 || at >= kind + 8);
    for (const at of places) {
      const changed = Buffer.from(byOpenssl);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect(() => readStamp(changed, ours, null), `byte ${at}`).toThrow();
    }
  });

  test('cut off anywhere is refused', () => {
    for (let length = 0; length < byOpenssl.length; length += 7)
      expect(() => readStamp(byOpenssl.subarray(0, length), ours, null)).toThrow();
  });

  test('signed with a certificate that is for something else is refused', async () => {
    const webServer = await TimeAuthority.open('2b06010505070301');
    const reply = webServer.replyTo(stampRequest(ours, opensslNonce));
    await webServer.close();
    expect(() => readStamp(tokenIn(reply), ours, opensslNonce)).toThrow('certificate for time stamps');
  });

  test('from a time when the certificate was not valid is refused', () => {
    authority.turnedMs = 2 * 365 * 24 * 3_600_000;
    const reply = authority.replyTo(stampRequest(ours, opensslNonce));
    authority.turnedMs = 0;
    expect(() => readStamp(tokenIn(reply), ours, opensslNonce)).toThrow('not valid then');
  });
});

test('an answer that grants nothing holds no token', () => {
  const rejected = Buffer.from('30053003020102', 'hex');
  expect(() => tokenIn(rejected)).toThrow('gave no time stamp');
});
