import { createHash, createPublicKey, verify } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deployment } from '#shared/api/devices.ts';
import { extensionIdOf } from '../../server/keys.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { startInProcess, type InProcessServer } from './in-process-server.ts';

let server: InProcessServer;
let deployment: Deployment;

beforeAll(async () => {
  server = await startInProcess();
  const admin = createStaffClient(server.url);
  const { name, email, password } = madeUpStaff.admin;
  await admin.do('setUp', { token: server.setUpToken, schoolName: 'Riverside', name, email, password });
  deployment = await admin.do('deployment', {});
});
afterAll(() => server.stop());

/** As Chrome does it: no cookie, the address from the policy. */
const readUpdate = async (): Promise<{ appId: string; codebase: string; version: string }> => {
  const response = await fetch(deployment.updateUrl);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/xml; charset=utf-8',
  ]);
  const xml = await response.text();
  const field = (name: string): string => new RegExp(` ${name}='([^']*)'`).exec(xml)?.[1] ?? '';
  expect(xml).toContain("xmlns='http://www.google.com/update2/response' protocol='2.0'");
  return {
    appId: field('appid'),
    codebase: field('codebase'),
    version: /updatecheck.* version='([\d.]+)'/.exec(xml)?.[1] ?? '',
  };
};

const readCrx = async (address: string): Promise<Buffer> => {
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toBe('application/x-chrome-extension');
  return Buffer.from(await response.arrayBuffer());
};

test('the update manifest leads to the package, both without signing in', async () => {
  const { appId, codebase, version } = await readUpdate();
  expect(appId).toBe(deployment.extensionId);
  expect(version).toBe(deployment.extensionVersion);
  const crx = await readCrx(codebase);
  expect([crx.toString('latin1', 0, 4), crx.readUInt32LE(4)]).toEqual(['Cr24', 3]);
});

test('the package is signed with the key whose id the policy names, and says so once', async () => {
  const crx = await readCrx((await readUpdate()).codebase);
  const headerEnd = 12 + crx.readUInt32LE(8);
  const header = crx.subarray(12, headerEnd);
  // SubjectPublicKeyInfo of RSA 2048 is 294 bytes and begins 30 82 01 22; the signature is the 256 bytes of its own field.
  const keyAt = header.indexOf(Buffer.from('30820122', 'hex'));
  const der = header.subarray(keyAt, keyAt + 294);
  expect(extensionIdOf(der)).toBe(deployment.extensionId);
  const signatureAt = header.indexOf(Buffer.from([0x12, 0x80, 0x02]), keyAt + 294) + 3;
  const signedHeader = Buffer.concat([
    Buffer.from([0x0a, 16]),
    createHash('sha256').update(der).digest().subarray(0, 16),
  ]);
  const signed = Buffer.concat([
    Buffer.from('CRX3 SignedData\0'),
    Buffer.from([18, 0, 0, 0]),
    signedHeader,
    crx.subarray(headerEnd),
  ]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  expect(verify('sha256', signed, key, header.subarray(signatureAt, signatureAt + 256))).toBe(true);
});

test('the package holds the built extension without a key of its own', async () => {
  const crx = await readCrx((await readUpdate()).codebase);
  const files = unzipSync(crx.subarray(12 + crx.readUInt32LE(8)));
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Record<
    string,
    unknown
  >;
  expect(manifest).toMatchObject({ manifest_version: 3, version: deployment.extensionVersion });
  expect(manifest).not.toHaveProperty('key');
  expect(files).toHaveProperty(['background.js']);
});

test('the policies name this server, this school and its enrolment key', () => {
  const configuration = configurationIn(deployment.linuxJson);
  expect(configuration).toMatchObject({ serverUrl: server.url, schoolName: 'Riverside' });
  expect(configuration.enrolmentKey).toMatch(/^[\w-]{24}$/);
  expect(deployment.googleAdminJson).toContain(configuration.enrolmentKey);
  expect(deployment.edgeRegistry).toContain(configuration.enrolmentKey);
  expect(deployment.serverUrl).toBe(server.url);
});
