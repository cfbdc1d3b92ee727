import type { IncidentKind } from '../incidents/kinds.ts';

interface Kind {
  /** What the machine suspects, as a person reads it: it says what was looked for, and nothing of what a child is. */
  readonly label: string;
  /** False: for the safeguarding lead alone, and for no teacher (docs/alerts.md says why). */
  readonly isForTeachers: boolean;
  /** What it becomes where a person finds that there is something in it. */
  readonly incidentKind: IncidentKind;
  /** Categories of the policy that a closed page may be in. */
  readonly categoryIds: readonly string[];
}

const kind = (
  label: string,
  incidentKind: IncidentKind,
  categoryIds: readonly string[] = [],
  isForTeachers = true,
): Kind => ({ label, isForTeachers, incidentKind, categoryIds });

/** The gravest first. */
const kinds = {
  'illegal-material': kind('A page on a list of illegal material', 'illegal-material'),
  'harm-to-self': kind('Harming oneself', 'searching-for-harm', ['self-harm']),
  'hurt-at-home': kind('Being hurt or afraid at home, or running away', 'harm-at-home', [], false),
  stranger: kind('A stranger, or being asked for pictures or a secret', 'contact-from-stranger', ['dating']),
  'hate-or-extremism': kind('Hate or extremism', 'radicalisation', ['hate-and-extremism']),
  weapons: kind('Weapons or violence', 'other', ['weapons', 'violence']),
  unkindness: kind('Hurting or shaming somebody', 'hurtful-message'),
  drugs: kind('Drugs, alcohol or vaping', 'other', ['drugs', 'alcohol-and-tobacco']),
  challenge: kind('A dangerous challenge', 'gambling-or-challenge'),
  adult: kind('Sexual material', 'offensive-material', ['adult']),
  gambling: kind('Gambling', 'gambling-or-challenge', ['gambling']),
  'way-round': kind('A way round the filter', 'getting-round-the-filter', ['proxies-and-vpn']),
} as const satisfies Record<string, Kind>;

export type AlertKind = keyof typeof kinds;
export const alertKinds = Object.keys(kinds) as [AlertKind, ...AlertKind[]];
export const alertKindOf: Readonly<Record<AlertKind, Kind>> = kinds;

/** The kind that a closed page of this category is a sign of. */
export const alertKindOfCategory = (categoryId: string | null): AlertKind | null =>
  alertKinds.find((each) => categoryId !== null && alertKindOf[each].categoryIds.includes(categoryId)) ??
  null;
