import type { PupilAgreements } from '../agreements/pupil-agreements.ts';
import { noGrownUps, type GrownUps } from '#shared/told/grown-ups.ts';
import type { TrustedAdult } from '#shared/agreements/signature.ts';
import type { PlacementParts } from '../devices/placement.ts';
import type { Exceptions } from '../exceptions/exceptions.ts';
import type { Clock } from '../clock.ts';
import type { Hands } from '../hands/hands.ts';
import type { GrownUpsToTell } from '../told/grown-ups.ts';
import type { PupilTellings } from '../told/pupil-tellings.ts';
import type { PupilAnswers } from './pupil-answers.ts';

export interface GivenToParts {
  readonly exceptions: Exceptions;
  readonly answers: PupilAnswers;
  readonly hands: Pick<Hands, 'lastOf'>;
  readonly tellings: Pick<PupilTellings, 'forPupils'>;
  readonly pupilAgreements: Pick<PupilAgreements, 'forDevices'>;
  readonly grownUpsToTell: Pick<GrownUpsToTell, 'forClasses'>;
  readonly clock: Clock;
}

/** What goes with a pupil to each of their devices: what is open for them, and what they were answered. */
export const givenTo =
  ({
    exceptions,
    answers,
    hands,
    tellings,
    pupilAgreements,
    grownUpsToTell,
    clock,
  }: GivenToParts): PlacementParts['givenTo'] =>
  async (pupils) => {
    const now = clock();
    const pupilIds = pupils.map(({ pupilId }) => pupilId);
    const opened = await exceptions.forPupils(pupils, now);
    const answered = await answers.forPupils(pupilIds, now);
    const told = await tellings.forPupils(pupilIds, now);
    const raised = await hands.lastOf(pupilIds, now);
    const agreements = await pupilAgreements.forDevices(pupils);
    const grownUps = await grownUpsToTell.forClasses(pupils);
    return new Map(
      pupils.map(({ pupilId, classId }) => {
        const { agreement = null, trustedAdults = [] } = agreements.get(pupilId) ?? {};
        return [
          pupilId,
          {
            exceptions: opened.get(pupilId) ?? [],
            answers: answered.get(pupilId) ?? [],
            tellings: told.get(pupilId) ?? [],
            hand: raised.get(pupilId) ?? null,
            agreement,
            trustedAdults: [...trustedAdults],
            grownUps: besideNamed(trustedAdults, grownUps.get(classId) ?? noGrownUps),
          },
        ];
      }),
    );
  };

/** Who has named somebody at school tells them. */
const besideNamed = (named: readonly TrustedAdult[], { teachers, leads }: GrownUps): GrownUps => ({
  teachers: named.some(({ place }) => place === 'school') ? [] : teachers,
  leads,
});
