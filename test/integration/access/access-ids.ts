/** Whatever an endpoint may be asked about. */
export const idNames = [
  'lesson',
  'class',
  'pupil',
  'device',
  'account',
  'incident',
  'alert',
  'evidence',
  'exception',
  'closedException',
  'request',
  'report',
  'hand',
  'focusList',
  'weeklyLesson',
  'otherPupil',
  'referral',
  'review',
  'approval',
  'hold',
  'subjectRequest',
  'year',
] as const;
export type IdName = (typeof idNames)[number];
/** Those that one answer uses up. */
export const freshNames = [
  'lesson',
  'exception',
  'closedException',
  'focusList',
  'weeklyLesson',
  'report',
  'request',
  'hand',
  'approval',
] as const satisfies readonly IdName[];
export type FreshName = (typeof freshNames)[number];
export type Ids = Readonly<Record<IdName, string>>;
