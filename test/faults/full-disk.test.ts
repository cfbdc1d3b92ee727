import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '#shared/result.ts';
import type { DiskState } from '#shared/socket-events.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';
import { limitedDisk, readOnlyDisk, smallDisk, unsyncedDisk, type FaultyDisk } from './disks.ts';
import { Inspector } from './inspect.ts';
import { lookAtWhatIsLeft } from './left-behind.ts';
import { SchoolUnderFire } from './school-under-fire.ts';

// The first is to be had everywhere; the others where this user may mount, and where strace is. Each says so by its name.
const disks: readonly FaultyDisk[] = [limitedDisk(), smallDisk(), unsyncedDisk(), readOnlyDisk()].filter(
  (disk) => disk !== null,
);
afterAll(() => {
  for (const disk of disks) disk.remove();
});

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60_000, 7)]);

const everyOpen = { shelf: 'open', search: '' } as const;
const note = { step: null, isDone: true } as const;

describe.each(disks)('$name', (disk) => {
  let school: SchoolUnderFire;
  let socket: DashboardSocket;
  const told: DiskState[] = [];

  beforeAll(async () => {
    const dataFolder = join(disk.folder, 'data');
    mkdirSync(dataFolder);
    school = await SchoolUnderFire.open(dataFolder);
    socket = await school.as('teacher').openSocket();
    socket.on('disk-changed', (state) => told.push(state));
    for (const device of school.devices)
      device.picture = { ok: true, value: { page: null, type: 'image/jpeg', bytes: picture } };
    await record();
    // A look is written down once in half an hour, and nobody looks where it cannot be.
    await school.as('dsl').do('incidents', everyOpen);
  }, 60_000);
  afterAll(async () => {
    socket.close();
    await school.close();
  });

  const serverId = (): number => school.server.child.pid ?? 0;
  const device = () => {
    const [first] = school.devices;
    if (!first) throw new Error('There is no device');
    return first;
  };
  const record = () =>
    school.as('teacher').call('recordIncident', {
      lessonId: school.lessonId,
      deviceId: device().deviceId,
      kind: 'hurtful-message',
      words: randomUUID(),
    });
  const reports = [
    { seq: 1, at: Date.now(), kind: 'visit', url: 'https://rabbits.example/1', title: 'Rabbits' },
    { seq: 2, at: Date.now(), kind: 'visit', url: 'https://rabbits.example/2', title: 'Rabbits' },
  ] as const;
  const focusList = {
    name: 'Newts',
    items: [{ url: 'https://newts.example/', title: 'Newts', isWholeSite: true }],
    needs: [],
    isShared: false,
  };
  const writesOfPeople = async (): Promise<readonly Result<unknown>[]> => {
    const { version, rules } = await school.as('filteringManager').do('policy', {});
    const [incident] = (await school.as('dsl').do('incidents', everyOpen)).incidents;
    const incidentId = incident?.incidentId ?? '';
    const { email, password } = madeUpStaff.teacher;
    return [
      await record(),
      await school.as('dsl').call('addIncidentAction', { incidentId, ...note, text: 'Talked' }),
      await school.as('filteringManager').call('publishPolicy', { basedOn: version, rules, reason: 'Tidy' }),
      await school.as('teacher').call('saveFocusList', focusList),
      await school.as('admin').call('addClass', { name: 'Moles', yearGroup: 2 }),
      await school.as('teacher').call('signIn', { email, password }),
    ];
  };

  test('nothing is acknowledged, everybody reads why, and it goes on when there is room again', async () => {
    disk.refuse(serverId());
    expect(await device().report(reports)).toMatchObject({ ok: false, reason: disk.reason });
    for (const refused of await writesOfPeople()) {
      expect(refused).toMatchObject({ ok: false, detail: expect.stringMatching(/not saved\. Tell whoever/) });
      expect(['disk-full', 'disk-fault']).toContain(refused.ok || refused.reason);
    }
    expect(told).toEqual([disk.reason]);
    expect(await socket.timeout(5_000).emitWithAck('disk-state', {})).toEqual({
      ok: true,
      value: disk.reason,
    });
    expect(await (await fetch(`${school.server.url}/healthz`)).text()).toBe(disk.reason);
    // What needs no writing is still to be had.
    expect(await school.as('dsl').do('incidents', everyOpen)).toMatchObject({ total: 1 });
    expect(await school.as('teacher').do('focusLists', {})).toEqual([]);
    // What has to be written down is not looked at, however often it is tried.
    const search = () => school.as('dsl').call('incidents', { shelf: 'open', search: 'Quill' });
    expect([await search(), await search()]).toMatchObject([{ ok: false }, { ok: false }]);
    const { evidenceParts, evidenceFiles } = lookAtWhatIsLeft(school.dataFolder);
    expect([evidenceParts, evidenceFiles.length]).toEqual([0, 1]);

    disk.heal(serverId());
    await waitUntil('everybody is told that it is well', () => told.at(-1) === 'ok');
    expect(await device().report(reports)).toEqual({ ok: true, value: { through: 2 } });
    for (const done of await writesOfPeople()) expect(done).toMatchObject({ ok: true });
    for (const { url } of reports) {
      school.notes.report.sent.add(url);
      school.notes.report.acknowledged.add(url);
    }
    const { faults } = await new Inspector(school).look(lookAtWhatIsLeft(school.dataFolder));
    expect(faults.filter((fault) => !fault.startsWith('Never sent'))).toEqual([]);
    expect(await school.as('dsl').do('incidents', everyOpen)).toMatchObject({ total: 2 });
  });

  test('a server that dies while it is full begins again with all that was acknowledged', async () => {
    disk.refuse(serverId());
    expect(await record()).toMatchObject({ ok: false });
    await school.server.end('SIGKILL');
    disk.heal(null);
    await school.startAgain().listening();
    const { faults } = await new Inspector(school).look(lookAtWhatIsLeft(school.dataFolder));
    expect(faults.filter((fault) => !fault.startsWith('Never sent'))).toEqual([]);
    expect(await school.as('dsl').do('incidents', everyOpen)).toMatchObject({ total: 2 });
  });
});
