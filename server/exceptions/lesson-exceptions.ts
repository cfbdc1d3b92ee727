import type { ExceptionsChange } from '#shared/command.ts';
import type { Clock } from '../clock.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Exceptions, StoredException } from './exceptions.ts';
import type { GrantExceptions } from './grant-exceptions.ts';

export interface LessonExceptionsParts {
  readonly exceptions: Exceptions;
  readonly granting: GrantExceptions;
  readonly placement: Pick<Placement, 'settle'>;
  readonly book: DeviceBook;
  readonly viewers: Pick<Viewers, 'exceptionsChanged'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Whom a command is meant for. */
export interface Meant {
  readonly isForClass: boolean;
  readonly deviceIds: readonly string[];
}

/** What a lesson has opened, as the commands of its teachers end it and bring it back. */
export class LessonExceptions {
  readonly #parts: LessonExceptionsParts;

  constructor(parts: LessonExceptionsParts) {
    this.#parts = parts;
  }

  /** Answers the devices whose state is another one now; they are not told yet. */
  async follow(
    actor: Actor,
    lesson: RunningLesson,
    change: ExceptionsChange,
    meant: Meant,
  ): Promise<string[]> {
    if (!(await this.#mayFollow(actor, lesson, change))) return [];
    const { exceptions, clock } = this.#parts;
    const isMeant = this.#isMeant(meant);
    const undoable = (await exceptions.undoable(lesson.lessonId)).filter(isMeant);
    if (change === 'undo') return this.#settle(await this.#reopen(actor, undoable, lesson));
    await exceptions.leaveEnded(undoable.map(({ exceptionId }) => exceptionId));
    if (change === null) return [];
    const open = (await exceptions.inForce(clock())).filter(({ lessonId }) => lessonId === lesson.lessonId);
    return this.#settle(await this.#end(actor, open.filter(isMeant)));
  }

  // Only what was meant for exceptions is a refusal to be recorded here; a command has its own.
  async #mayFollow(actor: Actor, lesson: RunningLesson, change: ExceptionsChange): Promise<boolean> {
    const { lessonId } = lesson;
    return change === null
      ? may(actor, 'grant-exception', { lesson }, this.#parts.clock())
      : (await askMay(this.#parts, actor, 'grant-exception', { lesson }, lessonId)) === null;
  }

  /** What others have too is not ended for some. */
  #isMeant({ isForClass, deviceIds }: Meant): (exception: StoredException) => boolean {
    const pupilIds = new Set(deviceIds.map((deviceId) => this.#parts.book.find(deviceId)?.pupilId));
    return ({ classId, pupilIds: given }) =>
      isForClass || (classId === null && given.every((pupilId) => pupilIds.has(pupilId)));
  }

  async #end(actor: Actor, open: readonly StoredException[]): Promise<StoredException[]> {
    const ended: StoredException[] = [];
    for (const each of open) if (await this.#parts.granting.end(actor, each, true)) ended.push(each);
    return ended;
  }

  async #reopen(
    actor: Actor,
    undoable: readonly StoredException[],
    lesson: RunningLesson,
  ): Promise<StoredException[]> {
    const reopened: StoredException[] = [];
    for (const each of undoable) {
      if ((await this.#parts.granting.reopen(actor, each, lesson)).ok) reopened.push(each);
    }
    return reopened;
  }

  async #settle(changed: readonly StoredException[]): Promise<string[]> {
    if (changed.length === 0) return [];
    const { granting, book, placement, viewers } = this.#parts;
    const pupilIds = new Set<string>();
    for (const each of changed) for (const id of await granting.pupilsFor(each)) pupilIds.add(id);
    const deviceIds = [...pupilIds].flatMap((pupilId) => book.ofPupil(pupilId));
    const settled = await placement.settle(deviceIds.map(({ deviceId }) => deviceId));
    viewers.exceptionsChanged();
    return settled;
  }
}
