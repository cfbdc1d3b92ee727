import { audienceKey } from './audience.ts';
import type {
  Audience,
  AudienceRules,
  FileKind,
  PolicyRules,
  TransferRule,
  UnusedCover,
  Use,
  Verdict,
} from './policy.ts';
import type { Timetable } from './timetable.ts';

export type ListName = 'blockHosts' | 'allowHosts' | 'blockPages' | 'allowPages';
export type SettingName = 'unknownSites' | 'images' | 'aiAnswers' | 'safeEngine' | 'uploads';

/** One thing that rules say. Rules are compared, merged and put into words saying by saying. */
export type Saying =
  | {
      readonly about: 'category';
      readonly audience: Audience;
      readonly id: string;
      readonly verdict: Verdict;
    }
  | { readonly about: 'list'; readonly audience: Audience; readonly list: ListName; readonly entry: string }
  | SettingSaying
  | {
      readonly about: 'download';
      readonly audience: Audience;
      readonly fileKind: FileKind;
      readonly rule: TransferRule;
    }
  | { readonly about: 'use'; readonly use: Use }
  | { readonly about: 'periods'; readonly periods: Timetable['periods'] }
  | { readonly about: 'holiday'; readonly holiday: Timetable['holidays'][number] }
  | { readonly about: 'emergency'; readonly host: string }
  | { readonly about: 'second-person'; readonly isNeeded: boolean }
  | { readonly about: 'unused-cover'; readonly cover: UnusedCover }
  | { readonly about: 'guests-need-lease'; readonly isNeeded: boolean }
  | { readonly about: 'you-tube'; readonly youTube: PolicyRules['youTube'] }
  | { readonly about: 'safe-engine'; readonly safeEngine: string };

export type SettingSaying = {
  [Name in SettingName]: {
    readonly about: 'setting';
    readonly audience: Audience;
    readonly setting: Name;
    readonly value: NonNullable<AudienceRules[Name]>;
  };
}[SettingName];

/** By a key that is the same in every set of rules. */
export type Sayings = ReadonlyMap<string, Saying>;

type Keyed = readonly [key: string, saying: Saying];
type AudienceField = Exclude<keyof AudienceRules, 'audience'>;

const listOf =
  (list: ListName) =>
  (rules: AudienceRules): Keyed[] =>
    (rules[list] ?? []).map((entry) => [
      `${audienceKey(rules.audience)}|${list}|${entry}`,
      { about: 'list', audience: rules.audience, list, entry },
    ]);

const settingOf =
  (setting: SettingName) =>
  (rules: AudienceRules): Keyed[] => {
    const { audience } = rules;
    const value = rules[setting];
    if (value === undefined) return [];
    return [
      [
        `${audienceKey(audience)}|${setting}`,
        { about: 'setting', audience, setting, value } as SettingSaying,
      ],
    ];
  };

/** How each field of one audience's rules is said: a field that is not here does not compile. */
const audienceFields: { readonly [Field in AudienceField]-?: (rules: AudienceRules) => Keyed[] } = {
  categories: ({ audience, categories }) =>
    Object.entries(categories).map(([id, verdict]) => [
      `${audienceKey(audience)}|category|${id}`,
      { about: 'category', audience, id, verdict },
    ]),
  blockHosts: listOf('blockHosts'),
  allowHosts: listOf('allowHosts'),
  blockPages: listOf('blockPages'),
  allowPages: listOf('allowPages'),
  unknownSites: settingOf('unknownSites'),
  images: settingOf('images'),
  aiAnswers: settingOf('aiAnswers'),
  safeEngine: settingOf('safeEngine'),
  downloads: ({ audience, downloads = {} }) =>
    (Object.entries(downloads) as [FileKind, TransferRule][]).map(([fileKind, rule]) => [
      `${audienceKey(audience)}|download|${fileKind}`,
      { about: 'download', audience, fileKind, rule },
    ]),
  uploads: settingOf('uploads'),
};

/** Two rows may carry one id; the second then has a key of its own. */
const usesOf = (uses: readonly Use[]): Keyed[] => {
  const seen = new Map<string, number>();
  return uses.map((use) => {
    const turn = (seen.get(use.id) ?? 0) + 1;
    seen.set(use.id, turn);
    return [`use|${use.id}${turn === 1 ? '' : `|${turn}`}`, { about: 'use', use }];
  });
};

const timetableFields: { readonly [Field in keyof Timetable]: (timetable: Timetable) => Keyed[] } = {
  periods: ({ periods }) => [['periods', { about: 'periods', periods }]],
  holidays: ({ holidays }) =>
    holidays.map((holiday) => [
      `holiday|${holiday.from}|${holiday.to}|${holiday.label}`,
      { about: 'holiday', holiday },
    ]),
};

/** How each field of the rules is said: a field that is not here does not compile. */
const fields: { readonly [Field in keyof PolicyRules]: (rules: PolicyRules) => Keyed[] } = {
  audiences: ({ audiences }) => audiences.flatMap((each) => allOf(audienceFields, each)),
  uses: ({ uses }) => usesOf(uses),
  timetable: ({ timetable }) => allOf(timetableFields, timetable),
  emergencyHosts: ({ emergencyHosts }) =>
    emergencyHosts.map((host) => [`emergency|${host}`, { about: 'emergency', host }]),
  needsSecondPerson: ({ needsSecondPerson }) => [
    ['second-person', { about: 'second-person', isNeeded: needsSecondPerson }],
  ],
  unusedCover: ({ unusedCover }) => [['unused-cover', { about: 'unused-cover', cover: unusedCover }]],
  guestsNeedLease: ({ guestsNeedLease }) => [
    ['guests-need-lease', { about: 'guests-need-lease', isNeeded: guestsNeedLease }],
  ],
  youTube: ({ youTube }) => [['you-tube', { about: 'you-tube', youTube }]],
  safeEngine: ({ safeEngine }) => [['safe-engine', { about: 'safe-engine', safeEngine }]],
};

const allOf = <Whole>(readers: Readonly<Record<string, (whole: Whole) => Keyed[]>>, whole: Whole): Keyed[] =>
  Object.values(readers).flatMap((read) => read(whole));

/** Everything that rules say. Of two sets of rules for one audience the later verdict holds, as where they are decided. */
export const sayingsOf = (rules: PolicyRules): Sayings => new Map(allOf(fields, rules));

/** Equal texts, same saying: the order in which fields were written is nothing. */
export const textOfSaying = (saying: unknown): string => JSON.stringify(saying, sortedKeys);

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
