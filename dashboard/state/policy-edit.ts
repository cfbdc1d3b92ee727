import { keyStageOf } from '#shared/people.ts';
import { audienceKey } from '#shared/policy/audience.ts';
import type { PolicyNames } from '#shared/policy/policy-words.ts';
import type { Audience, AudienceRules, PolicyRules, Verdict } from '#shared/policy/policy.ts';

/** Names of the classes and pupils that audiences speak of, as far as they are known, with the group each is in. */
export interface Roster {
  readonly classes: readonly {
    readonly classId: string;
    readonly name: string;
    readonly yearGroup: number;
  }[];
  readonly pupils: readonly { readonly pupilId: string; readonly name: string; readonly classId: string }[];
}

export const yearName = (yearGroup: number): string => (yearGroup === 0 ? 'Reception' : `Year ${yearGroup}`);

export const audienceLabel = (audience: Audience, roster: Roster): string => {
  switch (audience.kind) {
    case 'everyone':
      return 'Everyone';
    case 'staff':
      return 'Staff';
    case 'guest':
      return 'Guests';
    case 'key-stage':
      return audience.keyStage === 'KS1' ? 'Key stage 1' : 'Key stage 2';
    case 'year':
      return yearName(audience.yearGroup);
    case 'class':
      return roster.classes.find(({ classId }) => classId === audience.classId)?.name ?? 'A class';
    case 'pupil':
      return roster.pupils.find(({ pupilId }) => pupilId === audience.pupilId)?.name ?? 'A pupil';
  }
};

/** The next wider audience; null for everyone, and where the roster does not say. */
const widerAudience = (audience: Audience, roster: Roster): Audience | null => {
  switch (audience.kind) {
    case 'everyone':
      return null;
    case 'staff':
    case 'guest':
    case 'key-stage':
      return { kind: 'everyone' };
    case 'year':
      return { kind: 'key-stage', keyStage: keyStageOf(audience.yearGroup) };
    case 'class': {
      const known = roster.classes.find(({ classId }) => classId === audience.classId);
      return known ? { kind: 'year', yearGroup: known.yearGroup } : null;
    }
    case 'pupil': {
      const known = roster.pupils.find(({ pupilId }) => pupilId === audience.pupilId);
      return known ? { kind: 'class', classId: known.classId } : null;
    }
  }
};

/** The audience itself and each wider one, as far as the roster says. */
export const wideningFrom = (audience: Audience, roster: Roster): Audience[] => {
  const wider = widerAudience(audience, roster);
  return wider === null ? [audience] : [audience, ...wideningFrom(wider, roster)];
};

export const rulesFor = (rules: PolicyRules, audience: Audience): AudienceRules =>
  rules.audiences.find((each) => audienceKey(each.audience) === audienceKey(audience)) ?? {
    audience,
    categories: {},
    blockHosts: [],
    allowHosts: [],
  };

/** What an audience gets where it says nothing itself, and from whom. */
export const inherited = <Value>(
  rules: PolicyRules,
  audience: Audience,
  roster: Roster,
  read: (rules: AudienceRules) => Value | undefined,
): { value: Value; from: Audience } | null => {
  for (let wider = widerAudience(audience, roster); wider !== null; wider = widerAudience(wider, roster)) {
    const value = read(rulesFor(rules, wider));
    if (value !== undefined) return { value, from: wider };
  }
  return null;
};

/** Puts one audience's rules in place of what it said before, or adds the audience at the end. */
export const withAudience = (rules: PolicyRules, changed: AudienceRules): PolicyRules => {
  const key = audienceKey(changed.audience);
  const isKnown = rules.audiences.some(({ audience }) => audienceKey(audience) === key);
  const audiences = isKnown
    ? rules.audiences.map((each) => (audienceKey(each.audience) === key ? changed : each))
    : [...rules.audiences, changed];
  return { ...rules, audiences };
};

/** `undefined` leaves it to the wider audience. */
export const withCategory = (
  rules: AudienceRules,
  id: string,
  verdict: Verdict | undefined,
): AudienceRules => {
  const { [id]: _, ...others } = rules.categories;
  return { ...rules, categories: verdict === undefined ? others : { ...others, [id]: verdict } };
};

export const withUnknownSites = (rules: AudienceRules, verdict: Verdict | undefined): AudienceRules => {
  const { unknownSites: _, ...others } = rules;
  return verdict === undefined ? others : { ...others, unknownSites: verdict };
};

/** Names for sentences about rules. */
export const namesFrom = (
  categories: readonly { readonly id: string; readonly label: string }[],
  { classes, pupils }: Roster,
): PolicyNames => {
  const labels = new Map(categories.map(({ id, label }) => [id, label]));
  const people = new Map([
    ...classes.map(({ classId, name }) => [classId, name] as const),
    ...pupils.map(({ pupilId, name }) => [pupilId, name] as const),
  ]);
  return { category: (id) => labels.get(id), person: (id) => people.get(id) };
};

/** `undefined` leaves it to the wider audience. */
export const withSearchRule = <Name extends 'images' | 'aiAnswers' | 'safeEngine'>(
  rules: AudienceRules,
  name: Name,
  value: AudienceRules[Name],
): AudienceRules => {
  const { [name]: _, ...others } = rules;
  return value === undefined ? (others as AudienceRules) : { ...rules, [name]: value };
};
