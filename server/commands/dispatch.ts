import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import { controlsOf } from '#shared/lesson-controls.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { CommandOutcome, commandRequestSchema } from '#shared/socket-events.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceLinks } from '../devices/device-link.ts';
import type { LessonExceptions } from '../exceptions/lesson-exceptions.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../people/may.ts';
import type { StoppedPages } from '../referrals/stopped-pages.ts';
import { readCommand, type ReadyCommand } from './any-command.ts';
import type { EarlierControls } from './earlier-controls.ts';
import type { AskedFacts, CameToFacts, DeviceOutcome } from './order-facts.ts';

type Outcome = CommandOutcome[string];
type Request = z.infer<typeof commandRequestSchema>;

export interface DispatchParts {
  readonly lessons: Lessons;
  readonly states: DesiredStates;
  readonly links: DeviceLinks;
  readonly earlier: Pick<EarlierControls, 'find' | 'keep' | 'write'>;
  readonly opened: Pick<LessonExceptions, 'follow'>;
  readonly stoppedPages: Pick<StoppedPages, 'refusalOf'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
}

/** One order of one person, on its way. */
interface Order {
  readonly orderId: string;
  readonly actor: Actor;
  readonly name: string;
  readonly command: ReadyCommand;
  readonly lesson: RunningLesson;
  readonly allowed: readonly string[];
  readonly isForClass: boolean;
  readonly undoId: string | null;
  readonly onLate: OnLateOutcome;
}

/** Told of each device that answered, or never will, after the others were told of. */
export type OnLateOutcome = (deviceId: string, outcome: Outcome) => void;

const namedPage = z.object({ url: z.string() });

const leftAsItIs = 'The device is stopped and referred: nothing on it is changed.';
const leftMeanwhile = 'No longer in your lesson, so nothing was changed.';
const doneSince = 'Something else has been done since, so this was not undone.';
const dropped = 'The device is offline, so this was not done.';
const storedForLater = 'The device does not answer. This is stored and takes effect when it comes back.';
const neverAnswered = 'The device has not answered. If it had not done this by now, it no longer will.';

/** Parse, authorise, record, store or send, await, record: the way of every command, whatever it is called. */
export class Dispatch {
  readonly #parts: DispatchParts;

  constructor(parts: DispatchParts) {
    this.#parts = parts;
  }

  async run(actor: Actor, request: Request, onLate: OnLateOutcome): Promise<Result<CommandOutcome>> {
    const command = readCommand(request.name, request.args);
    if (!command.ok) return command;
    const lesson = this.#parts.lessons.find(request.lessonId);
    if (!lesson || !may(actor, 'command-device', { lesson }, this.#parts.clock()))
      return this.#refuse(actor, request, lesson);
    const stopped = await this.#refusalOfPage(actor, request, command.value);
    if (stopped) return stopped;
    const deviceIds = this.#meant(request);
    const allowed = deviceIds.filter((deviceId) => this.#mayCommand(actor, lesson, deviceId));
    const refused = deviceIds.filter((deviceId) => !allowed.includes(deviceId));
    const order: Order = {
      orderId: randomUUID(),
      actor,
      name: request.name,
      command: command.value,
      lesson,
      allowed,
      isForClass: request.isForClass,
      undoId: request.undoId ?? null,
      onLate,
    };
    await this.#recordRequest(order, refused);
    const outcomes = await this.#carryOut(order);
    await this.#recordOutcomes(order, outcomes);
    for (const deviceId of refused) outcomes.set(deviceId, failure('not-allowed'));
    return success(Object.fromEntries(outcomes));
  }

  /** The same for a lesson that is somebody else's and for one that is not there; whose it was reads that it is over. */
  async #refuse(
    { accountId }: Actor,
    { lessonId, name, deviceIds }: Request,
    lesson: RunningLesson | undefined,
  ): Promise<Result<CommandOutcome>> {
    const { lessons, ledger } = this.#parts;
    if (!lesson && (await lessons.wasTaughtBy(lessonId, accountId)))
      return failure('expired', 'The lesson is over.');
    const about = { actor: accountId, action: name, object: lessonId, outcome: 'refused' };
    await ledger.append({ ...about, facts: { deviceIds } });
    return success(Object.fromEntries(deviceIds.map((deviceId) => [deviceId, failure('not-allowed')])));
  }

  /** Where it names a page that was stopped: what is recorded of the try does not name it. */
  async #refusalOfPage(
    actor: Actor,
    { lessonId, name, deviceIds }: Request,
    { args }: ReadyCommand,
  ): Promise<Failure | null> {
    const named = namedPage.safeParse(args);
    const refused = named.success ? this.#parts.stoppedPages.refusalOf(named.data.url) : null;
    if (refused === null) return null;
    const about = { actor: actor.accountId, action: name, object: lessonId, outcome: 'refused' };
    await this.#parts.ledger.append({ ...about, facts: { deviceIds, why: refused.detail } });
    return refused;
  }

  // Who came after the page was loaded is in the class, too.
  #meant({ lessonId, deviceIds, isForClass }: Request): string[] {
    return [...new Set([...deviceIds, ...(isForClass ? this.#parts.states.inLesson(lessonId) : [])])];
  }

  // A device is the teacher's to command while it is in the lesson the teacher gives.
  #mayCommand(actor: Actor, lesson: RunningLesson, deviceId: string): boolean {
    const { states, clock } = this.#parts;
    return isIn(lesson, states.of(deviceId)) && may(actor, 'command-device', { lesson }, clock());
  }

  #carryOut(order: Order): Promise<Map<string, Outcome>> {
    const { command } = order;
    return command.kind === 'state' ? this.#changeState(order, command) : this.#act(order, command);
  }

  async #changeState(
    order: Order,
    command: Extract<ReadyCommand, { kind: 'state' }>,
  ): Promise<Map<string, Outcome>> {
    const { actor, lesson, allowed, isForClass, undoId } = order;
    const { states, clock, lessons, opened, earlier } = this.#parts;
    // Who joined after an order for the class had it from the lesson.
    const ofClass = isForClass ? earlier.find(lesson.lessonId, lesson.lessonId) : null;
    const earlierAt = (id: string) => earlier.find(lesson.lessonId, id) ?? ofClass;
    const isLast = (id: string): boolean =>
      command.undoes === null || earlierAt(id)?.undoId === command.undoes;
    const meant = { isForClass: isForClass && isLast(lesson.lessonId), deviceIds: allowed.filter(isLast) };
    const settled = await opened.follow(actor, lesson, command.exceptions, meant);
    states.deliverLater(settled.filter((deviceId) => !allowed.includes(deviceId)));
    const about = { actorName: actor.name, now: clock() };
    const next = (state: DeviceState, id: string): DeviceState => {
      if (!isLast(id)) return state;
      const before = earlierAt(id)?.controls ?? null;
      earlier.keep(lesson.lessonId, id, { controls: state, undoId });
      return command.next(state, { ...about, lessonEndsAt: state.lesson?.endsAt ?? lesson.endsAt, before });
    };
    // Kept first: who joins between the two has it from the lesson.
    if (isForClass && command.isKeptWithLesson && may(actor, 'command-device', { lesson }, about.now)) {
      await lessons.keepControls(lesson.lessonId, (controls) =>
        controlsOf(next({ ...initialDeviceState, ...controls }, lesson.lessonId)),
      );
    }
    const refused = new Map<string, Failure>();
    await states.change(allowed, (state, id) => {
      if (!isIn(lesson, state)) refused.set(id, failure('expired', leftMeanwhile));
      else if (!isLast(id)) refused.set(id, failure('conflict', doneSince));
      return refused.has(id) ? state : next(state, id);
    });
    const [outcomes] = await Promise.all([
      outcomesOf(allowed, async (id) => refused.get(id) ?? states.deliver(id, this.#lateOf(order, id))),
      earlier.write(),
    ]);
    return outcomes;
  }

  #act(
    order: Order,
    { args, lifetimeMs }: Extract<ReadyCommand, { kind: 'action' }>,
  ): Promise<Map<string, Outcome>> {
    const { actor, name, lesson, allowed } = order;
    const expiresAt = this.#parts.clock() + lifetimeMs;
    const action = { id: randomUUID(), name, args, by: actor.name, expiresAt };
    return outcomesOf(allowed, async (deviceId) => {
      if (this.#parts.states.isStopped(deviceId)) return failure('not-allowed', leftAsItIs);
      if (!isIn(lesson, this.#parts.states.of(deviceId))) return failure('expired', leftMeanwhile);
      const link = this.#parts.links.find(deviceId);
      if (!link) return failure('offline', dropped);
      const startedAt = performance.now();
      const cameTo = (answer: Result<null>): Outcome =>
        answer.ok ? success({ appliedInMs: Math.round(performance.now() - startedAt) }) : answer;
      const tell = this.#lateOf(order, deviceId);
      return cameTo(await link.sendAction(action, (late) => tell(cameTo(late))));
    });
  }

  /** For what one device answers too late to be told with the others. */
  #lateOf(order: Order, deviceId: string): (late: Outcome) => void {
    const { command, onLate } = order;
    const tell = async (late: Outcome): Promise<void> => {
      const outcome = late.ok || late.reason !== 'timed-out' ? late : neverCame(command.kind);
      await this.#recordOutcomes(order, new Map([[deviceId, outcome]]));
      onLate(deviceId, outcome);
    };
    return (late) =>
      void tell(late).catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'Late answer not told'),
      );
  }

  async #recordRequest(
    { orderId, actor, name, lesson, command, allowed }: Order,
    refused: readonly string[],
  ): Promise<void> {
    const about = { actor: actor.accountId, action: name, object: lesson.lessonId };
    const { ledger } = this.#parts;
    const facts: AskedFacts = { orderId, deviceIds: [...allowed], args: command.args };
    await Promise.all([
      allowed.length > 0 && ledger.append({ ...about, outcome: 'requested', facts }),
      refused.length > 0 &&
        ledger.append({ ...about, outcome: 'refused', facts: { deviceIds: [...refused] } }),
    ]);
  }

  async #recordOutcomes(
    { orderId, actor, name, lesson, command, allowed }: Order,
    came: Map<string, Outcome>,
  ) {
    if (allowed.length === 0) return;
    const outcomes = [...came].map(([deviceId, outcome]): DeviceOutcome => ({
      deviceId,
      pupilId: this.#parts.states.of(deviceId).pupil?.pupilId ?? null,
      is: wordFor(outcome, command.kind),
      ...(!outcome.ok && { why: outcome.detail }),
    }));
    const words = [...new Set(outcomes.map(({ is }) => is))];
    const facts: CameToFacts = { orderId, outcomes };
    await this.#parts.ledger.append({
      actor: actor.accountId,
      action: name,
      object: lesson.lessonId,
      outcome: words.toSorted((one, other) => one.localeCompare(other)).join(', '),
      facts,
    });
  }
}

const isIn = ({ lessonId }: RunningLesson, state: DeviceState): boolean =>
  state.lesson?.lessonId === lessonId;

const outcomesOf = async (
  deviceIds: readonly string[],
  outcomeOf: (deviceId: string) => Promise<Outcome>,
): Promise<Map<string, Outcome>> => {
  const pairs = deviceIds.map(async (deviceId) => [deviceId, await outcomeOf(deviceId)] as const);
  return new Map(await Promise.all(pairs));
};

const neverCame = (kind: ReadyCommand['kind']): Failure =>
  kind === 'state' ? failure('offline', storedForLater) : failure('expired', neverAnswered);

const wordFor = (outcome: Outcome, kind: ReadyCommand['kind']): DeviceOutcome['is'] => {
  if (outcome.ok) return 'applied';
  if (outcome.reason === 'timed-out') return 'timeout';
  if (outcome.reason === 'offline' && kind === 'state') return 'pending';
  return 'failed';
};
