import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyStatus } from '#shared/socket-events.ts';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool } from '../support/live-school.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(3, 'filteringManager');
});
afterEach(() => school.close());

const manager = () => school.as('filteringManager');
const publish = async (blockHost: string) => {
  const { version, rules } = await manager().do('policy', {});
  const audiences = rules.audiences.map((each) => ({ ...each, blockHosts: [blockHost, ...each.blockHosts] }));
  const request = { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' };
  return { request, version: (await manager().do('publishPolicy', request)).version };
};

describe('the policy', () => {
  test('is there from the first start, signed, with lists of which those that nothing opens are marked', async () => {
    const { categories, version, publishedBy } = await manager().do('policy', {});
    expect(categories.length).toBeGreaterThanOrEqual(25);
    expect(categories.filter(({ isIllegal }) => isIllegal).map(({ id }) => id)).toEqual([
      'illegal',
      'filter-test',
    ]);
    expect([version, publishedBy]).toEqual([1, 'ThinkClick']);
    const { policy } = await school.device(0).arrive();
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: school.keys.policyPublicKeyRaw },
      format: 'jwk',
    });
    const isSigned = (text: string): boolean =>
      verify(null, Buffer.from(text), key, Buffer.from(policy?.signature ?? '', 'base64url'));
    expect(isSigned(policy?.text ?? '')).toBe(true);
    expect(isSigned(`${policy?.text} `)).toBe(false);
  });

  test('reaches every connected device, and the dashboards hear on how many it is in force', async () => {
    const devices = [school.device(0), school.device(1), school.device(2)];
    for (const device of devices) await device.arrive();
    const [, , mute] = devices;
    if (mute) mute.acknowledges = false;
    const dashboard = await school.dashboard('teacher');
    const heard: PolicyStatus[] = [];
    dashboard.on('policy-status', (status) => void heard.push(status));
    const { version } = await publish('newly-blocked.example');
    await waitUntil('all have it', () =>
      devices.every((device) => device.policies.at(-1)?.version === version),
    );
    await waitUntil('two have applied it', () => heard.at(-1)?.applied === 2);
    expect(heard.at(-1)).toEqual({ version, applied: 2, connected: 3 });
    mute?.tell({ policyVersion: version });
    await waitUntil('the third as well', () => heard.at(-1)?.applied === 3);
    expect((await manager().do('policy', {})).status).toEqual({ version, applied: 3, connected: 3 });
  });

  test('waits for a device that is offline', async () => {
    const device = school.device(0);
    await device.arrive();
    const known = device.policies.at(-1)?.version;
    device.close();
    const { version } = await publish('newly-blocked.example');
    await device.arrive(0, known);
    expect(device.policies.at(-1)?.version).toBe(version);
  });

  test('that somebody else changed meanwhile is not overwritten', async () => {
    const { request, version } = await publish('newly-blocked.example');
    expect(await manager().call('publishPolicy', request)).toMatchObject({ ok: false, reason: 'conflict' });
    const { history, publishedBy } = await manager().do('policy', {});
    expect(history[0]).toMatchObject({ version, reason: 'A test', publishedBy: 'Jo Lindqvist' });
    expect(publishedBy).toBe('Jo Lindqvist');
    await school.recorded(
      'the change',
      ({ action, object }) => action === 'publish-policy' && object === `policy ${version}`,
    );
  });

  test('outlives a restart, and is not a teacher’s to change', async () => {
    const { request, version } = await publish('newly-blocked.example');
    await school.restart();
    expect((await manager().do('policy', {})).version).toBe(version);
    const refused = await school.as('teacher').call('publishPolicy', { ...request, basedOn: version });
    expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  test('says why', async () => {
    await publish('newly-blocked.example');
    const url = 'https://www.newly-blocked.example/page';
    const [pupilId = ''] = school.pupilIds;
    expect(await school.as('teacher').do('why', { url, pupilId })).toMatchObject({
      verdict: 'block',
      reason: 'block-list',
    });
    expect(await school.as('teacher').do('why', { url: 'not an address' })).toMatchObject({
      reason: 'bad-address',
    });
    expect(await school.as('teacher').call('why', { url, pupilId: 'nobody' })).toMatchObject({
      reason: 'not-found',
    });
  });
});
