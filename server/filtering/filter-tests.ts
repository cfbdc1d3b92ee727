import { randomUUID } from 'node:crypto';
import type { FilterTest } from '#shared/api/filter-tests.ts';
import { filterTestFindingsSchema, type FilterTestFinding } from '#shared/filter-test.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook, DeviceRecord } from '../devices/device-book.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';
import type { PolicyStore } from './policy-store.ts';

export interface FilterTestsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly states: Pick<DesiredStates, 'isStopped'>;
  readonly roster: ClassRoster;
  readonly policies: PolicyStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const keptInView = 100;

/** Tests of the filter on real devices, each with a dated record that stays. */
export const filterTestEndpoints = (
  parts: FilterTestsParts,
): Pick<Handlers, 'filterTests' | 'testFilter'> => ({
  filterTests: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'test-filter', {}, 'filter');
    return (
      refused ??
      success({
        tests: await listTests(parts),
        devices: await connectedDevices(parts),
        policyPublishedAt: parts.policies.current.policy.publishedAt,
      })
    );
  },

  testFilter: async ({ deviceId }, { actor }) => {
    const refused = await askMay(parts, actor, 'test-filter', {}, deviceId);
    return refused ?? testFilter(parts, actor, deviceId);
  },
});

const nameOf = ({ assetId, serialNumber, deviceId }: DeviceRecord): string =>
  assetId ?? serialNumber ?? deviceId.slice(0, 8);

/** Those of pupils first, by name: a person looks for the device in front of them. */
const connectedDevices = async ({ links, book, roster }: FilterTestsParts) => {
  const devices = links.all().flatMap(({ deviceId }) => book.find(deviceId) ?? []);
  const pupils = await roster.bound(devices.flatMap(({ pupilId }) => pupilId ?? []));
  return devices
    .map((device) => ({ device, pupil: pupils.get(device.pupilId ?? '')?.name ?? 'Nobody (guest)' }))
    .toSorted((one, other) => one.pupil.localeCompare(other.pupil, 'en-GB'))
    .map(({ device, pupil }) => ({ deviceId: device.deviceId, name: `${pupil}, ${nameOf(device)}` }));
};

const testFilter = async (
  parts: FilterTestsParts,
  actor: Actor,
  deviceId: string,
): Promise<Result<FilterTest>> => {
  const link = parts.links.find(deviceId);
  const device = parts.book.find(deviceId);
  if (!device) return failure('not-found');
  if (!link) return failure('offline', 'This device is not connected.');
  if (parts.states.isStopped(deviceId))
    return failure('not-allowed', 'This device is stopped and referred: nothing on it is changed.');
  const answer = await link.testFilter();
  if (!answer.ok) return answer;
  const policyVersion = parts.policies.version;
  const findings = [policyFinding(device.policyVersion, policyVersion), ...answer.value];
  const test: FilterTest = {
    filterTestId: randomUUID(),
    at: parts.clock(),
    by: actor.name,
    device: nameOf(device),
    policyVersion,
    passed: findings.every(({ passed }) => passed),
    findings,
  };
  await keep(parts, test, actor.accountId, deviceId);
  return success(test);
};

/** The server's own finding: only it knows what the newest version is. */
const policyFinding = (onDevice: number, newest: number): FilterTestFinding => ({
  step: 'policy',
  passed: onDevice === newest,
  found:
    onDevice === newest
      ? `Version ${newest}`
      : `The device is on version ${onDevice}; the newest is ${newest}.`,
});

const keep = async (
  { storage, ledger }: FilterTestsParts,
  test: FilterTest,
  accountId: string,
  deviceId: string,
): Promise<void> => {
  const { filterTestId, at, policyVersion, passed, findings } = test;
  await storage.db
    .insertInto('filterTests')
    .values({
      filterTestId,
      at,
      accountId,
      deviceId,
      policyVersion,
      passed: passed ? 1 : 0,
      findings: JSON.stringify(findings),
    })
    .execute();
  await ledger.append({
    actor: accountId,
    action: 'test-filter',
    object: deviceId,
    outcome: passed ? 'passed' : 'failed',
    facts: { filterTestId, policyVersion, findings },
  });
};

const listTests = async ({ storage, book }: FilterTestsParts): Promise<FilterTest[]> => {
  const rows = await storage.db
    .selectFrom('filterTests')
    .innerJoin('accounts', 'accounts.accountId', 'filterTests.accountId')
    .select(['filterTestId', 'at', 'deviceId', 'policyVersion', 'passed', 'findings', 'accounts.name as by'])
    .orderBy('at', 'desc')
    .limit(keptInView)
    .execute();
  return rows.map(({ deviceId, passed, findings, ...row }) => {
    const device = book.find(deviceId);
    return {
      ...row,
      device: device ? nameOf(device) : deviceId.slice(0, 8),
      passed: passed === 1,
      findings: filterTestFindingsSchema.parse(JSON.parse(findings)),
    };
  });
};
