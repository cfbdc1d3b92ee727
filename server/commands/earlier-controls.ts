import type { Kysely } from 'kysely';
import { controlsOf, controlsSchema, type Controls } from '#shared/lesson-controls.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

/** What was on, and by which name the command that came after it is undone. */
interface Earlier {
  readonly controls: Controls;
  readonly undoId: string | null;
}

/** What was on in each running lesson before its last command, so that it can be undone. Ends with the lesson. */
export class EarlierControls {
  readonly #db: Kysely<Schema>;
  readonly #ofLessons = new Map<string, Map<string, Earlier>>();
  readonly #unwritten = new Map<string, Schema['earlierControls']>();
  readonly #inTurn = oneAtATime();

  constructor(parts: { readonly storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  /** Goes on with the lessons that run. */
  async load(lessonIds: readonly string[]): Promise<void> {
    const running = new Set(lessonIds);
    const rows = await this.#db.selectFrom('earlierControls').selectAll().execute();
    for (const { lessonId, id, controls, undoId } of rows) {
      const earlier = { controls: controlsSchema.parse(JSON.parse(controls)), undoId };
      if (running.has(lessonId)) this.#set(lessonId, id, earlier);
      else await this.forget(lessonId);
    }
  }

  /** `id` is a device's, or the lesson's own for what is on for its whole class. */
  find(lessonId: string, id: string): Earlier | null {
    return this.#ofLessons.get(lessonId)?.get(id) ?? null;
  }

  /** Holds at once; on the disk with the next `write`. */
  keep(lessonId: string, id: string, { controls, undoId }: Earlier): void {
    const kept = controlsOf(controls);
    this.#set(lessonId, id, { controls: kept, undoId });
    this.#unwritten.set(`${lessonId} ${id}`, { lessonId, id, controls: JSON.stringify(kept), undoId });
  }

  write(): Promise<void> {
    return this.#inTurn(async () => {
      const rows = [...this.#unwritten.values()];
      this.#unwritten.clear();
      if (rows.length === 0) return;
      await this.#db
        .insertInto('earlierControls')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['lessonId', 'id']).doUpdateSet((row) => ({
            controls: row.ref('excluded.controls'),
            undoId: row.ref('excluded.undoId'),
          })),
        )
        .execute();
    });
  }

  forget(lessonId: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#ofLessons.delete(lessonId);
      for (const [key, row] of this.#unwritten) if (row.lessonId === lessonId) this.#unwritten.delete(key);
      await this.#db.deleteFrom('earlierControls').where('lessonId', '=', lessonId).execute();
    });
  }

  #set(lessonId: string, id: string, earlier: Earlier): void {
    const kept = this.#ofLessons.get(lessonId) ?? new Map<string, Earlier>();
    this.#ofLessons.set(lessonId, kept.set(id, earlier));
  }
}
