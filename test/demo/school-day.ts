import type { Browser } from 'puppeteer';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import type { FakeScreen } from '../support/fake-device-options.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { learningVisits } from '../support/made-up-visits.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { BrowsingPupil } from './browsing-pupil.ts';
import type { Closing } from './closing.ts';
import { FakePupil } from './fake-pupil.ts';
import { photographMadeUpWeb } from './made-up-screens.ts';
import { seededRandom } from './random.ts';

const realPupils = 3;

/** Everything that plays in a school day, and runs. */
export interface SchoolDay {
  readonly server: TestServer;
  readonly web: MadeUpWeb;
  readonly school: School;
  readonly lessonId: string;
  readonly pupils: readonly EnrolledPupil[];
  /** The hands and eyes of `pupils`, in the same order. */
  readonly browsing: readonly BrowsingPupil[];
  readonly devices: readonly FakeDevice[];
  /** For staff; nobody is signed in yet. */
  readonly staffBrowser: Browser;
}

interface Stage {
  readonly closing: Closing;
  readonly print: (line: string) => void;
}

const enrolFakeDevices = async (
  school: School,
  screen: FakeScreen,
  { closing }: Stage,
): Promise<FakeDevice[]> => {
  const { extensionId, linuxJson } = school.deployment;
  const configuration = configurationIn(linuxJson);
  const pupils = school.yearFour.pupils.slice(realPupils);
  return Promise.all(
    pupils.map(async ({ pupilId }, index) => {
      const device = new FakeDevice({ extensionId, configuration, screen });
      const browsing = new FakePupil({ device, random: seededRandom(index) });
      closing.add(async () => {
        browsing.stop();
        await device.stop();
      });
      const deviceId = await device.enrol();
      await school.staff.admin.do('bindDevice', { deviceId, pupilId });
      browsing.start();
      return device;
    }),
  );
};

/** One after the other: a machine of two cores is slow enough with one starting browser. */
const letPupilsArrive = async (web: MadeUpWeb, school: School, stage: Stage): Promise<EnrolledPupil[]> => {
  const pupils: EnrolledPupil[] = [];
  for (const pupil of school.yearFour.pupils.slice(0, realPupils)) {
    const arrived = await EnrolledPupil.arrive({ web, school, pupil });
    stage.closing.add(() => arrived.close());
    stage.print(`${pupil.name} is here: ${describeArrival(arrived)}`);
    pupils.push(arrived);
  }
  return pupils;
};

/** Each clicks through the learning sites, by a taste of their own. */
const letPupilsBrowse = (pupils: readonly EnrolledPupil[], { closing }: Stage): BrowsingPupil[] =>
  pupils.map((pupil, index) => {
    const browsing = new BrowsingPupil({
      browser: () => pupil.opened.browser,
      urls: learningVisits.map(({ url }) => url),
      random: seededRandom(100 + index),
    });
    closing.add(() => browsing.stop());
    browsing.start();
    return browsing;
  });

const describeArrival = ({ opened, enrolledInMs }: EnrolledPupil): string => {
  const seconds = (enrolledInMs / 1000).toFixed(1);
  return opened.mode === 'none'
    ? `Chromium with the unpacked extension, because the policy folder cannot be written here; enrolled in ${seconds} s`
    : `Chromium with the extension force-installed by policy, enrolled in ${seconds} s`;
};

/** Starts the server, a made-up web, a made-up school and 30 pupils in a lesson. */
export const startSchoolDay = async (stage: Stage): Promise<SchoolDay> => {
  const { closing, print } = stage;
  const web = await startMadeUpWeb();
  closing.add(() => web.close());
  const server = await startServer();
  closing.add(() => server.stop());
  const [school, screen] = await Promise.all([createSchool(server), photographMadeUpWeb(web)]);
  print(`The server runs at ${server.url}, with its data in ${server.dataFolder}`);
  const { lessonId } = await school.staff.teacher.do('startLesson', {
    classId: school.yearFour.classId,
    minutes: 240,
  });
  const devices = await enrolFakeDevices(school, screen, stage);
  print(`${devices.length} simulated devices are here`);
  const pupils = await letPupilsArrive(web, school, stage);
  const browsing = letPupilsBrowse(pupils, stage);
  const staffBrowser = await launchPlainBrowser();
  closing.add(() => staffBrowser.close());
  return { server, web, school, lessonId, pupils, browsing, devices, staffBrowser };
};
