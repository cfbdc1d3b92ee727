import type { Audience, Use, UseStanding, Verdict } from '#shared/policy/policy.ts';
import { schoolTimeLabels, schoolTimes } from '#shared/policy/timetable.ts';
import { audienceLabel, type Roster } from '../../../state/policy-edit.ts';

/** The columns that can be chosen, as the school reads them. */
export const standingLabels: Record<UseStanding, string> = {
  acceptable: 'Acceptable',
  'at-certain-times': 'At certain times',
  nominated: 'For nominated people',
  'not-acceptable': 'Not acceptable',
};

export const verdictWords: Record<Verdict, string> = {
  allow: 'open',
  think: 'stop and think first',
  block: 'not open',
};

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

export const timesWords = ({ times }: Pick<Use, 'times'>): string =>
  times.length === 0
    ? 'No time chosen yet, so it never opens'
    : capital(
        schoolTimes
          .filter((time) => times.includes(time))
          .map((time) => schoolTimeLabels[time])
          .join(', '),
      );

export const peopleWords = (nominated: readonly Audience[], roster: Roster): string =>
  nominated.length === 0
    ? 'Nobody named yet, so it opens for nobody'
    : nominated.map((each) => audienceLabel(each, roster)).join(', ');

/** What the chosen column means for this row. */
export const standingWords = (use: Use, roster: Roster): string => {
  const how = use.opensWith === 'think' ? '; stop and think first' : '';
  switch (use.standing) {
    case 'acceptable':
      return use.opensWith === 'think' ? 'Stop and think first' : 'Open';
    case 'at-certain-times':
      return timesWords(use) + how;
    case 'nominated':
      return peopleWords(use.nominated, roster) + how;
    case 'not-acceptable':
      return 'Not open';
  }
};
