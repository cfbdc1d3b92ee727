import type { Role } from '../roles.ts';

/** Who may know of an incident at all (R46): a concern about staff goes to the head, one about the head to the chair of governors. The fewer, the later. */
export const audiences = ['safeguarding', 'head', 'chair'] as const;
export type Audience = (typeof audiences)[number];

/** Those to whom an incident can be given when it turns out to be about an adult of the school. */
export const fewEyes = ['head', 'chair'] as const satisfies readonly Audience[];
export type FewEyes = (typeof fewEyes)[number];

export const audienceRoles: Readonly<Record<Audience, readonly Role[]>> = {
  safeguarding: ['dsl', 'head'],
  head: ['head'],
  chair: ['chair-of-governors'],
};

export const audienceLabels: Readonly<Record<Audience, string>> = {
  safeguarding: 'Safeguarding leads and the head',
  head: 'The head only',
  chair: 'The chair of governors only',
};

export const fewEyesLabels: Readonly<Record<FewEyes, string>> = {
  head: 'the head alone',
  chair: 'the chair of governors alone',
};

/** What somebody with these roles may know of. */
export const audiencesOf = (roles: readonly Role[]): Audience[] =>
  audiences.filter((audience) => audienceRoles[audience].some((role) => roles.includes(role)));

/** Of two the one whose eyes are the fewer. */
export const narrower = (one: Audience, other: Audience): Audience =>
  audiences.indexOf(one) > audiences.indexOf(other) ? one : other;

/** To whom one that is for these eyes can still be given: to fewer, and never back. */
export const narrowerThan = (audience: Audience): FewEyes[] =>
  fewEyes.filter((each) => each !== audience && narrower(each, audience) === each);

const numberPrefixes: Readonly<Record<Audience, string>> = { safeguarding: '', head: 'H', chair: 'C' };

/**
 * The only name that an incident, a referral, a certificate of deletion or a subject access request has outside the product.
 * Each audience counts for itself, so that a gap in the numbers that some may see tells nothing of those that they may not.
 */
export const recordName = ({
  audience,
  number,
}: {
  readonly audience: Audience;
  readonly number: number;
}): string => `${numberPrefixes[audience]}${number}`;
