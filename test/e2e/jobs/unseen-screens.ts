import type { Browser, Page } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import type { Result } from '#shared/result.ts';
import type { FrameHead, FrameMode } from '#shared/screen/frame.ts';
import { ListDesk } from '../../support/list-desk.ts';
import { countShots, type LiveTile } from '../../support/live-tile.ts';
import type { Colour } from '../../support/picture-colours.ts';
import type { School } from '../../support/school.ts';
import type { DashboardSocket } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Two pupils' screens on a class view, by their number. */
export interface Screens {
  /** A teacher's socket beside the dashboard, and what is sent to it. */
  readonly listening: (look: (socket: DashboardSocket, heads: FrameHead[]) => Promise<void>) => Promise<void>;
  readonly watch: (socket: DashboardSocket, mode: FrameMode) => Promise<Result<unknown>>;
  readonly paint: (index: number, colour: Colour) => Promise<void>;
  readonly go: (index: number, url: string) => Promise<void>;
  /** On the first view where none is given. */
  readonly tileOf: (index: number, view?: Page) => LiveTile;
  readonly pageOf: (index: number) => Page;
  readonly browserOf: (index: number) => Browser;
}

const red: Colour = [200, 30, 30];
const green: Colour = [20, 140, 60];
const gold: Colour = [230, 180, 20];
const adultHost = 'grown-ups.example';
/** On no list: its name alone says what it is. */
const unknownAdultHost = 'xxx-films.example';
/** A bank, somebody’s health, and two for grown-ups. */
const openedHosts = ['barclays.co.uk', '111.nhs.uk', adultHost, unknownAdultHost];

/** A school that opens to its pupils what is nobody's to look at, so that nothing else than that keeps it unseen. */
export const openUnseenPages = async ({ staff }: School, serverUrl: string): Promise<void> => {
  const { filteringManager } = staff;
  await new ListDesk(serverUrl, filteringManager).upload(adultHost, { categoryId: 'adult' });
  const { version, rules } = await filteringManager.do('policy', {});
  const audiences = rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, allowHosts: [...each.allowHosts, ...openedHosts] } : each,
  );
  const changed = {
    basedOn: version,
    rules: { ...rules, audiences },
    reason: 'Pages that are open, and private',
  };
  await filteringManager.do('publishPolicy', changed);
};

export const unseenScreenTests = ({
  listening,
  watch,
  paint,
  go,
  tileOf,
  pageOf,
  browserOf,
}: Screens): void => {
  /** Looked at closely, until the first picture has come. */
  const untilSeen = async (socket: DashboardSocket, heads: readonly FrameHead[]): Promise<void> => {
    await watch(socket, 'close');
    await waitUntil('it is seen', () => heads.length > 0);
  };
  /** Long enough for a picture of another screen to come: it is seen to change and to change back. */
  const untilAnotherHasChanged = async (): Promise<void> => {
    for (const colour of [gold, green]) await untilAnotherIs(colour);
  };
  const untilAnotherIs = async (colour: Colour): Promise<void> => {
    await paint(1, colour);
    await tileOf(1).untilShows(colour);
  };
  const beSeen = async (): Promise<void> => {
    await go(0, 'https://maths.example/');
    await paint(0, red);
    await tileOf(0).untilShows(red);
  };

  describe('a screen that may not be seen', () => {
    test.each([
      ['a sign-in page', 'https://accounts.google.com/signin', 'Private page, not shown'],
      ['a helpline', 'https://www.childline.org.uk/', 'Private page, not shown'],
      ['a blocked page', 'https://bets.example/', 'Blocked page, not shown'],
    ])('%s is not shown, and the tile says why', async (_what, url, words) => {
      await beSeen();
      await listening(async (socket, heads) => {
        await untilSeen(socket, heads);
        await go(0, url);
        await tileOf(0).untilSays(words);
        const [seen, shots] = [heads.length, await countShots(browserOf(0))];
        const taken = await shots();
        await untilAnotherHasChanged();
        expect([heads.length, await shots()]).toEqual([seen, taken]);
        await go(0, 'https://rabbits.example/');
        await waitUntil('it is seen again', () => heads.length > seen);
        expect(heads[seen]?.isKey).toBe(true);
      });
    });

    test('nor is a bank, a page about somebody’s health, an adult page, and one that only sounds so', async () => {
      await beSeen();
      await listening(async (socket, heads) => {
        await untilSeen(socket, heads);
        const shots = await countShots(browserOf(0));
        for (const [step, host] of openedHosts.entries()) {
          await go(0, `https://${host}/`);
          await tileOf(0).untilIsAt(host);
          await tileOf(0).untilSays('Private page, not shown');
          const [seen, taken] = [heads.length, await shots()];
          await untilAnotherIs(step % 2 === 0 ? gold : green);
          expect([host, heads.length, await shots()]).toEqual([host, seen, taken]);
        }
      });
    });
  });

  test('a page that begins to ask for a password is not shown, nor while the password is, and then again', async () => {
    await beSeen();
    await listening(async (socket, heads) => {
      await untilSeen(socket, heads);
      await pageOf(0).evaluate(() => {
        const field = document.createElement('input');
        Object.assign(field, { type: 'password', value: 'otters', id: 'secret' });
        document.body.append(field);
      });
      await tileOf(0).untilSays('Private page, not shown');
      const seen = heads.length;
      await pageOf(0).evaluate(() => document.querySelector('#secret')?.setAttribute('type', 'text'));
      await untilAnotherHasChanged();
      await tileOf(0).untilSays('Private page, not shown');
      expect(heads.length).toBe(seen);
      await pageOf(0).evaluate(() => document.querySelector('#secret')?.remove());
      await waitUntil('it is seen again', () => heads.length > seen);
      expect(heads[seen]?.isKey).toBe(true);
    });
  });
};
