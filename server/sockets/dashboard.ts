import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { failure, success, type Result } from '#shared/result.ts';
import {
  commandRequestSchema,
  needKeyRequestSchema,
  viewLessonSchema,
  watchRequestSchema,
  type WatchRequest,
} from '#shared/socket-events.ts';
import type { ClassSnapshot } from '#shared/class-snapshot.ts';
import type { Dispatch, OnLateOutcome } from '../commands/dispatch.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ClassView } from '../lessons/class-view.ts';
import { lessonFor } from '../lessons/lesson-for.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { Watching } from '../screens/watching.ts';
import type { Storage } from '../storage/storage.ts';
import { lessonRoom } from './dashboard-rooms.ts';
import { answered, type Message, type Messages } from './message.ts';
import { Reception } from './reception.ts';
import type { Refusals } from './refusals.ts';
import { onSinkReady, viewerSink, type DashboardSocket } from './viewer-sink.ts';

export interface DashboardEdgeParts {
  readonly sessions: Pick<Sessions, 'actorByHash'>;
  readonly lessons: Lessons;
  readonly classView: ClassView;
  readonly watching: Watching;
  readonly dispatch: Dispatch;
  readonly book: DeviceBook;
  readonly states: DesiredStates;
  readonly ledger: Ledger;
  readonly storage: Pick<Storage, 'disk'>;
  readonly refusals: Refusals;
  readonly clock: Clock;
  readonly log: Logger;
}

const nothingSchema = z.object({});

/** One open dashboard: who it is comes from the session, at every request anew, and never from the payload. */
export class DashboardEdge {
  readonly #parts: DashboardEdgeParts;
  readonly #socket: DashboardSocket;
  /** What somebody looks at is changed in the order they asked for it. */
  readonly #inTurn = oneAtATime();

  constructor(parts: DashboardEdgeParts, socket: DashboardSocket) {
    this.#parts = parts;
    this.#socket = socket;
  }

  open(): void {
    const { accountId } = this.#socket.data.actor;
    const reception = new Reception({
      messages: this.#messages(),
      clock: this.#parts.clock,
      log: this.#parts.log,
      onWrong: (action, reason) => this.#parts.refusals.record({ actor: accountId, action, reason }),
      close: () => void this.#socket.disconnect(true),
    });
    this.#socket.onAny((event: string, ...args: unknown[]) => reception.receive(event, args));
    // Broken packets: the connection is closed by Socket.IO, which would print them without a listener.
    this.#socket.on('error', () =>
      this.#parts.refusals.record({ actor: accountId, action: 'send', reason: 'bad-message' }),
    );
    this.#socket.on('disconnect', () => this.#parts.watching.leave(this.#socket.id));
    onSinkReady(this.#socket, () => this.#parts.watching.drain(this.#socket.id));
  }

  #messages(): Messages {
    return {
      'view-lesson': this.#asked(viewLessonSchema, ({ lessonId }, actor) =>
        this.#inTurn(() => this.#view(lessonId, actor)),
      ),
      'leave-lesson': this.#asked(viewLessonSchema, ({ lessonId }) =>
        this.#inTurn(() => this.#leave(lessonId)),
      ),
      watch: this.#asked(watchRequestSchema, (request, actor) =>
        this.#inTurn(() => this.#watch(request, actor)),
      ),
      'need-key': this.#asked(needKeyRequestSchema, async ({ deviceId, mode }) => {
        this.#parts.watching.needKey(this.#socket.id, deviceId, mode);
        return success(null);
      }),
      'screen-cost': this.#asked(viewLessonSchema, async ({ lessonId }, actor) => {
        const lesson = await this.#mayView(lessonId, actor);
        return lesson.ok ? success(this.#parts.watching.costOf(lessonId)) : lesson;
      }),
      'disk-state': this.#asked(nothingSchema, async () => success(this.#parts.storage.disk.state)),
      command: this.#asked(commandRequestSchema, (request, actor) => {
        const deviceIds = withOtherDevices(this.#parts, request);
        const tellLate: OnLateOutcome = (deviceId, outcome) =>
          this.#socket.emit('late-outcome', request.undoId ?? '', { [deviceId]: outcome });
        return this.#parts.dispatch.run(actor, { ...request, deviceIds }, tellLate);
      }),
    };
  }

  #asked<Request extends z.ZodMiniType>(
    schema: Request,
    answer: (request: z.infer<Request>, actor: Actor) => Promise<Result<unknown>>,
  ): Message {
    return answered(schema, async (request) => {
      const actor = await this.#parts.sessions.actorByHash(this.#socket.data.actor.sessionHash);
      return actor ? answer(request, actor) : failure('not-signed-in');
    });
  }

  async #view(lessonId: string, actor: Actor): Promise<Result<ClassSnapshot>> {
    const lesson = await this.#mayView(lessonId, actor);
    if (!lesson.ok) return lesson;
    const about = { actor: actor.accountId, action: 'view-lesson', object: lessonId };
    await this.#parts.ledger.append({ ...about, outcome: 'done' });
    const snapshot = await this.#parts.classView.snapshot(lesson.value);
    await this.#socket.join(lessonRoom(lessonId));
    return success(snapshot);
  }

  async #leave(lessonId: string): Promise<Result<null>> {
    await this.#socket.leave(lessonRoom(lessonId));
    this.#parts.watching.leave(this.#socket.id);
    return success(null);
  }

  async #watch(request: WatchRequest, actor: Actor): Promise<Result<null>> {
    const lesson = await this.#mayView(request.lessonId, actor);
    if (!lesson.ok) return lesson;
    const viewer = { viewerId: this.#socket.id, sink: viewerSink(this.#socket) };
    await this.#parts.watching.look(viewer, actor, lesson.value, request);
    // The socket may have closed while this was recorded.
    if (!this.#socket.connected) this.#parts.watching.leave(this.#socket.id);
    return success(null);
  }

  #mayView(lessonId: string, actor: Actor): Promise<Result<RunningLesson>> {
    return lessonFor(this.#parts, actor, 'view-lesson', lessonId);
  }
}

/** What is meant for a pupil is meant for each device they have in the lesson: nobody goes on at their second one. */
const withOtherDevices = (
  { book, states }: Pick<DashboardEdgeParts, 'book' | 'states'>,
  { lessonId, deviceIds }: { readonly lessonId: string; readonly deviceIds: readonly string[] },
): string[] => {
  const isHere = (deviceId: string): boolean => states.of(deviceId).lesson?.lessonId === lessonId;
  const others = deviceIds.flatMap((deviceId) => {
    const pupilId = book.find(deviceId)?.pupilId;
    return pupilId ? book.ofPupil(pupilId).map((device) => device.deviceId) : [];
  });
  return [...new Set([...deviceIds, ...others.filter(isHere)])];
};
