import { alertKindOfCategory, type AlertKind } from '#shared/alerts/kinds.ts';
import { higher, isAtLeast, type AlertLevel } from '#shared/alerts/levels.ts';
import { levelHere, type AlertOrders } from '#shared/alerts/orders.ts';
import { parseAddress } from '#shared/policy/address.ts';
import type { Decision } from '#shared/policy/decide.ts';
import { searchWords } from '#shared/policy/safe-search.ts';
import type { AlertReport, NewReport } from '#shared/reports.ts';
import type { Memory, MemoryValue } from '../memory.ts';
import { fittingUrl, isToldOf } from '../observe/report-of.ts';
import { levelOfPage, levelOfTries } from './rise.ts';
import { suspectSearch } from './suspect-search.ts';

export interface AlertWatchParts {
  readonly memory: Pick<Memory, 'read' | 'change'>;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
  readonly safeEngine: () => string | undefined;
  readonly add: (report: NewReport) => Promise<unknown>;
  /** The page as it is seen now; null where it may not be pictured. */
  readonly picture: (url: string) => Promise<NonNullable<AlertReport['picture']> | null>;
}

/** Something that may be a sign of something. */
interface Sign extends Pick<AlertReport, 'about' | 'sign' | 'url' | 'words' | 'phrase'> {
  /** Null: alone it says nothing. */
  readonly level: AlertLevel | null;
  /** What is the same try when it comes again. */
  readonly key: string;
}
type Noticed = MemoryValue<'noticed'>[number];

/** Tries within so long of each other belong together. */
const shortMs = 15 * 60_000;
/** A page that is asked for twice at once was asked for once. */
const sameTryMs = 5_000;
const mostKeys = 10;
const mostNoticed = 40;

/**
 * Suspects: from words that were searched for, pages that stayed closed, and ways round the filter that were caught; all
 * of it known to the worker already. One alert rises where more comes; what was told once is not told again.
 */
export class AlertWatch {
  readonly #parts: AlertWatchParts;

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
  }

  async searched(url: string, words: string): Promise<void> {
    const suspicion = suspectSearch(words);
    if (suspicion === null) return;
    const key = words.toLowerCase().slice(0, 100);
    await this.#notice({ ...suspicion, sign: 'search', url, words, key });
  }

  /** A page stayed closed; it may have been a search that no engine was asked. */
  async closed(url: string, decision: Pick<Decision, 'reason' | 'categoryId'>): Promise<void> {
    const address = parseAddress(url);
    const search = address && searchWords(address, this.#parts.safeEngine());
    if (search) await this.searched(url, search.words);
    const about = kindOfClosed(decision);
    if (about === null) return;
    const page = { about, level: levelOfPage(about), sign: 'closed-page', url } as const;
    await this.#notice({ ...page, words: '', phrase: '', key: address?.host ?? url });
  }

  /** A site was caught showing other sites' pages. */
  async wentRound(url: string): Promise<void> {
    const about = { about: 'way-round', level: 'today', sign: 'way-round' } as const;
    await this.#notice({ ...about, url, words: '', phrase: '', key: parseAddress(url)?.host ?? url });
  }

  async #notice(sign: Sign): Promise<void> {
    const { memory, now } = this.#parts;
    const { pupil, staff, stop, alerts } = await memory.read('state');
    // Staff are suspected of nothing; of a helpline nobody is told.
    if (staff !== null || stop !== null || !isToldOf(sign.url)) return;
    let told: Told | null = null;
    await memory.change('noticed', (before) => {
      const at = now();
      const fresh = before.filter(({ last }) => at - last < shortMs);
      const isSame = (each: Noticed) =>
        each.about === sign.about && each.pupilId === (pupil?.pupilId ?? null);
      const known = fresh.find(isSame) ?? unnoticed(sign.about, pupil?.pupilId ?? null);
      const next = noticedAgain(known, sign, at, alerts);
      told = next.told;
      return [...fresh.filter((each) => !isSame(each)), next.noticed].slice(-mostNoticed);
    });
    if (told !== null) await this.#tell(sign, told, alerts);
  }

  async #tell(sign: Sign, { level, tries }: Told, orders: AlertOrders): Promise<void> {
    const { about, sign: kind, words, phrase } = sign;
    const url = fittingUrl(sign.url);
    const picture = mayPicture(sign, level, orders) ? await this.#parts.picture(url) : null;
    const report = { kind: 'alert', about, level, sign: kind, url, words, phrase, tries } as const;
    await this.#parts.add({ ...report, ...(picture && { picture }) });
  }
}

interface Told {
  readonly level: AlertLevel;
  readonly tries: number;
}

const kindOfClosed = ({ reason, categoryId }: Pick<Decision, 'reason' | 'categoryId'>): AlertKind | null => {
  if (reason === 'illegal') return 'illegal-material';
  return reason === 'proxy' ? 'way-round' : alertKindOfCategory(categoryId);
};

const unnoticed = (about: AlertKind, pupilId: string | null): Noticed => ({
  about,
  pupilId,
  last: 0,
  tries: 0,
  told: null,
  keys: [],
});

/** What is known with this sign, and what of it is to be told; null where it says nothing new. Pure. */
const noticedAgain = (
  known: Noticed,
  { about, key, level }: Sign,
  at: number,
  { rules }: AlertOrders,
): { noticed: Noticed; told: Told | null } => {
  const isNewKey = !known.keys.includes(key);
  if (!isNewKey && at - known.last < sameTryMs) return { noticed: known, told: null };
  const tries = known.tries + 1;
  const noticed = { ...known, last: at, tries, keys: isNewKey ? [...known.keys, key] : known.keys };
  const risen = highest([known.told, level, levelOfTries(about, tries)]);
  const here = risen && levelHere(rules, about, risen);
  if (here === null) return { noticed, told: null };
  const isMore = known.told === null || !isAtLeast(known.told, here);
  const isNews = isMore || (isNewKey && known.keys.length < mostKeys);
  return isNews
    ? { noticed: { ...noticed, told: here }, told: { level: here, tries } }
    : { noticed, told: null };
};

const highest = (levels: readonly (AlertLevel | null)[]): AlertLevel | null =>
  levels.reduce((one, other) => (one === null || other === null ? (one ?? other) : higher(one, other)), null);

/** Only of a page that is open. What may be shown on one of these kinds is nothing to have a picture of. */
const mayPicture = ({ sign, about }: Sign, level: AlertLevel, { pictureFrom }: AlertOrders): boolean =>
  sign === 'search' &&
  about !== 'adult' &&
  about !== 'illegal-material' &&
  pictureFrom !== null &&
  isAtLeast(level, pictureFrom);
