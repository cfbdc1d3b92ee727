/** Who sees a referral (R46): about a pupil, about an adult of the school, about the headteacher. */
export const audiences = ['safeguarding', 'head', 'chair'] as const;
export type Audience = (typeof audiences)[number];

export const audienceLabels: Readonly<Record<Audience, string>> = {
  safeguarding: 'Safeguarding lead and headteacher',
  head: 'Headteacher only',
  chair: 'Chair of governors only',
};
