import type { AgreementStanding, PupilStanding } from '#shared/api/agreements.ts';

export const standingWords: Record<AgreementStanding, string> = {
  signed: 'signed',
  missing: 'missing',
  'not-asked': '–',
};

export const isMissing = ({ pupil, forPupil, parent }: PupilStanding): boolean =>
  [pupil, forPupil, parent].includes('missing');

/** "All 30 have signed", "3 of 30 are missing". */
export const summaryOf = (pupils: readonly PupilStanding[]): string => {
  const missing = pupils.filter(isMissing).length;
  if (pupils.length === 0) return 'No pupils';
  if (pupils.every(({ pupil, parent }) => pupil === 'not-asked' && parent === 'not-asked'))
    return 'Nothing is asked yet';
  return missing === 0 ? `All ${pupils.length} have signed` : `${missing} of ${pupils.length} missing`;
};
