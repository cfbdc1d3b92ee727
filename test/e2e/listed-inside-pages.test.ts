import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExceptionTarget } from '#shared/device-state.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import {
  answerFetching,
  fetchingPage,
  fetchNames,
  picturePage,
  type WayToFetch,
} from '../support/fetching-page.ts';
import { ListDesk } from '../support/list-desk.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
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

/**
 * In no list of the policy itself, only in one that was imported; so are the hosts below it. Its category is not one of
 * those that the browser's own rules know too.
 */
const listedHost = 'odds.example';
const list = `${listedHost}\n${Array.from({ length: 5_000 }, (_, number) => `odds-${number}.example`).join('\n')}`;

/** In an imported list too, and in the browser's rules. */
const severeHost = 'severe.example';

const arrive = async (place: number, about: Omit<Setting, 'pupil'>): Promise<EnrolledPupil> => {
  const pupil = about.school.yearFour.pupils[place];
  if (pupil === undefined) throw new Error('The made-up class is too small.');
  return EnrolledPupil.arrive({ ...about, pupil, isWorkerWatched: false });
};

const untilSettled = (): Promise<unknown> =>
  waitUntil(
    'every device does what it was told and has the index',
    async () => {
      const devices = await setting().school.staff.admin.do('devices', {});
      return devices.every(({ problems }) => problems.length === 0);
    },
    30_000,
  );

beforeAll(async () => {
  const web = await startMadeUpWeb({ answer: answerFetching });
  const { server, school } = await openSchool();
  const pupil = await arrive(0, { web, server, school });
  raised = { web, server, school, pupil };
  const desk = new ListDesk(server.url, school.staff.filteringManager);
  await desk.upload(list, { name: 'Listed', categoryId: 'games' });
  await desk.upload(severeHost, { name: 'Severe', categoryId: 'gambling' });
  await untilSettled();
});
afterAll(async () => {
  await raised?.pupil.close();
  await raised?.server.stop();
  await raised?.web.close();
});

/** Which of the things asked for have come to a host. */
const arrived = (host: string): string[] =>
  fetchNames.filter((name) => setting().web.count(host, `/${name}`) > 0);

const untilArrived = (host: string, ways: readonly WayToFetch[] = fetchNames): Promise<unknown> => {
  const missing = () => ways.filter((name) => !arrived(host).includes(name));
  return waitUntil(`all arrives at ${host}`, () => missing().length === 0).catch(() => {
    throw new Error(`Missing at ${host}: ${missing().join(', ')}`);
  });
};

interface Fetching {
  readonly pupil: EnrolledPupil;
  readonly hosts: readonly string[];
  readonly ways?: readonly WayToFetch[];
  readonly prepare?: () => Promise<void>;
}

/** An open page fetches everything from one host after the other; the last one's are awaited. */
const fetchFrom = async ({ pupil, hosts, ways = fetchNames, prepare }: Fetching): Promise<void> => {
  const tab = await pupil.opened.browser.newPage();
  await tab.goto(fetchingPage(hosts, ways));
  await tab.evaluate('ready');
  await prepare?.();
  await tab.evaluate('go()');
  await untilArrived(hosts.at(-1) ?? '', ways);
  await tab.close();
};

/** Without what begins as a frame: a page with one that was stopped is loaded anew when the worker starts. */
const fetchedByItself = fetchNames.filter((name) => name !== 'object' && name !== 'embed');

/** For the pupil at the first device, and until that device has it. */
const openFor = async (target: ExceptionTarget): Promise<void> => {
  const { school } = setting();
  const [bound] = school.yearFour.pupils;
  await school.staff.filteringManager.do('grantException', {
    target,
    to: { kind: 'pupils', pupilIds: [bound?.pupilId ?? ''] },
    endsAt: Date.now() + 600_000,
    reason: 'A lesson about chance',
  });
  await untilSettled();
};

describe('what an open page fetches', () => {
  test('from a host that only an imported list names never leaves, from other hosts it does', async () => {
    const [listed, unknown, open] = [`hot.${listedHost}`, 'hot-unheard-of.example', 'planets.example'];
    await fetchFrom({ pupil: setting().pupil, hosts: [listed, unknown, open] });
    await untilArrived(unknown);
    expect(arrived(listed)).toEqual([]);
  });

  test('waits for a worker that is dead', async () => {
    const listed = `dead.${listedHost}`;
    const { pupil } = setting();
    await fetchFrom({
      pupil,
      hosts: [listed, 'library.example'],
      ways: fetchedByItself,
      prepare: () => killWorker(pupil.opened.browser),
    });
    expect(arrived(listed)).toEqual([]);
  });

  test('leaves where a teacher has opened the site', async () => {
    const { pupil } = setting();
    const [opened, closed] = [`opened.${listedHost}`, `closed.${listedHost}`];
    await openFor({ kind: 'site', host: opened });
    await fetchFrom({ pupil, hosts: [closed, opened] });
    expect(arrived(closed)).toEqual([]);
  });

  test('leaves for the host of a page that a teacher has opened, whoever knows it', async () => {
    const { pupil } = setting();
    const [listed, onTheBlockList] = [`of-a-page.${listedHost}`, 'bets.example'];
    await openFor({ kind: 'page', page: `${listed}/chance` });
    await openFor({ kind: 'page', page: `${onTheBlockList}/chance` });
    await fetchFrom({ pupil, hosts: [listed, onTheBlockList], ways: fetchedByItself });
    await untilArrived(listed, fetchedByItself);
  });
});

test('a picture that the browser has kept is not shown once its site is listed', async () => {
  const { pupil, school, server } = setting();
  const tab = await pupil.opened.browser.newPage();
  let visits = 0;
  const isShown = async (): Promise<unknown> => {
    await tab.goto(picturePage('https://late.example/kept.svg', (visits += 1)));
    return tab.evaluate('shown');
  };
  expect([await isShown(), await isShown()]).toEqual([true, true]);
  await new ListDesk(server.url, school.staff.filteringManager).upload('late.example', { name: 'Late' });
  await waitUntil('the picture is not shown', async () => !(await isShown()), 20_000);
  await tab.close();
});

test('without the worker’s being asked about it, all of it arrives but from what the rules know too', async () => {
  const { school, server, web } = setting();
  const mutant = await createMutant(school.deployment.linuxJson, server.dataFolder, ['inside-requests']);
  const deployment = { ...school.deployment, linuxJson: mutant.policyJson };
  const pupil = await arrive(1, { web, server, school: { ...school, deployment } });
  try {
    await untilSettled();
    await fetchFrom({ pupil, hosts: [severeHost, `mutant.${listedHost}`] });
    expect(arrived(severeHost)).toEqual([]);
  } finally {
    await pupil.close();
    await mutant.close();
  }
});
