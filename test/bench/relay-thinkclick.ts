import { LiveSchool } from '../support/live-school.ts';
import { classSize, pupilEmail } from './relay-load.ts';
import { serveBench } from './serve-bench.ts';

export interface ThinkClickReady {
  readonly url: string;
  readonly extensionId: string;
  readonly enrolmentKey: string;
  readonly cookie: string;
  /** One for each class, in order. */
  readonly lessonIds: readonly string[];
}

const deviceCount = Number(process.argv[2]);
const school = await LiveSchool.open(classSize);
const lessonIds = [await school.startLesson()];
for (let from = classSize; from < deviceCount; from += classSize) {
  const { classId } = await school.as('admin').do('addClass', { name: `Class ${from}`, yearGroup: 4 });
  const pupils = Array.from({ length: Math.min(classSize, deviceCount - from) }, (_, index) => ({
    name: `Pupil ${from + index}`,
    email: pupilEmail(from + index),
  }));
  await school.as('admin').do('addPupils', { classId, pupils });
  lessonIds.push((await school.as('teacher').do('startLesson', { classId, minutes: 60 })).lessonId);
}
const ready: ThinkClickReady = {
  url: school.url,
  extensionId: school.keys.extensionId,
  enrolmentKey: school.keys.enrolmentKey,
  cookie: school.as('teacher').cookie(),
  lessonIds,
};
serveBench(ready, () => school.close());
