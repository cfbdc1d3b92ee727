import { audienceKey, audienceLabel } from './audience.ts';
import type { Use, UseStanding } from './policy.ts';
import type { PolicyNames } from './policy-words.ts';
import { schoolTimeLabels, type Period } from './timetable.ts';

const standingLabels: Record<UseStanding, string> = {
  acceptable: 'acceptable',
  'at-certain-times': 'at certain times',
  nominated: 'for nominated people',
  'not-acceptable': 'not acceptable',
};

/** What changed of one row of the acceptable-use table; null where the row was not, or is no more. */
export const sentencesOfUse = (before: Use | null, after: Use | null, names: PolicyNames): string[] => {
  if (before === null) return after === null ? [] : [`New use ${after.label}: ${describeUse(after, names)}`];
  if (after === null) return [`Use ${before.label} removed`];
  return Object.values(useFields).flatMap((sentences) => sentences(before, after, names));
};

type UseWords = (before: Use, after: Use, names: PolicyNames) => string[];

const unless = (isSame: boolean, sentence: string): string[] => (isSame ? [] : [sentence]);

/** How each field of a row is said: a field that is not here does not compile. */
const useFields: { readonly [Field in keyof Use]: UseWords } = {
  // Rows are compared by it.
  id: () => [],
  label: (before, after) =>
    unless(before.label === after.label, `Use ${before.label} is now called ${after.label}`),
  standing: (before, after) =>
    unless(
      before.standing === after.standing,
      `${after.label}: ${standingLabels[before.standing]} → ${standingLabels[after.standing]}`,
    ),
  times: (before, after) => {
    const [old, now] = [timeWords(before), timeWords(after)];
    return unless(sameText(before.times, after.times), `${after.label}: when: ${old} → ${now}`);
  },
  nominated: (before, after, names) => {
    const [old, now] = [nominatedWords(before, names), nominatedWords(after, names)];
    const isSame = sameText(before.nominated.map(audienceKey), after.nominated.map(audienceKey));
    return unless(isSame, `${after.label}: for whom: ${old} → ${now}`);
  },
  opensWith: (before, after) =>
    unless(
      before.opensWith === after.opensWith,
      `${after.label}: where acceptable: ${before.opensWith} → ${after.opensWith}`,
    ),
  categoryIds: (before, after, names) => {
    const label = (id: string) => names.category(id) ?? id;
    const added = after.categoryIds.filter((id) => !before.categoryIds.includes(id));
    const gone = before.categoryIds.filter((id) => !after.categoryIds.includes(id));
    const sentences = [
      ...added.map((id) => `${after.label}: category ${label(id)} added`),
      ...gone.map((id) => `${after.label}: category ${label(id)} taken out`),
    ];
    const isSame = sameText(before.categoryIds, after.categoryIds);
    return isSame || sentences.length > 0 ? sentences : [`${after.label}: its categories in another order`];
  },
};

const sameText = (before: readonly string[], after: readonly string[]): boolean =>
  before.join('\n') === after.join('\n');

const timeWords = ({ times }: Use): string =>
  times.length === 0 ? 'never' : times.map((time) => schoolTimeLabels[time]).join(', ');

const nominatedWords = ({ nominated }: Use, { person }: PolicyNames): string =>
  nominated.length === 0 ? 'nobody' : nominated.map((each) => audienceLabel(each, person)).join(', ');

const describeUse = (use: Use, names: PolicyNames): string => {
  switch (use.standing) {
    case 'acceptable':
    case 'not-acceptable':
      return standingLabels[use.standing];
    case 'at-certain-times':
      return `${standingLabels[use.standing]} (${timeWords(use)})`;
    case 'nominated':
      return `${standingLabels[use.standing]} (${nominatedWords(use, names)})`;
  }
};

const dayLabels = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const periodWords = ({ time, days, from, to }: Period): string =>
  `${schoolTimeLabels[time]} on ${days.map((day) => dayLabels[day] ?? day).join(', ')}, ${clock(from)} to ${clock(to)}`;

/** Where periods overlap the one named first holds, so their order is a rule too. */
export const sentencesOfPeriods = (before: readonly Period[], after: readonly Period[]): string[] => {
  const old = before.map(periodWords);
  const now = after.map(periodWords);
  const sentences = [
    ...now.filter((words) => !old.includes(words)).map((words) => `Timetable: ${words}, added`),
    ...old.filter((words) => !now.includes(words)).map((words) => `Timetable: ${words}, removed`),
  ];
  return sentences.length > 0 ? sentences : ['Timetable: the periods are in another order'];
};
