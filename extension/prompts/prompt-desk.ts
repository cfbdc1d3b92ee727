import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import { pictureAt } from '#shared/prompts/picture-at.ts';
import { choosePrompt, stillCounts } from '#shared/prompts/choose-prompt.ts';
import { holdingMoments } from '#shared/prompts/holding-moments.ts';
import { weekBefore } from '#shared/prompts/met-lately.ts';
import { inLanguage } from '#shared/prompts/in-language.ts';
import type { Moment, PromptChoice } from '#shared/prompts/moments.ts';
import { defaultPromptPlan, type PromptPlan } from '#shared/prompts/plan.ts';
import type { PictureName } from '#shared/prompts/pictures.ts';
import type { Both } from '#shared/prompts/prompt.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { tellOffer } from '#shared/prompts/tell-offer.ts';
import { speechOf } from '#shared/pupil-words/speech.ts';
import { homeLanguage } from '#shared/prompts/home/index.ts';
import { languageOf } from '#shared/prompts/language-of.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import type { HomeLanguage } from '#shared/prompts/home/home-words.ts';
import { filled } from '#shared/prompts/filled.ts';
import {
  aroundLanguage,
  choiceLanguage,
  lineBeneath,
  plainWording,
  sentenceLanguage,
  wordingOf,
  wordsAround,
} from '#shared/prompts/wording.ts';
import type { Wording } from '#shared/prompts/wording-schema.ts';
import type { NewReport } from '#shared/reports.ts';
import type { Protection } from '../enforce/protection.ts';
import type { Memory, MemoryValue } from '../memory.ts';
import { fittingUrl } from '../observe/report-of.ts';
import type { ServerClock } from '../server-clock.ts';
import { schoolDay } from '../school-day.ts';

export interface PromptDeskParts {
  readonly memory: Pick<Memory, 'read' | 'change'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly protection: Pick<Protection, 'compiled'>;
  readonly add: (report: NewReport) => Promise<unknown>;
}

/** What was noticed, for the holes in the words: `real`, `kind`, `what`, `minutes`. */
export type Noticed = Readonly<Record<string, string | Both>>;

export interface Answered {
  readonly moment: Moment;
  readonly promptId: string | null;
  readonly url: string;
  readonly choice: PromptChoice;
  /** Which kind of thing it was about, for adults: never what was typed. */
  readonly rule: string;
}

/** Who sits at this computer; null where nobody is known. */
type Sitting = { readonly pupilId: string; readonly keyStage: 'KS1' | 'KS2' } | null;

type Met = MemoryValue<'metPrompts'>[number];
type Where = Pick<Met, 'pupilId' | 'moment' | 'place'>;

const mostMet = 400;
/** Gentle questions come once to a place, and then not for most of a day. */
const gentleAgainMs = 20 * 60 * 60 * 1000;

/** Which question a child is asked, in which words, and what became of it. What was met is kept here alone, for a week. */
export class PromptDesk {
  readonly #parts: PromptDeskParts;

  constructor(parts: PromptDeskParts) {
    this.#parts = parts;
  }

  get plan(): PromptPlan {
    return this.#parts.protection.compiled?.policy.prompts ?? defaultPromptPlan;
  }

  /** Null where nothing is to be asked: switched off, asked here a short while ago, or no pupil's device. */
  async show(moment: Moment, url: string, noticed: Noticed = {}): Promise<ShownPrompt | null> {
    const { memory, serverClock } = this.#parts;
    const { pupil, staff } = await memory.read('state');
    if (staff !== null || (this.plan.settings.off.includes(moment) && !isSite(moment))) return null;
    const [place, now] = [placeOf(url), serverClock.now()];
    const pupilId = pupil?.pupilId ?? null;
    const met = (await memory.read('metPrompts')).filter((each) => each.pupilId === pupilId);
    const elsewhere = await this.#metElsewhere(pupilId, now);
    const off = this.plan.offPrompts;
    const { promptId, isSameShowing } = choosePrompt({ moment, place, met, elsewhere, off, now });
    if (!holdingMoments.has(moment) && (promptId === null || wasAskedHere(met, moment, place, now))) {
      await this.#cameBack({ pupilId, moment, place });
      return null;
    }
    if (!isSameShowing) await this.#note({ pupilId, promptId, moment, place, at: now });
    return this.#draw(moment, promptId, pupil, noticed);
  }

  /** What whoever is at this computer was asked today, oldest first, for them to read. */
  async metToday(): Promise<readonly Pick<Met, 'at' | 'moment' | 'choice'>[]> {
    const { memory, serverClock } = this.#parts;
    const pupilId = (await memory.read('state')).pupil?.pupilId ?? null;
    const today = schoolDay(serverClock.now());
    return (await memory.read('metPrompts')).filter(
      (met) => met.pupilId === pupilId && schoolDay(met.at) === today,
    );
  }

  /** The child has chosen. */
  async answered({ moment, promptId, url, choice, rule }: Answered): Promise<void> {
    const { memory, add } = this.#parts;
    const known = promptId !== null && findPrompt(promptId)?.of.moment === moment ? promptId : null;
    await memory.change('metPrompts', (met) => {
      const at = met.findLastIndex(
        (each) => each.promptId === known && each.moment === moment && each.choice === null,
      );
      return at < 0 ? met : met.with(at, { ...(met[at] as Met), choice });
    });
    const about = { moment, ...(known !== null && { promptId: known }) };
    await add({ kind: 'prompt', url: fittingUrl(url), rule: rule.slice(0, 200), choice, ...about });
  }

  /** On any computer, as far as this one was told. */
  async #metElsewhere(pupilId: string | null, now: number): Promise<string[]> {
    const told = await this.#parts.memory.read('metElsewhere');
    if (pupilId === null || told.pupilId !== pupilId) return [];
    const firstDay = weekBefore(schoolDay(now));
    return told.prompts.filter(({ day }) => day >= firstDay).map(({ promptId }) => promptId);
  }

  async #note(shown: Omit<Met, 'choice'>): Promise<void> {
    let cameBackAfter: string | null = null;
    await this.#parts.memory.change('metPrompts', (met) => {
      cameBackAfter = leftBefore(met, shown)?.promptId ?? null;
      const kept = met.filter((each) => stillCounts(each, shown.at));
      return [...kept, { ...shown, choice: null }].slice(-mostMet);
    });
    await this.#tellShown(shown.promptId, cameBackAfter);
  }

  /** To where the child chose not to go, and is not asked anew: told once, however often. */
  async #cameBack(to: Where): Promise<void> {
    let cameBackAfter: string | null = null;
    await this.#parts.memory.change('metPrompts', (met) => {
      const left = leftBefore(met, to);
      if (left === undefined) return met;
      cameBackAfter = left.promptId;
      return met.with(met.indexOf(left), { ...left, isBack: true });
    });
    await this.#tellShown(null, cameBackAfter);
  }

  async #tellShown(promptId: string | null, cameBackAfter: string | null): Promise<void> {
    if (promptId === null && cameBackAfter === null) return;
    await this.#parts.add({ kind: 'prompt-shown', url: null, promptId, cameBackAfter });
  }

  /** What matters most, in the language of whoever is at this computer; null where that is English, or has no such words. */
  async homeWords(): Promise<HomeLanguage | null> {
    const { pupil } = await this.#parts.memory.read('state');
    return homeLanguage(languageOf(this.plan.settings, pupil)) ?? null;
  }

  /** The way to tell someone, for who has chosen to ask and has nobody there. */
  async offerToTell(moment: Moment): Promise<ShownPrompt> {
    const { pupil } = await this.#parts.memory.read('state');
    const language = languageOf(this.plan.settings, pupil);
    return tellOffer({
      moment,
      language,
      keyStage: pupil?.keyStage ?? 'KS2',
      speech: speechOf(this.plan.sentences, language),
      hasSymbols: this.#hasSymbols(pupil),
    });
  }

  /** Set for the child, or for all of their age. */
  #hasSymbols(pupil: Sitting): boolean {
    const { pupils, symbols } = this.plan.settings;
    const own = pupils.find((each) => each.pupilId === pupil?.pupilId);
    return own?.hasSymbols === true || symbols === 'everyone' || symbols === (pupil?.keyStage ?? 'KS2');
  }

  #draw(moment: Moment, promptId: string | null, pupil: Sitting, noticed: Noticed): ShownPrompt {
    const { settings, wordings, pictures } = this.plan;
    const language = languageOf(settings, pupil);
    const keyStage = pupil?.keyStage ?? 'KS2';
    const found = promptId === null ? null : wordingOf(wordings, promptId, language, keyStage);
    const english = promptId === null ? null : wordingOf(wordings, promptId, 'en', keyStage);
    const wording = found ?? english ?? plainWording(moment, language, keyStage);
    const sentences = sentenceLanguage(wordings, promptId, language, keyStage);
    return {
      promptId,
      moment,
      keyStage,
      language,
      sentenceLanguage: sentences,
      choiceLanguage: choiceLanguage(wordings, promptId, language, keyStage),
      aroundLanguage: aroundLanguage(language),
      beneath: lineBeneath(moment, language, sentences),
      direction: directionOf(language),
      around: wordsAround(language),
      picture: pictureAt(pictures, promptId, moment, 'question'),
      hasSymbols: this.#hasSymbols(pupil),
      ...withNoticed(wording, noticedIn(noticed, language), (does) =>
        pictureAt(pictures, promptId, moment, does),
      ),
    };
  }
}

const noticedIn = (noticed: Noticed, language: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(noticed).map(([name, words]) => [
      name,
      typeof words === 'string' ? words : inLanguage(words, language),
    ]),
  );

const withNoticed = (
  { noticed, question, choices }: Wording,
  facts: Readonly<Record<string, string>>,
  pictureOf: (does: PromptChoice) => PictureName,
): Pick<ShownPrompt, 'noticed' | 'question' | 'choices'> => ({
  noticed: filled(noticed, facts),
  question: filled(question, facts),
  choices: choices.map(({ does, words, outcome }) => ({
    does,
    picture: pictureOf(does),
    words: filled(words, facts),
    outcome: filled(outcome, facts),
  })),
});

const isSite = (moment: Moment): boolean => moment === 'unknown-site' || moment === 'look-alike';

const wasAskedHere = (met: readonly Met[], moment: Moment, place: string, now: number): boolean =>
  met.some(
    (each) =>
      each.moment === moment &&
      (moment === 'break' || each.place === place) &&
      now - each.at < againMs(moment),
  );

/** What the child was last asked there, where they chose to stop and have not come back since. */
const leftBefore = (met: readonly Met[], { pupilId, moment, place }: Where): Met | undefined => {
  const last = met.findLast(
    (each) => each.pupilId === pupilId && each.moment === moment && each.place === place,
  );
  return last?.choice === 'go-back' && last.isBack !== true ? last : undefined;
};

/** The break has a clock of its own. */
const againMs = (moment: Moment): number => (moment === 'break' ? 60_000 : gentleAgainMs);

/** The site, without "www.". */
export const placeOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';

/** For adults, when the prompt is not about a site. */
export const momentRules: Record<Exclude<Moment, 'unknown-site' | 'look-alike'>, string> = {
  download: 'A file was about to be downloaded',
  'pop-up': 'A window that another site opened',
  permission: 'A page asked for a permission',
  'sign-up': 'A form asked to make an account',
  'detail-typed': 'A personal detail was typed',
  'detail-sent': 'A personal detail was about to be sent',
  'image-search': 'A search for pictures',
  advert: 'An advert was about to be opened',
  'stranger-call': 'A site where people chat or call',
  'ai-answer': 'A site where a machine answers',
  break: 'A long time without a break',
  'unkind-words': 'Unkind words were about to be sent',
};
