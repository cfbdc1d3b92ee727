import type { concernChoices } from './reports.ts';

export type Concern = (typeof concernChoices)[number];

/** What a pupil presses on "Tell someone", as it is written there. In a file of its own: it stands on pupils' pages. */
export const concernLabels = {
  'saw-something': 'I saw something I did not like',
  'someone-unkind': 'Someone was unkind',
  'asked-me': 'Someone asked me for something',
  'worried-about-friend': 'I am worried about a friend',
  'made-a-mistake': 'I made a mistake',
  'need-a-grown-up': 'I need a grown-up',
} as const satisfies Record<Concern, string>;
