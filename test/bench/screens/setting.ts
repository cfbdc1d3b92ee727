import type { Browser, Page } from 'puppeteer';
import { openDashboard } from '../../support/dashboard-page.ts';
import { EnrolledPupil } from '../../support/enrolled-pupil.ts';
import { nameShim } from '../../support/extension-worker.ts';
import { launchPlainBrowser } from '../../support/launch-browser.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../../support/made-up-web.ts';
import { openTab } from '../../support/pupil-tab.ts';
import { createSchool, type School } from '../../support/school.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { scriptPage } from './script-page.ts';
import { similarityScript } from './similarity.ts';

const scriptUrl = 'https://library.example/minute';

/** A pupil at the page of the script, and a teacher's class view. */
export interface ScreensSetting {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly lessonId: string;
  readonly pupil: EnrolledPupil;
  readonly tab: Page;
  readonly staffBrowser: Browser;
  readonly dashboard: Page;
  /** Of what the pupil's tab shows. */
  readonly sizes: { readonly width: number; readonly height: number };
}

const raise = async (closing: (() => Promise<unknown>)[]): Promise<ScreensSetting> => {
  const web = await startMadeUpWeb({
    answer: ({ host, path }) =>
      host === 'library.example' && path === '/minute' ? { body: scriptPage() } : null,
  });
  closing.push(() => web.close());
  const server = await startServer();
  closing.push(() => server.stop());
  const school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  closing.push(() => pupil.close());
  const tab = await openTab(pupil.opened.browser, scriptUrl);
  const sizes = await tab.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const staffBrowser = await launchPlainBrowser({ resolverRules: `${web.resolverRules}, EXCLUDE localhost` });
  closing.push(() => staffBrowser.close());
  const dashboard = await openDashboard(staffBrowser, server.url, madeUpStaff.teacher);
  await dashboard.evaluateOnNewDocument(
    `${nameShim}; ${similarityScript}; globalThis.pupilWidth = ${sizes.width};`,
  );
  return { web, server, school, lessonId, pupil, tab, staffBrowser, dashboard, sizes };
};

export const withScreensSetting = async (job: (setting: ScreensSetting) => Promise<void>): Promise<void> => {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    await job(await raise(closing));
  } finally {
    for (const close of closing.toReversed()) await close();
  }
};

export const openClass = ({ dashboard, server, lessonId }: ScreensSetting): Promise<unknown> =>
  dashboard.goto(`${server.url}/lessons/${lessonId}`);

export const leaveClass = ({ dashboard }: ScreensSetting): Promise<unknown> => dashboard.goto('about:blank');

/** Each wanted step as a lossless picture, by another browser of the same make. */
export class References {
  readonly #page: Page;
  readonly #pictures = new Map<number, string>();

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open({ staffBrowser, sizes }: ScreensSetting): Promise<References> {
    const page = await staffBrowser.newPage();
    await page.setViewport(sizes);
    await page.goto(scriptUrl);
    return new References(page);
  }

  /** PNG, base64. */
  async of(step: number): Promise<string> {
    const known = this.#pictures.get(step);
    if (known !== undefined) return known;
    await this.#page.bringToFront();
    await this.#page.evaluate(`show(${step})`);
    const picture = await this.#page.screenshot({ encoding: 'base64' });
    this.#pictures.set(step, picture);
    return picture;
  }
}
