import type { FrameMode } from '#shared/screen/frame.ts';
import type { LessonScreenCost, WatchRequest } from '#shared/socket-events.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../people/may.ts';
import type { Looking, Relay } from './relay.ts';

export interface WatchingParts {
  readonly relay: Relay;
  readonly states: DesiredStates;
  readonly lessons: Lessons;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Watching, recorded: once when somebody begins to watch a class, and once for each close look. */
export class Watching {
  readonly #parts: WatchingParts;

  constructor(parts: WatchingParts) {
    this.#parts = parts;
  }

  /** Recorded first. Devices that are not in the lesson are left out. */
  async look(
    viewer: Pick<Looking, 'viewerId' | 'sink'>,
    actor: Actor,
    lesson: RunningLesson,
    { mode, deviceIds }: WatchRequest,
  ): Promise<void> {
    const { relay } = this.#parts;
    const wanted = deviceIds.filter((deviceId) => this.#isIn(lesson, deviceId));
    const fresh = mode === 'off' ? [] : relay.freshTo(viewer.viewerId, mode, wanted);
    if (mode === 'grid' && fresh.length > 0 && !relay.isLooking(viewer.viewerId)) {
      await this.#record(actor, 'watch-class', lesson, { count: wanted.length });
    }
    if (mode === 'close' && fresh.length > 0) {
      await this.#record(actor, 'watch-closely', lesson, { deviceIds: fresh });
    }
    // While this was recorded the lesson may have ended, gone to somebody else, or lost some of its pupils.
    if (!this.#mayLook(actor, lesson.lessonId)) return;
    const { accountId, name } = actor;
    const still = wanted.filter((deviceId) => this.#isIn(lesson, deviceId));
    relay.look({ ...viewer, accountId, name, lessonId: lesson.lessonId }, mode, still);
  }

  leave(viewerId: string): void {
    this.#parts.relay.leave(viewerId);
  }

  needKey(viewerId: string, deviceId: string, mode: FrameMode): void {
    this.#parts.relay.needKey(viewerId, deviceId, mode);
  }

  costOf(lessonId: string): LessonScreenCost {
    return this.#parts.relay.costOf(lessonId);
  }

  drain(viewerId: string): void {
    this.#parts.relay.drain(viewerId);
  }

  #mayLook(actor: Actor, lessonId: string): boolean {
    const lesson = this.#parts.lessons.find(lessonId);
    return lesson !== undefined && may(actor, 'view-lesson', { lesson }, this.#parts.clock());
  }

  #isIn(lesson: RunningLesson, deviceId: string): boolean {
    return this.#parts.states.of(deviceId).lesson?.lessonId === lesson.lessonId;
  }

  #record(actor: Actor, action: string, lesson: RunningLesson, facts: Record<string, unknown>) {
    const { ledger } = this.#parts;
    return ledger.append({
      actor: actor.accountId,
      action,
      object: lesson.lessonId,
      outcome: 'done',
      facts,
    });
  }
}
