import { randomUUID } from 'node:crypto';
import { controlNames } from '#shared/lesson-controls.ts';
import type { LessonFacts } from '#shared/class-snapshot.ts';
import type { HeldPupil } from '#shared/api/lessons.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { BoundPupil } from '#shared/people.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRoster } from './class-roster.ts';
import type { Lessons } from './lessons.ts';
import type { PupilAsks } from './pupil-asks.ts';
import { factsOf, type RunningLesson } from './running-lesson.ts';
import type { Viewers } from './viewers.ts';

export interface SharePupilsParts {
  readonly lessons: Lessons;
  readonly roster: ClassRoster;
  readonly asks: PupilAsks;
  readonly book: DeviceBook;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly viewers: Pick<Viewers, 'lessonChanged' | 'lessonTold'>;
}

type Nothing = Record<string, never>;

/** A pupil in the reach of two lessons: one holds them, the other is told who and asks, or takes over. */
export class SharePupils {
  readonly #parts: SharePupilsParts;

  constructor(parts: SharePupilsParts) {
    this.#parts = parts;
  }

  /** What this lesson is asked for, and what it asks for. */
  asksOf(lessonId: string): Pick<LessonFacts, 'asks' | 'asked'> {
    const { asks, lessons } = this.#parts;
    return {
      asks: asks
        .ofHolder(lessonId)
        .map(({ askId, by, className, pupils }) => ({ askId, by, className, pupils })),
      asked: asks.ofAsker(lessonId).map(({ askId, of, pupils }) => {
        return { askId, teacher: lessons.find(of)?.teacher ?? '', pupils };
      }),
    };
  }

  /** A lesson is over: those it asked, and those that asked it, are told that this is void. */
  async forget(lessonId: string): Promise<void> {
    for (const other of await this.#parts.asks.forget(lessonId)) this.#tell(other);
  }

  /** Who is free joins at once. Who is held elsewhere is answered, with whom to ask. */
  async add(actor: Actor, lessonId: string, pupilIds: readonly string[]): Promise<Result<HeldPupil[]>> {
    const lesson = this.#parts.lessons.find(lessonId);
    if (!lesson) return failure('expired', 'The lesson is over.');
    const pupils = await this.#pupils(pupilIds);
    if (!pupils) return failure('not-found');
    const held = pupils.flatMap((pupil) => this.#heldElsewhere(lesson, pupil) ?? []);
    const free = pupils.filter(({ pupilId }) => !held.some((each) => each.pupilId === pupilId));
    if (free.length > 0) await this.#bring(actor, 'add-pupils', lesson, free, {});
    return success(held);
  }

  /** The holder is asked on their dashboard. */
  async ask(actor: Actor, lessonId: string, pupilIds: readonly string[]): Promise<Result<Nothing>> {
    const lesson = this.#parts.lessons.find(lessonId);
    const pupils = await this.#pupils(pupilIds);
    if (!lesson || !pupils) return failure('not-found');
    const holders = this.#byHolder(lesson, pupils);
    if (holders.length === 0) return failure('expired', 'No other lesson holds them any more.');
    for (const [holder, all] of holders) {
      const theirs = all.filter(({ pupilId }) => !this.#isAsked(lessonId, pupilId));
      if (theirs.length === 0) continue;
      const named = theirs.map(({ pupilId, name }) => ({ pupilId, name }));
      const ask = { askId: randomUUID(), by: actor.name, className: lesson.className, pupils: named };
      await this.#parts.asks.add({ ...ask, of: holder.lessonId, for: lessonId }, actor.accountId);
      await this.#record(actor, 'ask-for-pupils', lessonId, 'requested', {
        pupilIds: named.map(({ pupilId }) => pupilId),
        of: holder.lessonId,
      });
      this.#tell(holder.lessonId);
    }
    this.#tell(lessonId);
    return success({});
  }

  /** By whom it was asked: nobody is to answer it any more. */
  async withdraw(actor: Actor, lessonId: string, askId: string): Promise<Result<Nothing>> {
    const { asks } = this.#parts;
    const ask = asks.take(askId, 'for', lessonId);
    if (ask === null) return failure('not-found', 'That has been answered already.');
    await asks.close(askId);
    const pupilIds = ask.pupils.map(({ pupilId }) => pupilId);
    await this.#record(actor, 'withdraw-pupil-ask', lessonId, 'done', { pupilIds, of: ask.of });
    for (const id of [lessonId, ask.of]) this.#tell(id);
    return success({});
  }

  async answer(actor: Actor, lessonId: string, askId: string, isGiven: boolean): Promise<Result<Nothing>> {
    const { lessons, viewers, asks } = this.#parts;
    const ask = asks.take(askId, 'of', lessonId);
    if (ask === null) return failure('not-found', 'That has been answered already.');
    const asking = lessons.find(ask.for);
    const asked = await this.#pupils(ask.pupils.map(({ pupilId }) => pupilId));
    const pupils = asked?.filter((pupil) => this.#holds(lessonId, pupil)) ?? [];
    if (!asking || pupils.length === 0) {
      await asks.close(askId);
      const why = asking ? 'They are not in your lesson any more.' : 'The other lesson is over.';
      return failure('expired', why);
    }
    const names = namesOf(pupils);
    if (isGiven) await this.#bring(actor, 'give-pupils', asking, pupils, { askId });
    else {
      const pupilIds = pupils.map(({ pupilId }) => pupilId);
      await this.#record(actor, 'give-pupils', ask.for, 'refused', { askId, pupilIds });
    }
    await asks.close(askId);
    viewers.lessonTold(ask.for, `${actor.name} ${isGiven ? 'lets you have' : 'keeps'} ${names}.`);
    this.#tell(lessonId);
    this.#tell(ask.for);
    return success({});
  }

  /** Without asking; recorded with the reason, and the holder is told. */
  async takeOver(
    actor: Actor,
    lessonId: string,
    pupilIds: readonly string[],
    reason: string,
  ): Promise<Result<Nothing>> {
    const lesson = this.#parts.lessons.find(lessonId);
    const pupils = await this.#pupils(pupilIds);
    if (!lesson || !pupils) return failure('not-found');
    const holders = this.#byHolder(lesson, pupils);
    const from = holders.map(([{ lessonId: of }]) => of);
    await this.#bring(actor, 'take-over-pupils', lesson, pupils, { reason, from });
    for (const [holder, theirs] of holders) {
      const words = `${actor.name} has taken ${namesOf(theirs)} into a lesson: ${reason}`;
      this.#parts.viewers.lessonTold(holder.lessonId, words);
    }
    return success({});
  }

  /** Guests go back to where they belong. */
  async release(actor: Actor, lessonId: string, pupilIds: readonly string[]): Promise<Result<Nothing>> {
    const said = { actor: actor.accountId, action: 'release-pupils', facts: { pupilIds } };
    const changed = await this.#parts.lessons.change(lessonId, said, (lesson) => ({
      ...lesson,
      guestIds: lesson.guestIds.filter((each) => !pupilIds.includes(each)),
    }));
    if (!changed) return failure('expired', 'The lesson is over.');
    await this.#askNoMoreFor(pupilIds);
    return success({});
  }

  async #bring(
    actor: Actor,
    action: string,
    { lessonId, classId }: RunningLesson,
    pupils: readonly BoundPupil[],
    about: Record<string, unknown>,
  ): Promise<void> {
    const { lessons } = this.#parts;
    const ids = pupils.map(({ pupilId }) => pupilId);
    const facts = { ...about, pupilIds: ids };
    for (const other of lessons.all()) {
      const leaving = other.guestIds.filter((each) => ids.includes(each));
      if (other.lessonId === lessonId || leaving.length === 0) continue;
      const said = {
        actor: actor.accountId,
        action: 'let-pupils-go',
        facts: { pupilIds: leaving, to: lessonId },
      };
      await lessons.change(other.lessonId, said, (lesson) => ({
        ...lesson,
        guestIds: lesson.guestIds.filter((each) => !ids.includes(each)),
      }));
    }
    const guests = pupils.filter((pupil) => pupil.classId !== classId).map(({ pupilId }) => pupilId);
    await lessons.change(lessonId, { actor: actor.accountId, action, facts }, (lesson) => ({
      ...lesson,
      guestIds: [...new Set([...lesson.guestIds, ...guests])],
    }));
    await this.#askNoMoreFor(ids);
  }

  /** Whoever has moved is not where they were asked for. */
  async #askNoMoreFor(pupilIds: readonly string[]): Promise<void> {
    for (const lessonId of await this.#parts.asks.leaveOut(pupilIds)) this.#tell(lessonId);
  }

  #isAsked(lessonId: string, pupilId: string): boolean {
    const asked = this.#parts.asks.ofAsker(lessonId);
    return asked.some(({ pupils }) => pupils.some((pupil) => pupil.pupilId === pupilId));
  }

  #holds(lessonId: string, { pupilId, classId }: BoundPupil): boolean {
    return this.#parts.lessons.holding(pupilId, classId)?.lessonId === lessonId;
  }

  #byHolder(lesson: RunningLesson, pupils: readonly BoundPupil[]): [RunningLesson, BoundPupil[]][] {
    const holders = new Map<RunningLesson, BoundPupil[]>();
    for (const pupil of pupils) {
      const holder = this.#parts.lessons.holding(pupil.pupilId, pupil.classId);
      if (!holder || holder.lessonId === lesson.lessonId) continue;
      holders.set(holder, [...(holders.get(holder) ?? []), pupil]);
    }
    return [...holders];
  }

  #heldElsewhere(lesson: RunningLesson, { pupilId, name, classId }: BoundPupil): HeldPupil | null {
    const holder = this.#parts.lessons.holding(pupilId, classId);
    if (!holder || holder.lessonId === lesson.lessonId) return null;
    const { teacher, className, endsAt } = holder;
    return { pupilId, name, teacher, className, endsAt, controls: this.controlsOn(pupilId) };
  }

  /** What is on for a pupil, on whichever device. */
  controlsOn(pupilId: string): HeldPupil['controls'] {
    const { book, states } = this.#parts;
    const now = book.ofPupil(pupilId).map(({ deviceId }) => states.of(deviceId));
    return controlNames.filter((name) => now.some((state) => state[name] !== null));
  }

  async #pupils(pupilIds: readonly string[]): Promise<BoundPupil[] | null> {
    const pupils = await this.#parts.roster.bound([...new Set(pupilIds)]);
    return pupils.size === new Set(pupilIds).size ? [...pupils.values()] : null;
  }

  #tell(lessonId: string): void {
    const { lessons, viewers } = this.#parts;
    const lesson = lessons.find(lessonId);
    if (lesson) viewers.lessonChanged(factsOf(lesson, this.asksOf(lessonId)));
  }

  #record(
    actor: Actor,
    action: string,
    object: string,
    outcome: string,
    facts: Record<string, unknown>,
  ): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome, facts });
  }
}

const namesOf = (pupils: readonly { readonly name: string }[]): string =>
  pupils.map(({ name }) => name).join(', ');
