import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';

let school: LiveSchool;
let one: RawDevice;
let other: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'filteringManager');
  [one, other] = [school.device(0), school.device(1)];
  await one.arrive();
  await other.arrive();
});
afterEach(() => school.close());

const manager = () => school.as('filteringManager');
const noticed = async () =>
  (await manager().do('noticedSites', {})).map(({ host, why, devices }) => `${host} ${why} ${devices}`);

let seq = 0;
const visit = (device: RawDevice, url: string) =>
  device.report([{ seq: ++seq, at: Date.now(), kind: 'visit', url, title: 'A page' }]);
const caught = (device: RawDevice, url: string) =>
  device.report([
    { seq: ++seq, at: Date.now(), kind: 'bypass', way: 'rewriting-proxy', url, rule: 'Other sites' },
  ]);

const list = async (name: 'blockHosts' | 'allowHosts', host: string): Promise<void> => {
  const { version, rules } = await manager().do('policy', {});
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, [name]: [...each[name], host] } : each,
  );
  await manager().do('publishPolicy', {
    basedOn: version,
    rules: { ...rules, audiences },
    reason: 'Looked at',
  });
};

test('what nobody has judged is shown, what devices caught first, until somebody lists it', async () => {
  await visit(one, 'https://www.never-met.example/a');
  await visit(other, 'https://never-met.example/b');
  await visit(one, 'https://www.bbc.co.uk/bitesize');
  await visit(one, 'https://sums-for-you.example/go');
  await caught(one, 'https://sums-for-you.example/go?u=x');
  await caught(other, 'https://sums-for-you.example/');
  expect(await noticed()).toEqual(['sums-for-you.example caught 2', 'never-met.example new 1']);
  await list('allowHosts', 'never-met.example');
  await list('blockHosts', 'sums-for-you.example');
  expect(await noticed()).toEqual([]);
});

test('says what the policy makes of it now for each key stage', async () => {
  await visit(one, 'https://never-met.example/');
  const [site] = await manager().do('noticedSites', {});
  expect(site?.verdicts).toEqual({ KS1: 'block', KS2: 'think' });
});

test('is for those alone who manage filtering', async () => {
  await expect(school.as('teacher').do('noticedSites', {})).rejects.toThrow(/not-allowed/);
});
