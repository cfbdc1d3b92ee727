import { audienceKey } from './audience.ts';
import type { AudienceRules, FileKind, PolicyRules, TransferRule } from './policy.ts';
import { changesBetween, isUseOrderChanged, type RuleChange } from './policy-diff.ts';
import { textOfSaying, type ListName, type Saying, type SettingSaying } from './policy-sayings.ts';

/** The same thing changed on both sides, to something different. */
export interface MergeConflict {
  readonly key: string;
  readonly mine: RuleChange;
  readonly theirs: RuleChange;
}

export interface Merged {
  /** Theirs with every one of my changes; in a conflict mine. */
  readonly rules: PolicyRules;
  readonly conflicts: readonly MergeConflict[];
}

/** My edits of `base` made again on top of `theirs`. `keepTheirs` names the conflicts in which theirs shall stand. */
export const mergeRules = (
  base: PolicyRules,
  mine: PolicyRules,
  theirs: PolicyRules,
  keepTheirs: ReadonlySet<string> = new Set(),
): Merged => {
  const theirChanges = new Map(changesBetween(base, theirs).map((change) => [change.key, change]));
  const myChanges = changesBetween(base, mine);
  const conflicts = myChanges.flatMap((change) => conflictOf(change, theirChanges.get(change.key)));
  const wanted = myChanges.filter(({ key }) => !keepTheirs.has(key));
  const rules = wanted.reduce(withChange, theirs);
  return { rules: isUseOrderChanged(base, mine) ? inOrderOf(rules, mine) : rules, conflicts };
};

/** Takes `theirs` in one conflict after all. */
export const takeTheirs = (rules: PolicyRules, { mine, theirs }: MergeConflict): PolicyRules =>
  withChange(rules, { key: theirs.key, before: mine.after, after: theirs.after });

const conflictOf = (mine: RuleChange, theirs: RuleChange | undefined): MergeConflict[] =>
  theirs === undefined || textOfSaying(mine.after) === textOfSaying(theirs.after)
    ? []
    : [{ key: mine.key, mine, theirs }];

/** Rows that I do not know stay where they are put last. */
const inOrderOf = (rules: PolicyRules, { uses }: PolicyRules): PolicyRules => {
  const place = new Map(uses.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: { id: string }): number => place.get(id) ?? uses.length;
  return { ...rules, uses: rules.uses.toSorted((a, b) => placeOf(a) - placeOf(b)) };
};

const withChange = (rules: PolicyRules, { before, after }: RuleChange): PolicyRules => {
  const removed = before === null ? rules : without(rules, before);
  return after === null ? removed : withSaying(rules, removed, after);
};

type Holiday = PolicyRules['timetable']['holidays'][number];

const withoutEntry = (entries: readonly string[], entry: string): string[] =>
  entries.filter((each) => each !== entry);

const withEntry = (entries: readonly string[], entry: string): string[] => [
  ...withoutEntry(entries, entry),
  entry,
];

const withoutHoliday = (rules: PolicyRules, holiday: Holiday): Holiday[] =>
  rules.timetable.holidays.filter((each) => textOfSaying(each) !== textOfSaying(holiday));

const withHolidays = (rules: PolicyRules, holidays: Holiday[]): PolicyRules => ({
  ...rules,
  timetable: { ...rules.timetable, holidays },
});

/** What has a value always is only ever replaced. */
const without = (rules: PolicyRules, saying: Saying): PolicyRules => {
  switch (saying.about) {
    case 'category':
    case 'list':
    case 'setting':
    case 'download':
      return changeAudience(rules, saying.audience, (each) => withoutInAudience(each, saying));
    case 'use':
      return { ...rules, uses: rules.uses.filter(({ id }) => id !== saying.use.id) };
    case 'holiday':
      return withHolidays(rules, withoutHoliday(rules, saying.holiday));
    case 'emergency':
      return { ...rules, emergencyHosts: withoutEntry(rules.emergencyHosts, saying.host) };
    case 'periods':
    case 'second-person':
    case 'unused-cover':
    case 'guests-need-lease':
    case 'you-tube':
    case 'safe-engine':
      return rules;
  }
};

/** `before` still knows where a row of the table stood that `rules` has lost. */
const withSaying = (before: PolicyRules, rules: PolicyRules, saying: Saying): PolicyRules => {
  switch (saying.about) {
    case 'category':
    case 'list':
    case 'setting':
    case 'download':
      return changeAudience(rules, saying.audience, (each) => withInAudience(each, saying));
    case 'use':
      return { ...rules, uses: withUse(before, saying.use) };
    case 'periods':
      return { ...rules, timetable: { ...rules.timetable, periods: saying.periods } };
    case 'holiday':
      return withHolidays(rules, [...withoutHoliday(rules, saying.holiday), saying.holiday]);
    case 'emergency':
      return { ...rules, emergencyHosts: withEntry(rules.emergencyHosts, saying.host) };
    case 'second-person':
      return { ...rules, needsSecondPerson: saying.isNeeded };
    case 'unused-cover':
      return { ...rules, unusedCover: saying.cover };
    case 'guests-need-lease':
      return { ...rules, guestsNeedLease: saying.isNeeded };
    case 'you-tube':
      return { ...rules, youTube: saying.youTube };
    case 'safe-engine':
      return { ...rules, safeEngine: saying.safeEngine };
  }
};

const withUse = ({ uses }: PolicyRules, use: PolicyRules['uses'][number]): PolicyRules['uses'] =>
  uses.some(({ id }) => id === use.id)
    ? uses.map((each) => (each.id === use.id ? use : each))
    : [...uses, use];

type OfAudience = Extract<Saying, { audience: unknown }>;

const changeAudience = (
  rules: PolicyRules,
  audience: AudienceRules['audience'],
  change: (rules: AudienceRules) => AudienceRules,
): PolicyRules => {
  const key = audienceKey(audience);
  const isThere = rules.audiences.some((each) => audienceKey(each.audience) === key);
  if (!isThere) return { ...rules, audiences: [...rules.audiences, change(nothingSaid(audience))] };
  const audiences = rules.audiences.map((each) => (audienceKey(each.audience) === key ? change(each) : each));
  return { ...rules, audiences };
};

const nothingSaid = (audience: AudienceRules['audience']): AudienceRules => ({
  audience,
  categories: {},
  blockHosts: [],
  allowHosts: [],
});

const withoutInAudience = (rules: AudienceRules, saying: OfAudience): AudienceRules => {
  switch (saying.about) {
    case 'category': {
      const { [saying.id]: _, ...categories } = rules.categories;
      return { ...rules, categories };
    }
    case 'list':
      return withList(rules, saying.list, withoutEntry(rules[saying.list] ?? [], saying.entry));
    case 'setting': {
      const { [saying.setting]: _, ...others } = rules;
      return others;
    }
    case 'download':
      return { ...rules, downloads: withoutDownload(rules.downloads, saying.fileKind) };
  }
};

const withInAudience = (rules: AudienceRules, saying: OfAudience): AudienceRules => {
  switch (saying.about) {
    case 'category':
      return { ...rules, categories: { ...rules.categories, [saying.id]: saying.verdict } };
    case 'list':
      return withList(rules, saying.list, withEntry(rules[saying.list] ?? [], saying.entry));
    case 'setting':
      return withSetting(rules, saying);
    case 'download':
      return { ...rules, downloads: { ...rules.downloads, [saying.fileKind]: saying.rule } };
  }
};

const withList = (rules: AudienceRules, list: ListName, entries: string[]): AudienceRules => ({
  ...rules,
  [list]: entries,
});

const withSetting = (rules: AudienceRules, { setting, value }: SettingSaying): AudienceRules => ({
  ...rules,
  [setting]: value,
});

const withoutDownload = (
  downloads: Partial<Record<FileKind, TransferRule>> = {},
  fileKind: FileKind,
): Partial<Record<FileKind, TransferRule>> => {
  const { [fileKind]: _, ...others } = downloads;
  return others;
};
