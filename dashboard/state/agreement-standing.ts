import type { AgreementStanding, PupilStanding } from '#shared/api/agreements.ts';

export const standingWords: Record<AgreementStanding, string> = {
  signed: 'signed',
  missing: 'missing',
  'not-asked': '–',
};

export const isMissing = ({ pupil, forPupil, parent }: PupilStanding): boolean =>
  [pupil, forPupil, parent].includes('missing');

/** Of staff, who sign each for themselves. */
export const staffSummaryOf = (staff: readonly { readonly standing: AgreementStanding }[]): string => {
  if (staff.every(({ standing }) => standing === 'not-asked')) return 'Nothing is asked yet';
  const missing = staff.filter(({ standing }) => standing === 'missing').length;
  return missing === 0 ? 'Nobody is missing' : `${missing} of ${staff.length} missing`;
};

/** "All 30 have signed", "3 of 30 are missing". */
export const summaryOf = (pupils: readonly PupilStanding[]): string => {
  const missing = pupils.filter(isMissing).length;
  if (pupils.length === 0) return 'No pupils';
  if (pupils.every(({ pupil, parent }) => pupil === 'not-asked' && parent === 'not-asked'))
    return 'Nothing is asked yet';
  return missing === 0 ? `All ${pupils.length} have signed` : `${missing} of ${pupils.length} missing`;
};
