import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer';
import type { EnrolledPupil } from '../support/enrolled-pupil.ts';
import type { SeenRequest } from '../support/made-up-web.ts';
import { openTab, waitForOwnPage } from '../support/pupil-tab.ts';
import { ShownPages } from '../support/shown-pages.ts';
import { waitUntil } from '../support/wait-until.ts';
import { forbiddenColour } from '../support/ways-to-a-page.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage?.close());

/** What an engine was asked; the icon of a page that is left already may still be fetched. */
const askedOf = (host: string): SeenRequest[] =>
  stage.web.requests(host).filter(({ path }) => path !== '/favicon.ico');

const askedWhile = async (host: string, action: () => Promise<unknown>): Promise<SeenRequest[]> => {
  const before = askedOf(host).length;
  await action();
  return askedOf(host).slice(before);
};

const open = async (pupil: EnrolledPupil, url: string): Promise<void> => {
  const page = await openTab(pupil.opened.browser, url);
  await page.close();
};

/** Video is not for pupils where a school begins; here it is, so that what is asked can be seen. */
const allow = async (hosts: readonly string[]): Promise<void> => {
  const { filteringManager } = stage.school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, allowHosts: [...each.allowHosts, ...hosts] } : each,
  );
  const changed = { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' };
  await filteringManager.do('publishPolicy', changed);
  await waitUntil('every device has the policy', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version > version && status.applied === status.connected;
  });
};

const settingsOf = ({ query }: SeenRequest): string =>
  [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).join(' ');

const google = 'safe=active ssui=on';
const googleImages = 'tbs=sur:cl,il:cl';

/** Key stage 2 has Creative Commons images and no AI answers: where each search arrives, and how. */
const arrivals: [typed: string, host: string, settings: string][] = [
  ['https://www.google.co.uk/search?q=a', 'www.google.co.uk', `q=a ${google} udm=14`],
  ['https://www.google.fr/search?q=a&SAFE=off&safe=images&safe=off', 'www.google.fr', `q=a ${google} udm=14`],
  ['https://google.com.au/search?q=a&udm=50', 'google.com.au', `q=a ${google} udm=14`],
  ['https://www.google.de/search?udm=50&q=a&udm=7', 'www.google.de', `q=a ${google} udm=7`],
  ['https://www.google.it/search?q=a&safe=%6Fff', 'www.google.it', `q=a ${google} udm=14`],
  ['https://WWW.GOOGLE.ES/search?q=a&udm=2', 'www.google.es', `q=a ${google} udm=2 ${googleImages}`],
  [
    'https://www.google.ie/search?tbm=isch&q=a&tbs=isz:l&TBS=x&udm=50',
    'www.google.ie',
    `q=a ${google} tbm=isch ${googleImages}`,
  ],
  ['https://www.google.pl/search?q=udm=2', 'www.google.pl', `q=udm=2 ${google} udm=14`],
  ['https://www.bing.com/search?q=a&adlt=off&ADLT=off', 'www.bing.com', 'q=a adlt=strict'],
  [
    'https://www.bing.com/images/search?q=a&qft=%2Bfilterui:imagesize-large',
    'www.bing.com',
    'q=a adlt=strict qft=+filterui:licenseType-Any',
  ],
  ['https://duckduckgo.com/?q=a&kp=-2&KP=-2', 'noai.duckduckgo.com', 'q=a kp=1'],
  [
    'https://duckduckgo.com/?q=a&ia=images&iax=images&iaf=size:Large',
    'noai.duckduckgo.com',
    'q=a ia=images iax=images kp=1 iaf=license:Any',
  ],
  ['https://search.brave.com/search?q=a&safesearch=off', 'safesearch.brave.com', 'q=a safesearch=off'],
];

test.each(arrivals)('%s arrives at %s as %s', async (typed, host, settings) => {
  const typedHost = new URL(typed).hostname;
  const beforeAtTyped = stage.web.count(typedHost);
  const asked = await askedWhile(host, () => open(stage.pupil, typed));
  expect(asked.map(settingsOf)).toEqual([settings]);
  if (typedHost !== host) expect(stage.web.count(typedHost)).toBe(beforeAtTyped);
});

describe('never arrives', () => {
  /** For the older pupil, and where it may go for the younger one, who has no image search at all. */
  const closed: [who: 'pupil' | 'young', typed: string][] = [
    ['pupil', 'https://www.google.com/search?s%61fe=off&q=a'],
    ['pupil', 'https://www.google.com/s%65arch?q=a&safe=off'],
    ['pupil', 'https://www.google.com/search?q=a&udm=%32'],
    ['pupil', 'https://www.google.com/aimode?q=a'],
    ['pupil', 'https://lens.google.com/search?p=a'],
    ['pupil', 'https://www.bing.com/copilotsearch?q=a'],
    ['pupil', 'https://www.bing.com/images/cre%61te/a'],
    ['pupil', 'https://duckduckgo.com/?q=a&ia=chat'],
    ['pupil', 'https://search.brave.com/ask?q=a'],
    ['pupil', 'https://search.brave.com/images?q=a'],
    ['young', 'https://www.google.com/search?q=a&tbm=isch'],
    ['young', 'https://www.google.com/search?q=a&udm=14&UDM=2'],
    ['young', 'https://images.google.co.uk/'],
    ['young', 'https://www.google.com/imghp'],
    ['young', 'https://www.bing.com/images/search?q=a'],
    ['young', 'https://duckduckgo.com/?q=a&iax=images&ia=web'],
    ['young', 'https://www.kiddle.co/i.php?q=a'],
  ];
  test.each(closed)('from the %s: %s', async (who, typed) => {
    const hosts = [new URL(typed).hostname, 'noai.duckduckgo.com', 'safesearch.brave.com'];
    const before = hosts.map(askedOf);
    const page = await openTab(stage[who].opened.browser, typed);
    await waitForOwnPage(page, 'blocked');
    expect(hosts.map(askedOf)).toEqual(before);
    await page.close();
  });

  test.each([
    'https://uk.search.yahoo.com/search?p=otters',
    'https://www.ecosia.org/images?q=otters',
    'https://www.qwant.com/?q=otters&t=images',
    'https://www.startpage.com/do/search?query=otters',
    'https://yandex.com/search/?text=otters',
  ])('a refused engine: %s, whose words go to the safe one', async (typed) => {
    const host = new URL(typed).hostname;
    const page = await openTab(stage.pupil.opened.browser, typed);
    await waitUntil('the safe engine has the words', () =>
      page.url().startsWith('https://noai.duckduckgo.com/?q=otters'),
    );
    expect(page.url()).toContain('kp=1');
    expect(stage.web.count(host)).toBe(0);
    await page.close();
  });
});

test('for the younger ones the safe engine is one made for children', async () => {
  const page = await openTab(stage.young.opened.browser, 'https://uk.search.yahoo.com/search?p=red+otters');
  await waitUntil('it has the words', () => page.url().startsWith('https://www.kiddle.co/s.php?q=red'));
  expect(stage.web.requests('www.kiddle.co').map(({ path, query }) => `${path}?${query}`)).toContain(
    '/s.php?q=red+otters',
  );
  expect(stage.web.count('uk.search.yahoo.com')).toBe(0);
  await page.close();
});

describe('without typing', () => {
  const rabbits = (pupil: EnrolledPupil) => openTab(pupil.opened.browser, 'https://rabbits.example/');

  const sendForm = (page: Page, action: string, fields: Readonly<Record<string, string>>): Promise<void> =>
    page.evaluate(
      (to, inputs) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action: to });
        for (const [name, value] of inputs)
          form.append(Object.assign(document.createElement('input'), { name, value }));
        document.body.append(form);
        form.submit();
      },
      action,
      Object.entries(fields),
    );

  test.each([
    [
      'https://www.google.com/search',
      'www.google.com',
      { q: 'red otters', safe: 'off' },
      `q=red otters ${google} udm=14`,
    ],
    ['https://www.google.com/search?q=a', 'www.google.com', { safe: 'off' }, `q=a ${google} udm=14`],
    ['https://duckduckgo.com/', 'noai.duckduckgo.com', { q: 'red otters' }, 'q=red otters kp=1'],
    ['https://uk.search.yahoo.com/search', 'noai.duckduckgo.com', { p: 'red otters' }, 'q=red otters kp=1'],
  ])(
    'a search sent as a form to %s goes to %s as an address, made strict',
    async (action, host, fields, settings) => {
      const page = await rabbits(stage.pupil);
      const shown = await ShownPages.watch(stage.pupil.opened.browser, forbiddenColour);
      const asked = await askedWhile(host, async () => {
        await sendForm(page, action, fields);
        await waitUntil('the search is there', () => new URL(page.url()).hostname === host);
      });
      await shown.stop();
      expect(asked.map(({ method }) => method)).toEqual(['GET']);
      expect(asked.map(settingsOf)).toEqual([settings]);
      expect(shown.errorPages).toBe(0);
      await page.close();
    },
  );

  test('a frame shows image search with its licence, or not at all', async () => {
    const frameIn = (pupil: EnrolledPupil) => async () => {
      const page = await rabbits(pupil);
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const frame = document.createElement('iframe');
            frame.src = 'https://www.google.com/search?q=a&udm=2';
            frame.addEventListener('load', resolve);
            document.body.append(frame);
          }),
      );
      await page.close();
    };
    const older = await askedWhile('www.google.com', frameIn(stage.pupil));
    expect(older.map(settingsOf)).toEqual([`q=a ${google} udm=2 ${googleImages}`]);
    expect(await askedWhile('www.google.com', frameIn(stage.young))).toEqual([]);
  });

  test('what an engine’s page fetches carries the settings too', async () => {
    const fetchIn = (pupil: EnrolledPupil) => async () => {
      const page = await openTab(pupil.opened.browser, 'https://noai.duckduckgo.com/?q=a');
      await page.evaluate(() => fetch('/i.js?q=a&p=-1&f=,,,type:photo,,').catch(() => null));
      await page.close();
    };
    const images = (requests: SeenRequest[]) => requests.filter(({ path }) => path === '/i.js');
    const older = await askedWhile('noai.duckduckgo.com', fetchIn(stage.pupil));
    expect(images(older).map(settingsOf)).toEqual(['q=a p=1 f=,,,,,license:Any']);
    const young = await askedWhile('noai.duckduckgo.com', fetchIn(stage.young));
    expect(images(young)).toEqual([]);
  });

  test('a page that gives itself the address of image search is put away, or asked again with its licence', async () => {
    const turnToImages = async (pupil: EnrolledPupil) => {
      const page = await openTab(pupil.opened.browser, 'https://noai.duckduckgo.com/?q=a&kp=1');
      await page.evaluate(() => history.pushState({}, '', '/?q=a&kp=1&ia=images'));
      return page;
    };
    const young = await turnToImages(stage.young);
    await waitForOwnPage(young, 'blocked');
    const older = await turnToImages(stage.pupil);
    await waitUntil('the licence is there', () => older.url().includes('iaf=license%3AAny'));
    for (const page of [young, older]) await page.close();
  });

  test('YouTube is told to restrict on all five hosts', async () => {
    const hosts = [
      'www.youtube.com',
      'm.youtube.com',
      'youtubei.googleapis.com',
      'youtube.googleapis.com',
      'www.youtube-nocookie.com',
    ];
    await allow(hosts);
    const page = await rabbits(stage.pupil);
    for (const host of hosts) {
      const asked = await askedWhile(host, () =>
        page.evaluate(
          (url) => fetch(url, { mode: 'no-cors' }).catch(() => null),
          `https://${host}/youtubei/v1/search`,
        ),
      );
      expect(asked.map(({ headers }) => headers['youtube-restrict'])).toEqual(['Strict']);
    }
    await page.close();
  });
});
