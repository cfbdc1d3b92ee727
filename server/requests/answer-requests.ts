import type { RequestAnswer } from '#shared/api/requests.ts';
import type { ExceptionTarget } from '#shared/device-state.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Granted, GrantExceptions } from '../exceptions/grant-exceptions.ts';
import { isOpenedBy, targetFor } from '../exceptions/may-open.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Viewers } from '../lessons/viewers.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { MayIRequests, Said, StoredRequest } from './may-i-requests.ts';
import { asNotFound } from '../lessons/lesson-for.ts';

export interface AnswerRequestsParts {
  readonly requests: MayIRequests;
  readonly granting: GrantExceptions;
  readonly lessons: Lessons;
  readonly viewers: Pick<Viewers, 'requestsChanged'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Allow = Extract<RequestAnswer, { is: 'allow' }>;

/** Requests that one exception answers: the same site or page, in the same lesson, of the same class. */
interface Group {
  readonly lesson: RunningLesson | null;
  readonly classId: string;
  readonly target: ExceptionTarget | null;
  readonly requests: StoredRequest[];
}

/** A refusal is read for so long. */
const refusalShownMs = 24 * 3_600_000;

/** A grown-up's answer to one "May I?" or to several at once. */
export class AnswerRequests {
  readonly #parts: AnswerRequestsParts;
  /** Two who answer the same child at once: the first one's answer holds. */
  readonly #inTurn = oneAtATime();

  constructor(parts: AnswerRequestsParts) {
    this.#parts = parts;
  }

  answer(
    actor: Actor,
    requestIds: readonly string[],
    answer: RequestAnswer,
  ): Promise<Result<{ answered: number }>> {
    return this.#inTurn(async () => {
      const found = await this.#parts.requests.find([...new Set(requestIds)]);
      if (found.length === 0) return failure('not-found');
      const refused = asNotFound(await this.#refusal(actor, found));
      if (refused) return refused;
      const waiting = found.filter(({ state }) => state === 'waiting');
      if (waiting.length === 0) return failure('conflict', 'This has been answered already.');
      return answer.is === 'allow'
        ? this.#allow(actor, waiting, answer)
        : this.#refuse(actor, waiting, answer.words);
    });
  }

  /** The running lesson that a request belongs to; its teacher answers it. */
  lessonOf({ lessonId }: Pick<StoredRequest, 'lessonId'>): RunningLesson | null {
    return (lessonId === null ? undefined : this.#parts.lessons.find(lessonId)) ?? null;
  }

  /** All of them or none. */
  async #refusal(actor: Actor, requests: readonly StoredRequest[]): Promise<Failure | null> {
    for (const request of requests) {
      const lesson = this.lessonOf(request);
      const refused = lesson
        ? await askMay(this.#parts, actor, 'answer-request', { lesson }, request.requestId)
        : await askMay(this.#parts, actor, 'manage-filtering', {}, request.requestId);
      if (refused) return refused;
    }
    return null;
  }

  async #refuse(
    actor: Actor,
    requests: readonly StoredRequest[],
    words: string,
  ): Promise<Result<{ answered: number }>> {
    const at = this.#parts.clock();
    const said: Said = {
      state: 'refused',
      by: actor.accountId,
      at,
      words,
      endsAt: at + refusalShownMs,
      exceptionId: null,
    };
    const answered = await this.#sayAll(requests, said);
    await this.#tell(answered);
    return success({ answered: answered.length });
  }

  async #allow(
    actor: Actor,
    requests: readonly StoredRequest[],
    answer: Allow,
  ): Promise<Result<{ answered: number }>> {
    const answered: StoredRequest[] = [];
    const pupilIds: string[] = [];
    for (const group of this.#groups(requests, answer)) {
      const opened = await this.#open(actor, group, answer);
      if (!opened.ok) {
        await this.#tell(answered, pupilIds);
        return opened;
      }
      const { endsAt, exceptionId } = opened.value;
      const said: Said = {
        state: 'allowed',
        by: actor.accountId,
        at: this.#parts.clock(),
        words: answer.words,
        endsAt,
        exceptionId,
      };
      const others = await this.#alsoOpened(group, opened.value.pupilIds);
      answered.push(...(await this.#sayAll([...group.requests, ...others], said)));
      pupilIds.push(...opened.value.pupilIds);
    }
    await this.#tell(answered, pupilIds);
    return success({ answered: answered.length });
  }

  /** What names no site cannot be opened by an exception; then the answer alone is told. */
  async #open(
    actor: Actor,
    { lesson, classId, target, requests }: Group,
    { whom, endsAt }: Allow,
  ): Promise<Result<Omit<Granted, 'exceptionId'> & { exceptionId: string | null }>> {
    const pupilIds = requests.map(({ pupilId }) => pupilId);
    if (target === null) {
      const end = this.#parts.granting.endOf({ lesson, endsAt });
      return end.ok ? success({ endsAt: end.value, pupilIds, exceptionId: null }) : end;
    }
    return this.#parts.granting.store({
      actor,
      lesson,
      target,
      to: whom === 'class' ? { kind: 'class', classId } : { kind: 'pupils', pupilIds },
      endsAt,
      reason: reasonOf(requests),
    });
  }

  /** Others who wait for what has just been opened for them too. */
  async #alsoOpened({ target, requests }: Group, pupilIds: readonly string[]): Promise<StoredRequest[]> {
    if (target === null) return [];
    const own = new Set(requests.map(({ requestId }) => requestId));
    const waiting = await this.#parts.requests.waitingOf(pupilIds);
    return waiting.filter(
      ({ requestId, about, url }) => !own.has(requestId) && isOpenedBy(target, about, url),
    );
  }

  #groups(requests: readonly StoredRequest[], { opens }: Allow): Group[] {
    const groups = new Map<string, Group>();
    for (const request of requests) {
      const { about, url, classId } = request;
      const lesson = this.lessonOf(request);
      const target = targetFor(about, url, opens);
      const key = JSON.stringify([target ?? request.requestId, lesson?.lessonId, classId]);
      const group = groups.get(key) ?? { lesson, classId, target, requests: [] };
      group.requests.push(request);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  async #sayAll(requests: readonly StoredRequest[], said: Said): Promise<StoredRequest[]> {
    const answered: StoredRequest[] = [];
    for (const request of requests) {
      if (!(await this.#parts.requests.say(request.requestId, said))) continue;
      answered.push(request);
      await this.#parts.ledger.append({
        actor: said.by,
        action: 'answer-request',
        object: request.requestId,
        outcome: said.state,
        facts: { words: said.words, endsAt: said.endsAt },
      });
    }
    return answered;
  }

  async #tell(answered: readonly StoredRequest[], opened: readonly string[] = []): Promise<void> {
    await this.#parts.granting.tell([...answered.map(({ pupilId }) => pupilId), ...opened]);
    const lessonIds = new Set(answered.map((request) => this.lessonOf(request)?.lessonId ?? null));
    for (const lessonId of lessonIds) this.#parts.viewers.requestsChanged(lessonId);
  }
}

const reasonOf = (requests: readonly StoredRequest[]): string => {
  const words = requests.map((request) => request.words).find((each) => each !== '');
  return words === undefined ? 'May I?' : `May I? “${words}”`;
};
