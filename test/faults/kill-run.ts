import { randomInt } from 'node:crypto';
import { Inspector } from './inspect.ts';
import { lookAtWhatIsLeft, type LeftBehind } from './left-behind.ts';
import { SchoolUnderFire } from './school-under-fire.ts';
import type { Tally } from './tally.ts';
import { Writers } from './writers.ts';

/** A school grows with every kill, and so does looking through it: after so many the next one begins. */
const killsPerSchool = 100;
const longestWritingMs = 350;
const longestStartMs = 600;
/** One kill in so many hits the server while it starts. */
const oneStartIn = 8;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Two schools at once: while one starts again, the other writes. */
const schoolsAtOnce = 2;

/** Kills servers so many times in all, and looks after each time whether everything is as it was told. */
export const killAgainAndAgain = async (kills: number, tally: Tally): Promise<void> => {
  const each = Math.min(killsPerSchool, Math.ceil(kills / schoolsAtOnce));
  const schools = Array.from({ length: Math.ceil(kills / each) }, (_, index) =>
    Math.min(each, kills - index * each),
  );
  const killNext = async (): Promise<void> => {
    for (let next = schools.pop(); next !== undefined; next = schools.pop()) await killOneSchool(next, tally);
  };
  await Promise.all(Array.from({ length: schoolsAtOnce }, killNext));
};

const killOneSchool = async (kills: number, tally: Tally): Promise<void> => {
  const school = await SchoolUnderFire.open();
  const writers = new Writers(school);
  const inspector = new Inspector(school);
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const { left, isStarting } = await killOnce(school, writers, tally);
      if (kill === kills) inspector.forgetWhatWasRead();
      const { faults, unanswered } = await inspector.look(left);
      tally.faults.push(...faults, ...writers.refusals.splice(0).map((each) => `Refused: ${each}`));
      tally.count(isStarting ? 'while it was starting' : 'while it was writing');
      tally.unanswered = Math.max(tally.unanswered, unanswered);
      tally.kills += 1;
      if (faults.length > 0) return;
    }
  } finally {
    tally.add(school.notes);
    await school.close();
  }
};

/** Answers when the server has begun again. */
const killOnce = async (
  school: SchoolUnderFire,
  writers: Writers,
  tally: Tally,
): Promise<{ left: LeftBehind; isStarting: boolean }> => {
  const writing = writers.run();
  await pause(randomInt(longestWritingMs));
  await school.server.end('SIGKILL');
  for (const [kind, count] of writers.inFlight) if (count > 0) tally.count(`with a ${kind} unanswered`);
  writers.stop();
  const left = lookAtWhatIsLeft(school.dataFolder);
  tally.countLeft(left);
  await writing;
  const isStarting = randomInt(oneStartIn) === 0;
  if (isStarting) {
    school.startAgain();
    await pause(randomInt(longestStartMs));
    await school.server.end('SIGKILL');
  }
  await school.startAgain().listening();
  await school.bringDevicesBack();
  return { left, isStarting };
};
