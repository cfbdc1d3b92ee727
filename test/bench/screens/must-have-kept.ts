import { madeUpStaff } from '../../support/made-up-people.ts';
import type { ScreensSetting } from './setting.ts';

/** The moments before are kept while somebody looks, and their cost is part of what is measured: were none kept, it would not be. */
export const mustHaveKept = async ({ school, lessonId, pupil }: ScreensSetting): Promise<void> => {
  const { teacher, dsl } = school.staff;
  const told = { lessonId, deviceId: pupil.deviceId, kind: 'other', words: 'For the measurement' } as const;
  const { incidentId } = await teacher.do('recordIncident', told);
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const { facts } = await dsl.do('incident', { incidentId });
  if (facts.earlier === undefined) throw new Error('No picture from before was kept.');
};
