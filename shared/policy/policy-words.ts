import { audienceLabel } from './audience.ts';
import { fileKindLabels } from './file-kind.ts';
import type { AiAnswersRule, Audience, ImagesRule, PolicyRules, TransferRule, Verdict } from './policy.ts';
import type { ListName, Saying, SettingSaying } from './policy-sayings.ts';
import { sentencesOfPeriods, sentencesOfUse } from './policy-table-words.ts';

/** Names for what rules know by id only; undefined where the reader may not know, or the thing is gone. */
export interface PolicyNames {
  readonly category: (categoryId: string) => string | undefined;
  /** Of a class or a pupil. */
  readonly person: (id: string) => string | undefined;
}

interface Change {
  readonly before: Saying | null;
  readonly after: Saying | null;
}

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const verdictWords: Record<Verdict, string> = { allow: 'allow', think: 'think', block: 'block' };
const transferWords: Record<TransferRule, string> = {
  allow: 'allowed',
  ask: 'a teacher is asked',
  stop: 'stopped',
};
const imageWords: Record<ImagesRule, string> = {
  strict: 'with safe search',
  'creative-commons': 'free licences only',
  off: 'off',
};
const aiWords: Record<AiAnswersRule, string> = { allow: 'shown', off: 'off' };
const youTubeWords: Record<PolicyRules['youTube'], string> = { strict: 'strict', moderate: 'moderate' };

const listWords: Record<ListName, readonly [what: string, list: string]> = {
  blockHosts: ['', 'block list'],
  allowHosts: ['', 'allow list'],
  blockPages: ['the page ', 'block list'],
  allowPages: ['the page ', 'allow list'],
};

/** The sentences for one change, without full stops. At least one. */
export const sentencesOf = ({ before, after }: Change, names: PolicyNames): string[] => {
  const saying = after ?? before;
  if (saying === null) return [];
  switch (saying.about) {
    case 'category':
      return [
        `${who(saying.audience, names)}: ${names.category(saying.id) ?? saying.id}: ${arrow(before, after)}`,
      ];
    case 'setting':
    case 'download':
      return [`${who(saying.audience, names)}: ${nameOfSetting(saying)}: ${arrow(before, after)}`];
    case 'list': {
      const [what, list] = listWords[saying.list];
      const moved = after === null ? `taken off the ${list}` : `added to the ${list}`;
      return [`${who(saying.audience, names)}: ${what}${saying.entry} ${moved}`];
    }
    case 'use':
      return sentencesOfUse(
        before?.about === 'use' ? before.use : null,
        after?.about === 'use' ? after.use : null,
        names,
      );
    case 'periods':
      return sentencesOfPeriods(periodsIn(before), periodsIn(after));
    case 'holiday': {
      const { label, from, to } = saying.holiday;
      return [`Timetable: holiday ${label}, ${from} to ${to}, ${after === null ? 'removed' : 'added'}`];
    }
    case 'emergency':
      return [
        after === null
          ? `Emergency block of ${saying.host} lifted`
          : `Emergency: ${saying.host} blocked for everyone at once`,
      ];
    case 'second-person':
      return [`A second person must approve changes: ${arrow(before, after)}`];
    case 'guests-need-lease':
      return [`A guest browses only while somebody has let them in: ${arrow(before, after)}`];
    case 'unused-cover':
      return [`An unused screen is covered: ${arrow(before, after)}`];
    case 'you-tube':
      return [`YouTube, for everyone: ${arrow(before, after)}`];
    case 'safe-engine':
      return [`Other search engines are sent to: ${arrow(before, after)}`];
  }
};

const who = (audience: Audience, { person }: PolicyNames): string =>
  capitalised(audienceLabel(audience, person));

/** "think → block"; where one side says nothing, that another audience decides. */
const arrow = (before: Saying | null, after: Saying | null): string =>
  `${valueWords(before, after)} → ${valueWords(after, before)}`;

const valueWords = (saying: Saying | null, other: Saying | null): string => {
  if (saying !== null) return wordOf(saying);
  const isWidest = other !== null && 'audience' in other && other.audience.kind === 'everyone';
  return isWidest ? 'not said' : 'as the wider group';
};

const wordOf = (saying: Saying): string => {
  switch (saying.about) {
    case 'category':
      return verdictWords[saying.verdict];
    case 'setting':
      return settingWord(saying);
    case 'download':
      return transferWords[saying.rule];
    case 'second-person':
    case 'guests-need-lease':
      return saying.isNeeded ? 'yes' : 'no';
    case 'unused-cover':
      return `pupils ${minuteWords(saying.cover.pupilMinutes)}, staff ${minuteWords(saying.cover.staffMinutes)}`;
    case 'you-tube':
      return youTubeWords[saying.youTube];
    case 'safe-engine':
      return saying.safeEngine;
    case 'list':
    case 'use':
    case 'periods':
    case 'holiday':
    case 'emergency':
      return saying.about;
  }
};

const minuteWords = (minutes: number): string => (minutes === 0 ? 'never' : `after ${minutes} min`);

const settingWord = (saying: SettingSaying): string => {
  switch (saying.setting) {
    case 'unknownSites':
      return verdictWords[saying.value];
    case 'images':
      return imageWords[saying.value];
    case 'aiAnswers':
      return aiWords[saying.value];
    case 'safeEngine':
      return saying.value;
    case 'uploads':
      return transferWords[saying.value];
  }
};

const settingNames: Record<SettingSaying['setting'], string> = {
  unknownSites: 'sites nobody has judged yet',
  images: 'image search',
  aiAnswers: 'answers by a machine in search engines',
  safeEngine: 'where refused searches go',
  uploads: 'uploads',
};

const nameOfSetting = (saying: SettingSaying | Extract<Saying, { about: 'download' }>): string =>
  saying.about === 'setting'
    ? settingNames[saying.setting]
    : `downloads, ${fileKindLabels[saying.fileKind].toLowerCase()}`;

const periodsIn = (saying: Saying | null) => (saying?.about === 'periods' ? saying.periods : []);
