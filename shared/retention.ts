import * as z from 'zod/mini';

interface Rule {
  readonly label: string;
  /** Days: what is set before anybody changes it, and between which a school may choose. */
  readonly days: number;
  readonly least: number;
  readonly most: number;
}

/** What is kept for how long. A pupil's child-protection file is not here: it is kept until their 25th birthday. */
export const retentionRules = {
  activity: { label: 'Sites, searches and prompts', days: 90, least: 30, most: 90 },
  hands: { label: 'Hands up in lessons', days: 90, least: 30, most: 365 },
  requests: { label: '“May I?” and reports about the filter', days: 365, least: 30, most: 730 },
  exceptions: { label: 'Sites opened and guests let in for a while', days: 365, least: 30, most: 730 },
  lessons: { label: 'Lessons and who taught them', days: 365, least: 90, most: 1_095 },
  filterTests: { label: 'Tests of the filter on devices', days: 1_095, least: 365, most: 2_555 },
  approvals: { label: 'What two people decided', days: 2_555, least: 365, most: 3_650 },
  emergencies: {
    label: 'Uses of the emergency code, from when somebody wrote why',
    days: 1_095,
    least: 365,
    most: 3_650,
  },
  letters: { label: 'Messages to staff that have arrived', days: 365, least: 30, most: 730 },
  alerts: { label: 'Alerts that became no incident', days: 365, least: 90, most: 730 },
  evidence: {
    label: 'Pictures of incidents without further action',
    days: 365,
    least: 90,
    most: 2_555,
  },
  agreements: {
    label: 'Agreements of those who have left, from when they were signed',
    days: 1_095,
    least: 365,
    most: 3_650,
  },
  backups: { label: 'Backups, as the school keeps them', days: 35, least: 1, most: 365 },
} as const satisfies Record<string, Rule>;
export type RetentionKind = keyof typeof retentionRules;
export const retentionKinds = Object.keys(retentionRules) as [RetentionKind, ...RetentionKind[]];

const daysOf = ({ least, most }: Rule) => z.int().check(z.minimum(least), z.maximum(most));
/** Days for each kind, within its bounds. */
export const retentionDaysSchema = z.object({
  activity: daysOf(retentionRules.activity),
  hands: daysOf(retentionRules.hands),
  requests: daysOf(retentionRules.requests),
  exceptions: daysOf(retentionRules.exceptions),
  lessons: daysOf(retentionRules.lessons),
  filterTests: daysOf(retentionRules.filterTests),
  approvals: daysOf(retentionRules.approvals),
  emergencies: daysOf(retentionRules.emergencies),
  letters: daysOf(retentionRules.letters),
  alerts: daysOf(retentionRules.alerts),
  evidence: daysOf(retentionRules.evidence),
  agreements: daysOf(retentionRules.agreements),
  backups: daysOf(retentionRules.backups),
} satisfies Record<RetentionKind, unknown>);
export type RetentionDays = z.infer<typeof retentionDaysSchema>;

export const usualRetentionDays = Object.fromEntries(
  retentionKinds.map((kind) => [kind, retentionRules[kind].days]),
) as RetentionDays;

/** What is evidence: keeping it for fewer days than before deletes some of it before its time. */
const evidenceKinds = ['alerts', 'evidence'] as const satisfies RetentionKind[];

/** The rules by which evidence would go sooner than before, as a second person is asked for them: "evidence-90". */
export const shorterKept = (before: RetentionDays, after: RetentionDays): string[] =>
  evidenceKinds.filter((kind) => after[kind] < before[kind]).map((kind) => `${kind}-${after[kind]}`);

/** "Alerts that became no incident: 90 days"; null for what names no rule. */
export const shorterWords = (object: string): string | null => {
  const [name, days = ''] = object.split('-');
  const kind = evidenceKinds.find((each) => each === name);
  return kind !== undefined && /^\d+$/.test(days) ? `${retentionRules[kind].label}: ${days} days` : null;
};

/** A day that exists, as YYYY-MM-DD. */
export const dateSchema = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  }),
);

const fileIsKeptUntilAge = 25;
const schoolYearBeginsInMonth = 8;
const isoDate = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/**
 * The latest day on which a pupil of this year group can have been born: a school year in England takes those who were
 * born from 1 September to 31 August, and Reception (0) those who become five in it.
 */
export const latestBirthday = (yearGroup: number, now: number): string => {
  const date = new Date(now);
  const isNewYear = date.getUTCMonth() >= schoolYearBeginsInMonth;
  const schoolYear = date.getUTCFullYear() - (isNewYear ? 0 : 1);
  return isoDate(schoolYear - 4 - yearGroup, 7, 31);
};

/** What a second person is asked for, in the place of a day, where the year group is to say it again. */
export const byYearGroup = 'year-group';

/** Whether it is in the year that ends on `last`: what a year group says of a birthday leaves that much open. */
export const isWithinYearBefore = (bornOn: string, last: string): boolean => {
  const [year = 0, month = 0, day = 0] = last.split('-').map(Number);
  return bornOn <= last && bornOn > isoDate(year - 1, month - 1, day);
};

/** The 25th birthday. Whoever was born on 29 February has it on 1 March in a year without one. */
export const fileKeptUntil = (bornOn: string): string => {
  const [year = 0, month = 0, day = 0] = bornOn.split('-').map(Number);
  return isoDate(year + fileIsKeptUntilAge, month - 1, day);
};

/** From when it is deleted: the day after is over nowhere too early. Epoch ms. */
export const fileDueAt = (bornOn: string): number => {
  const [year = 0, month = 0, day = 0] = fileKeptUntil(bornOn).split('-').map(Number);
  return Date.UTC(year, month - 1, day + 1);
};
