import 'fake-indexeddb/auto';
import { webcrypto } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { designatedText } from '#shared/api/designated-devices.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Call } from '../api.ts';
import { ThisComputer } from './this-computer.ts';

const serverUrl = 'https://school.example';
const fromBase64Url = (text: unknown): Buffer => Buffer.from(String(text), 'base64url');

let asked: { name: string; request: Record<string, unknown> }[];
let answers: Record<string, Result<unknown>>;
let databaseName: string;

beforeEach(() => {
  asked = [];
  databaseName = crypto.randomUUID();
  answers = {
    deviceChallenge: success({ challenge: 'c1' }),
    markDevice: success({ deviceId: 'd1' }),
    proveDevice: success({}),
  };
});

const computer = () => {
  const call = async (name: string, request: object) => {
    asked.push({ name, request: { ...request } });
    return answers[name];
  };
  return new ThisComputer({ databaseName, serverUrl, call: call as Call });
};

/** As the server looks at it. */
const isSigned = async (purpose: 'mark' | 'prove', publicKey: unknown, signature: unknown) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('spki', fromBase64Url(publicKey), algorithm, false, [
    'verify',
  ]);
  const text = Buffer.from(designatedText(purpose, serverUrl, 'c1'));
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64Url(signature), text);
};

test('what was marked proves itself later, with the same key, under the id it was given', async () => {
  expect(await computer().mark('Office')).toEqual(success({ deviceId: 'd1' }));
  expect(await computer().deviceId()).toBe('d1');
  expect(await computer().prove()).toBe(true);
  const marked = asked.find(({ name }) => name === 'markDevice')?.request;
  const proven = asked.find(({ name }) => name === 'proveDevice')?.request;
  expect(await isSigned('mark', marked?.publicKey, marked?.signature)).toBe(true);
  expect(proven).toMatchObject({ deviceId: 'd1', challenge: 'c1' });
  expect(await isSigned('prove', marked?.publicKey, proven?.signature)).toBe(true);
  expect(await isSigned('mark', marked?.publicKey, proven?.signature)).toBe(false);
});

test('a browser that was never marked proves nothing, and does not ask', async () => {
  expect(await computer().prove()).toBe(false);
  expect(asked).toEqual([]);
});

test('where the server does not take it, it is not marked', async () => {
  answers.markDevice = failure('confirm-password');
  expect(await computer().mark('Office')).toEqual(answers.markDevice);
  expect(await computer().deviceId()).toBeNull();
});

test('one that was removed on the server is known by its refusal', async () => {
  await computer().mark('Office');
  answers.proveDevice = failure('not-designated');
  expect(await computer().prove()).toBe(false);
});
