import { EnrolledPupil } from '../../support/enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb, type Sites } from '../../support/made-up-web.ts';
import { createSchool } from '../../support/school.ts';
import { startServer } from '../../support/start-server.ts';

export interface PupilSetting {
  readonly web: MadeUpWeb;
  readonly pupil: EnrolledPupil;
  close(): Promise<void>;
}

/** A school, a made-up web and a pupil's real browser; `root` names another build than this one. */
export const raisePupil = async (answer: Sites, root?: string): Promise<PupilSetting> => {
  const web = await startMadeUpWeb({ answer });
  const server = await startServer(root === undefined ? {} : { root });
  const school = await createSchool(server);
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  await school.staff.teacher.do('startLesson', { classId: school.yearFour.classId, minutes: 60 });
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  const close = async (): Promise<void> => {
    await pupil.close();
    await server.stop();
    await web.close();
  };
  return { web, pupil, close };
};
