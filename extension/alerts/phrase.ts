import type { AlertKind } from '#shared/alerts/kinds.ts';
import type { AlertLevel } from '#shared/alerts/levels.ts';
import { stemOf, type Word } from './words.ts';

/** Phrases that mean as much as each other. */
export interface PhraseGroup {
  readonly about: AlertKind;
  /** Null: one such search says nothing yet; several in a short time do. */
  readonly level: AlertLevel | null;
  /** True: said of oneself, so that no school subject explains it. */
  readonly isFirm?: boolean;
  /**
   * Words in their order. `a/b`: one of these; `a?`: may be missing; `..`: up to four words between; `^` and `$`: nothing
   * before and after; `{kin}`: a set of words by its name.
   */
  readonly phrases: readonly string[];
}

interface Slot {
  readonly stems: ReadonlySet<string>;
  readonly isOptional: boolean;
  /** How many words of any kind may stand before it. */
  readonly gap: number;
}

/** A phrase ready to be looked for. */
export interface Phrase {
  readonly slots: readonly Slot[];
  readonly isFromStart: boolean;
  readonly isToEnd: boolean;
}

const gapWords = 4;

/** Sets of words that phrases share. */
const sets: Readonly<Record<string, string>> = {
  parent: `dad mum stepdad stepmum stepfather stepmother parent parents carer uncle grandad grandpa auntie aunt nan gran
    boyfriend babysitter childminder`,
  kin: `dad mum stepdad stepmum parent parents uncle auntie aunt grandad grandpa nan grandma gran brother sister carer
    family cousin stepfather stepmother stepbrother stepsister`,
  adult: `dad stepdad stepfather uncle grandad grandpa brother stepbrother cousin he man boyfriend babysitter coach
    teacher neighbour someone adult`,
  hit: 'hit hits hitting hurt hurts hurting punch slap kick smack whip choke burn strangle spank bruised bruises',
  people: `muslims jews blacks immigrants migrants gays gypsies refugees foreigners christians jewish muslim black gay
    trans asian asians chinese brown disabled pakistanis indians africans`,
  bad: `bad terrorists terrorist evil stupid dirty criminals animals thick scum vermin inferior disgusting thieves
    subhuman ugly smelly weird dumb poor lazy`,
  someone: 'someone somebody people person him her them kid boy girl teacher friend classmate others my',
  online: `online internet roblox snapchat snap tiktok discord fortnite instagram insta whatsapp minecraft app game
    gaming`,
  stranger: `someone somebody stranger strangers man guy boy girl person he adult random paedophile pedo creep men people
    boyfriend dude`,
  picture: 'picture pictures pic pics photo photos video videos selfie selfies image images nude nudes',
  drug: `weed cocaine cannabis drugs ketamine ecstasy mdma spice heroin lsd marijuana shrooms lean vape vapes cigarettes
    vodka snus`,
  dare: `blackout choking choke passout benadryl skullbreaker nyquil firework superglue fainting strangling tidepod
    deodorant outlet fire knife boiling chroming milkcrate kia choker scarf space lighter bleach passing drowning`,
};

/** May stand between the words of any phrase. */
const fillers: ReadonlySet<string> = new Set(
  `a an the really just so very please actually literally even some like all always keep keeps my your our
    also still ever now this that`
    .split(/\s+/)
    .map(stemOf),
);

const stemsOf = (alternatives: string): ReadonlySet<string> =>
  new Set(
    alternatives
      .split('/')
      .flatMap((word) => (sets[/^\{(\w+)\}$/.exec(word)?.[1] ?? ''] ?? word).trim().split(/\s+/))
      .map(stemOf),
  );

/** Reads a phrase as a `PhraseGroup` writes it. */
export const parsePhrase = (text: string): Phrase => {
  const slots: Slot[] = [];
  let gap = 0;
  const parts = text.split(' ');
  for (const part of parts.filter((each) => each !== '^' && each !== '$')) {
    if (part === '..') gap = gapWords;
    else {
      const isOptional = part.endsWith('?');
      slots.push({ stems: stemsOf(isOptional ? part.slice(0, -1) : part), isOptional, gap });
      gap = 0;
    }
  }
  return { slots, isFromStart: parts[0] === '^', isToEnd: parts.at(-1) === '$' };
};

/** The words of the phrase in these words; null where it is not there. */
export const findPhrase = (phrase: Phrase, words: readonly Word[]): readonly Word[] | null => {
  const starts = phrase.isFromStart ? [0] : words.keys();
  for (const start of starts) {
    const end = endOf(phrase, 0, words, start, true);
    if (end !== null) return words.slice(start, end);
  }
  return null;
};

const endOf = (
  phrase: Phrase,
  place: number,
  words: readonly Word[],
  at: number,
  isFirst: boolean,
): number | null => {
  const slot = phrase.slots[place];
  if (slot === undefined) return phrase.isToEnd && at < words.length ? null : at;
  const most = isFirst ? 0 : slot.gap + leadingFillers(words, at);
  for (let skipped = 0; skipped <= most; skipped += 1) {
    const word = words[at + skipped];
    if (word === undefined) break;
    if (!slot.stems.has(word.stem)) continue;
    const end = endOf(phrase, place + 1, words, at + skipped + 1, false);
    if (end !== null) return end;
  }
  return slot.isOptional ? endOf(phrase, place + 1, words, at, isFirst) : null;
};

const leadingFillers = (words: readonly Word[], at: number): number => {
  let count = 0;
  while (fillers.has(words[at + count]?.stem ?? '')) count += 1;
  return count;
};
