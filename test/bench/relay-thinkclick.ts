import { LiveSchool } from '../support/live-school.ts';
import { deviceCount } from './relay-load.ts';
import { serveBench } from './server-process.ts';

export interface ThinkClickReady {
  readonly url: string;
  readonly extensionId: string;
  readonly enrolmentKey: string;
  readonly cookie: string;
  readonly lessonId: string;
}

const school = await LiveSchool.open(deviceCount);
const ready: ThinkClickReady = {
  url: school.url,
  extensionId: school.keys.extensionId,
  enrolmentKey: school.keys.enrolmentKey,
  cookie: school.as('teacher').cookie(),
  lessonId: await school.startLesson(),
};
serveBench(ready, () => school.close());
