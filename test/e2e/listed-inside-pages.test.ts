import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { answerFetching, fetchingPage, fetchNames } from '../support/fetching-page.ts';
import { ListDesk } from '../support/list-desk.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { killWorker } from '../support/worker-life.ts';
import { createMutant } from '../ways-round/mutant.ts';

interface Setting {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
}

let raised: Setting | null = null;
const setting = (): Setting => {
  if (raised === null) throw new Error('The setting is not there.');
  return raised;
};

/** In no list of the policy itself, only in one that was imported; so are the hosts below it. */
const listedHost = 'odds.example';
const list = `${listedHost}\n${Array.from({ length: 5_000 }, (_, number) => `odds-${number}.example`).join('\n')}`;

const arrive = async (place: number, about: Omit<Setting, 'pupil'>): Promise<EnrolledPupil> => {
  const pupil = about.school.yearFour.pupils[place];
  if (pupil === undefined) throw new Error('The made-up class is too small.');
  return EnrolledPupil.arrive({ ...about, pupil, isWorkerWatched: false });
};

const untilAllHaveTheIndex = (): Promise<unknown> =>
  waitUntil(
    'every device has the index',
    async () => {
      const devices = await setting().school.staff.admin.do('devices', {});
      return devices.every(({ problems }) => problems.length === 0);
    },
    30_000,
  );

beforeAll(async () => {
  const web = await startMadeUpWeb({ answer: answerFetching });
  const server = await startServer();
  const school = await createSchool(server);
  const pupil = await arrive(0, { web, server, school });
  raised = { web, server, school, pupil };
  await new ListDesk(server.url, school.staff.filteringManager).upload(list);
  await untilAllHaveTheIndex();
});
afterAll(async () => {
  await raised?.pupil.close();
  await raised?.server.stop();
  await raised?.web.close();
});

/** Which of the things asked for have come to a host. */
const arrived = (host: string): string[] =>
  fetchNames.filter((name) => setting().web.count(host, `/${name}`) > 0);

const allArrived = (host: string): Promise<unknown> =>
  waitUntil(`all arrives at ${host}`, () => arrived(host).length === fetchNames.length).catch(() => {
    throw new Error(
      `Missing at ${host}: ${fetchNames.filter((name) => !arrived(host).includes(name)).join(', ')}`,
    );
  });

const ready = async (pupil: EnrolledPupil, hosts: readonly string[]): Promise<Page> => {
  const tab = await pupil.opened.browser.newPage();
  await tab.goto(fetchingPage(hosts));
  await tab.evaluate('ready');
  return tab;
};

/** An open page fetches everything from one host after the other; the last one's are awaited. */
const fetchFrom = async (hosts: readonly string[], prepare: () => Promise<void> = async () => undefined) => {
  const tab = await ready(setting().pupil, hosts);
  await prepare();
  await tab.evaluate('go()');
  await allArrived(hosts.at(-1) ?? '');
  await tab.close();
};

describe('what an open page fetches', () => {
  test('from a host that only an imported list names never leaves, from other hosts it does', async () => {
    const [listed, unknown, open] = [`hot.${listedHost}`, 'hot-unheard-of.example', 'planets.example'];
    await fetchFrom([listed, unknown, open]);
    await allArrived(unknown);
    expect(arrived(listed)).toEqual([]);
  });

  test('waits for a worker that is dead', async () => {
    const listed = `dead.${listedHost}`;
    await fetchFrom([listed, 'library.example'], () => killWorker(setting().pupil.opened.browser));
    expect(arrived(listed)).toEqual([]);
  });

  test('leaves where a teacher has opened the site', async () => {
    const { school } = setting();
    const { filteringManager } = school.staff;
    const [pupil] = school.yearFour.pupils;
    const opened = `opened.${listedHost}`;
    await filteringManager.do('grantException', {
      target: { kind: 'site', host: opened },
      to: { kind: 'pupils', pupilIds: [pupil?.pupilId ?? ''] },
      endsAt: Date.now() + 600_000,
      reason: 'A lesson about chance',
    });
    await untilAllHaveTheIndex();
    const closed = `closed.${listedHost}`;
    await fetchFrom([closed, opened]);
    expect(arrived(closed)).toEqual([]);
  });
});

test('without the worker’s being asked about it, all of it arrives', async () => {
  const { school, server, web } = setting();
  const mutant = await createMutant(school.deployment.linuxJson, server.dataFolder, ['inside-requests']);
  const deployment = { ...school.deployment, linuxJson: mutant.policyJson };
  const pupil = await arrive(1, { web, server, school: { ...school, deployment } });
  try {
    await untilAllHaveTheIndex();
    const listed = `mutant.${listedHost}`;
    const tab = await ready(pupil, [listed]);
    await tab.evaluate('go()');
    await allArrived(listed);
  } finally {
    await pupil.close();
    await mutant.close();
  }
});
