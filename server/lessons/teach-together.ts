import { failure, success, type Failure, type Result } from '#shared/result.ts';
import { maxPartners } from '#shared/device-state.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../people/may.ts';
import type { Lessons } from './lessons.ts';
import type { StaffList } from './staff-list.ts';
import { withPartners, type RunningLesson } from './running-lesson.ts';
import type { Viewers } from './viewers.ts';

export interface TeachTogetherParts {
  readonly lessons: Lessons;
  readonly staffList: StaffList;
  readonly viewers: Pick<Viewers, 'lessonTold'>;
  readonly clock: Clock;
}

/** From now on: shorter has no time to reach the devices, longer is another lesson. */
const shortestMs = 5_000;
const longestMs = 4 * 3_600_000;
const over = (): Failure => failure('expired', 'The lesson is over.');
type Nothing = Record<string, never>;

/** One lesson and more than one teacher, one after the other or side by side. Who may ask has been looked at before. */
export class TeachTogether {
  readonly #parts: TeachTogetherParts;

  constructor(parts: TeachTogetherParts) {
    this.#parts = parts;
  }

  async moveEnd(actor: Actor, lessonId: string, endsAt: number): Promise<Result<Nothing>> {
    const now = this.#parts.clock();
    if (endsAt < now + shortestMs) {
      return failure('bad-message', 'That is over already. To end the lesson now, press End lesson.');
    }
    if (endsAt > now + longestMs) return failure('bad-message', 'A lesson lasts at most four hours.');
    return this.#change(actor, 'move-lesson-end', lessonId, { endsAt }, (lesson) => ({ ...lesson, endsAt }));
  }

  /** To a colleague, who owns it from now on. */
  async handOver(
    actor: Actor,
    lessonId: string,
    { accountId, isStaying }: { readonly accountId: string; readonly isStaying: boolean },
  ): Promise<Result<Nothing>> {
    const colleague = (await this.#parts.staffList.teachers()).find((each) => each.accountId === accountId);
    if (!colleague || accountId === actor.accountId) return failure('not-found');
    const facts = { from: actor.accountId, to: accountId, isStaying };
    return this.#change(actor, 'hand-over-lesson', lessonId, facts, (lesson) => {
      const others = lesson.partners.filter((each) => each.accountId !== accountId);
      const partners = isStaying ? [...others, ownerOf(lesson)] : others;
      return withPartners({ ...lesson, ownerId: accountId, teacher: colleague.name }, partners);
    });
  }

  /** Beside the owner, who is told. */
  async join(actor: Actor, lessonId: string, reason: string): Promise<Result<Nothing>> {
    const lesson = this.#parts.lessons.find(lessonId);
    if (!lesson) return over();
    if (mayTeach(actor, lesson, this.#parts.clock())) return success({});
    if (lesson.partners.length >= maxPartners)
      return failure('conflict', 'Enough teachers are in this lesson.');
    const { accountId, name } = actor;
    const said = await this.#change(actor, 'join-lesson', lessonId, { reason }, (before) =>
      withPartners(before, [...before.partners, { accountId, name }]),
    );
    if (said.ok) this.#parts.viewers.lessonTold(lessonId, `${name} has joined the lesson: ${reason}`);
    return said;
  }

  /** The lesson is mine from now on; whose it was stays in it. */
  async takeOver(actor: Actor, lessonId: string, reason: string): Promise<Result<Nothing>> {
    const { accountId, name } = actor;
    const said = await this.#change(actor, 'take-over-lesson', lessonId, { reason }, (lesson) => {
      if (lesson.ownerId === accountId) return lesson;
      const others = lesson.partners.filter((each) => each.accountId !== accountId);
      return withPartners({ ...lesson, ownerId: accountId, teacher: name }, [...others, ownerOf(lesson)]);
    });
    if (said.ok) this.#parts.viewers.lessonTold(lessonId, `${name} has taken over the lesson: ${reason}`);
    return said;
  }

  /** A partner goes, or the owner sends one. */
  async leave(actor: Actor, lessonId: string, accountId: string): Promise<Result<Nothing>> {
    const lesson = this.#parts.lessons.find(lessonId);
    if (!lesson) return over();
    if (accountId === lesson.ownerId) {
      return failure('conflict', 'Hand the lesson over first, or end it.');
    }
    if (accountId !== actor.accountId && !may(actor, 'own-lesson', { lesson }, this.#parts.clock())) {
      return failure('not-allowed');
    }
    return this.#change(actor, 'leave-lesson', lessonId, { accountId }, (before) =>
      withPartners(
        before,
        before.partners.filter((each) => each.accountId !== accountId),
      ),
    );
  }

  async #change(
    actor: Actor,
    action: string,
    lessonId: string,
    facts: Record<string, unknown>,
    next: (lesson: RunningLesson) => RunningLesson,
  ): Promise<Result<Nothing>> {
    const said = { actor: actor.accountId, action, facts };
    return (await this.#parts.lessons.change(lessonId, said, next)) ? success({}) : over();
  }
}

const ownerOf = ({ ownerId, teacher }: RunningLesson) => ({ accountId: ownerId, name: teacher });

const mayTeach = (actor: Actor, lesson: RunningLesson, now: number): boolean =>
  may(actor, 'view-lesson', { lesson }, now);
