import type { Lesson } from '#shared/device-state.ts';
import type { KeptOpening, Memory } from '../memory.ts';

/** Outside a lesson what a pupil opened stays open for an hour. */
const withoutLessonMs = 3_600_000;
const maxOpenings = 200;

/** Pages a pupil opened after thinking: they stay open for that lesson. */
export class Openings {
  readonly #memory: Memory;

  constructor(parts: { readonly memory: Memory }) {
    this.#memory = parts.memory;
  }

  async add(host: string, lesson: Lesson | null, now: number): Promise<void> {
    const isInLesson = lesson !== null && lesson.endsAt > now;
    const opening: KeptOpening = {
      host,
      until: isInLesson ? lesson.endsAt : now + withoutLessonMs,
      lessonId: isInLesson ? lesson.lessonId : null,
    };
    await this.#memory.change('openings', (openings) =>
      [...openings.filter((each) => each.host !== host), opening].slice(-maxOpenings),
    );
  }

  /** Keeps what belongs to the lesson that is on now, and has not ended. */
  async keepOnly(lesson: Lesson | null, now: number): Promise<void> {
    const lessonId = lesson?.lessonId ?? null;
    await this.#memory.change('openings', (openings) =>
      openings.filter((opening) => opening.until > now && opening.lessonId === lessonId),
    );
  }
}
