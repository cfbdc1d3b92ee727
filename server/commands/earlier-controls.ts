import { controlsOf, type Controls } from '#shared/lesson-controls.ts';

/** What was on in each lesson before its last command, so that it can be undone. Ends with the lesson, or the server. */
export class EarlierControls {
  readonly #ofLessons = new Map<string, Map<string, Controls>>();

  /** `id` is a device's, or the lesson's own for what is on for its whole class. */
  find(lessonId: string, id: string): Controls | null {
    return this.#ofLessons.get(lessonId)?.get(id) ?? null;
  }

  keep(lessonId: string, id: string, controls: Controls): void {
    const kept = this.#ofLessons.get(lessonId) ?? new Map<string, Controls>();
    this.#ofLessons.set(lessonId, kept.set(id, controlsOf(controls)));
  }

  keepOnly(isRunning: (lessonId: string) => boolean): void {
    for (const lessonId of this.#ofLessons.keys()) if (!isRunning(lessonId)) this.#ofLessons.delete(lessonId);
  }
}
