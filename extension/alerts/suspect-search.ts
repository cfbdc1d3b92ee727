import type { AlertKind } from '#shared/alerts/kinds.ts';
import { alertKinds } from '#shared/alerts/kinds.ts';
import { alertLevels, type AlertLevel } from '#shared/alerts/levels.ts';
import { maxAlertPhraseLength } from '#shared/alerts/report.ts';
import { findPhrase, parsePhrase, type Phrase, type PhraseGroup } from './phrase.ts';
import { harmToSelf } from './phrases/harm-to-self.ts';
import { hateOrExtremism } from './phrases/hate-or-extremism.ts';
import { hurtAtHome } from './phrases/hurt-at-home.ts';
import { others } from './phrases/others.ts';
import { stranger } from './phrases/stranger.ts';
import { weapons } from './phrases/weapons.ts';
import { isPlay, isSchoolWork } from './school-work.ts';
import { readingsOf, type Word } from './words.ts';

/** What a search is a sign of. */
export interface Suspicion {
  readonly about: AlertKind;
  /** Null: alone it says nothing; several in a short time do. */
  readonly level: AlertLevel | null;
  /** The words that made it one. */
  readonly phrase: string;
}

interface Known extends Pick<PhraseGroup, 'about' | 'level'> {
  readonly isFirm: boolean;
  readonly phrase: Phrase;
}

const groups = [...harmToSelf, ...hurtAtHome, ...stranger, ...hateOrExtremism, ...weapons, ...others];
const known: readonly Known[] = groups.flatMap(({ about, level, isFirm = false, phrases }) =>
  phrases.map((text) => ({ about, level, isFirm, phrase: parsePhrase(text) })),
);

/** By its first word, so that a search asks only for phrases that may begin in it. */
const byFirstStem = new Map<string, Known[]>();
for (const each of known) {
  const begins = each.phrase.slots.findIndex(({ isOptional }) => !isOptional);
  for (const slot of each.phrase.slots.slice(0, begins + 1))
    for (const stem of slot.stems) {
      const there = byFirstStem.get(stem) ?? [];
      if (!there.includes(each)) byFirstStem.set(stem, [...there, each]);
    }
}

/** The gravest thing that a search may be a sign of; null where it is none. Pure. */
export const suspectSearch = (text: string): Suspicion | null => {
  const found = readingsOf(text).flatMap(suspicionsIn);
  return found.toSorted((one, other) => weightOf(other) - weightOf(one)).at(0) ?? null;
};

const weightOf = ({ about, level }: Suspicion): number =>
  (level === null ? -1 : alertLevels.indexOf(level)) * alertKinds.length - alertKinds.indexOf(about);

const suspicionsIn = (words: readonly Word[]): Suspicion[] => {
  const candidates = new Set(words.flatMap(({ stem }) => byFirstStem.get(stem) ?? []));
  const isExplained = isSchoolWork(words);
  const isPlayed = isPlay(words);
  return [...candidates].flatMap(({ about, level, isFirm, phrase }) => {
    if (isExplained && !isFirm) return [];
    // A stranger comes to a child in a game.
    const isInGame = isPlayed && about !== 'stranger' && about !== 'way-round';
    if (isInGame && !isFirm && about !== 'gambling') return [];
    const found = findPhrase(phrase, words);
    if (found === null) return [];
    const own = level !== null && isInGame ? 'when-you-can' : level;
    return [{ about, level: own, phrase: shown(found) }];
  });
};

const shown = (words: readonly Word[]): string =>
  words
    .map((word) => word.shown)
    .join(' ')
    .slice(0, maxAlertPhraseLength);
