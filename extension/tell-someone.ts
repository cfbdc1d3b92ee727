import type { DeviceState } from '#shared/device-state.ts';
import type { Memory } from './memory.ts';
import { fittingUrl } from './observe/report-of.ts';
import type { Outbox } from './outbox.ts';
import type { AdultToTell, TellStanding, ToldBefore } from './page-facts.ts';
import type { PageRequest } from './page-requests.ts';
import type { ServerClock } from './server-clock.ts';
import type { EarlierPictures } from './screen/earlier-pictures.ts';
import type { ShowPage } from './show-page.ts';

export interface TellSomeoneParts {
  readonly memory: Pick<Memory, 'read' | 'change'>;
  readonly outbox: Pick<Outbox, 'add' | 'isWaiting'>;
  readonly showPage: Pick<ShowPage, 'take' | 'drop'>;
  readonly earlier: Pick<EarlierPictures, 'rest'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
}

/** So many in so long are sent as they come; the next ones a little later each. Nothing is ever thrown away. */
const soonMs = 10 * 60_000;
const mostSoon = 3;
const waitMs = 30_000;
const rememberedMs = 14 * 24 * 3_600_000;
const mostRemembered = 10;

/** "Tell someone": keeps what the child says until the server has it, and knows what became of it. */
export class TellSomeone {
  readonly #parts: TellSomeoneParts;

  constructor(parts: TellSomeoneParts) {
    this.#parts = parts;
  }

  /** Answers under which id it goes; null where it could not be kept, or came too soon after the last. */
  async tell(request: PageRequest<'tell-someone'>): Promise<{ requestId: string | null }> {
    const { memory, outbox, showPage, earlier, serverClock } = this.#parts;
    const { address, choice, words, adultId, attachPage, showId } = request;
    const { waitMs: left } = await this.standing();
    if (left > 0) return { requestId: null };
    const shown = attachPage === true && showId !== undefined ? showPage.take(showId) : null;
    showPage.drop();
    // What a child did not show is not shown by somebody else’s press a moment later.
    if (attachPage !== true) earlier.rest();
    // Of a page that the child was not asked to show, or did not want to, not even the address is told.
    const url = shown?.page.url ?? (attachPage === true && address !== null ? fittingUrl(address) : null);
    const requestId = crypto.randomUUID();
    const pupilId = (await memory.read('state')).pupil?.pupilId ?? null;
    const seq = await outbox.add({
      kind: 'concern',
      url,
      choice,
      words,
      requestId,
      pupilId,
      adultId,
      ...(attachPage !== undefined && { attachPage }),
      ...(shown !== null && { shown }),
    });
    if (seq === null) return { requestId: null };
    const told = { requestId, pupilId, seq, at: serverClock.now() };
    await memory.change('told', (before) => [...before, told].slice(-mostRemembered));
    return { requestId };
  }

  /** What the form shows: whom it can go to, what became of what was told before, and how long to wait. */
  async standing(): Promise<TellStanding> {
    const { memory, serverClock } = this.#parts;
    const state = await memory.read('state');
    const now = serverClock.now();
    const own = (await memory.read('told')).filter(
      ({ pupilId, at }) => pupilId === (state.pupil?.pupilId ?? null) && at > now - rememberedMs,
    );
    const told = await Promise.all(own.map((each) => this.#become(each, state.tellings)));
    return {
      adults: adultsOf(state),
      leads: state.grownUps.leads,
      teacher: state.lesson !== null && state.lesson.endsAt > now ? state.lesson.teacher : null,
      told,
      waitMs: waitLeft(
        own.map(({ at }) => at),
        now,
      ),
      areHelplinesOpen: state.stop === null,
    };
  }

  /** No words of it: somebody else may look over their shoulder. */
  async #become(
    { requestId, seq, at }: { readonly requestId: string; readonly seq: number; readonly at: number },
    tellings: readonly {
      readonly requestId: string;
      readonly words: string;
      readonly language: string;
      readonly readBy: string | null;
    }[],
  ): Promise<ToldBefore> {
    const known = tellings.find((telling) => telling.requestId === requestId);
    const isSent = known !== undefined || !(await this.#parts.outbox.isWaiting(seq));
    return {
      requestId,
      at,
      isSent,
      words: known?.words ?? null,
      language: known?.language ?? 'en',
      readBy: known?.readBy ?? null,
    };
  }
}

/** Whoever is at home gets nothing from here. */
const adultsOf = ({ trustedAdults, grownUps }: DeviceState): AdultToTell[] => {
  const named = trustedAdults.filter(({ place }) => place === 'school');
  return named.length > 0
    ? named.map(({ adultId, name }) => ({ adultId, name, isTeacher: false }))
    : grownUps.teachers.map((teacher) => ({ ...teacher, isTeacher: true }));
};

const waitLeft = (times: readonly number[], now: number): number => {
  // The server's clock may have been set back since.
  const soon = times.filter((at) => at > now - soonMs && at <= now);
  const last = soon.at(-1) ?? 0;
  return soon.length < mostSoon ? 0 : Math.max(0, last + waitMs - now);
};
