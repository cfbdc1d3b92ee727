import { randomUUID } from 'node:crypto';
import { getDomain } from 'tldts';
import { longestExceptionMs, type ExceptionEnd, type ExceptionFor } from '#shared/api/exceptions.ts';
import { maxExceptions, type ExceptionTarget } from '#shared/device-state.ts';
import { mayBeListed, parseAddress } from '#shared/policy/address.ts';
import { pageKeyOf } from '#shared/policy/page-key.ts';
import { downloadKeyOf } from '#shared/policy/transfers.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { RunningLesson } from '../lessons/running-lesson.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import type { StoppedPages } from '../referrals/stopped-pages.ts';
import { targetOf, type Exceptions, type StoredException } from './exceptions.ts';
import { neverOpens } from './may-open.ts';

export interface GrantExceptionsParts {
  readonly exceptions: Exceptions;
  readonly roster: ClassRoster;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly viewers: Pick<Viewers, 'exceptionsChanged'>;
  readonly stoppedPages: Pick<StoppedPages, 'refusalOfTarget'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** What somebody who may wants opened. `lesson` is the one that gives them the right, or null. */
export interface Grant {
  readonly actor: Actor;
  readonly lesson: RunningLesson | null;
  readonly target: ExceptionTarget;
  readonly to: ExceptionFor;
  readonly endsAt: ExceptionEnd;
  /** May be empty in a lesson, which is reason enough. */
  readonly reason: string;
}

export interface Granted {
  readonly exceptionId: string;
  readonly endsAt: number;
  /** Whose devices are to be settled. */
  readonly pupilIds: readonly string[];
}

type Nothing = Record<string, never>;

/** Opens one site or page for some pupils for a while, and closes it again. Who asks has been looked at before. */
export class GrantExceptions {
  readonly #parts: GrantExceptionsParts;

  constructor(parts: GrantExceptionsParts) {
    this.#parts = parts;
  }

  /** Stored and recorded; the devices are not told yet. */
  async store(grant: Grant): Promise<Result<Granted>> {
    if (grant.lesson === null && grant.reason === '')
      return failure('bad-message', 'Outside a lesson, say why.');
    const target = await this.#fitting(grant.target);
    if (!target.ok) return target;
    const endsAt = this.endOf(grant);
    if (!endsAt.ok) return endsAt;
    const pupils = await this.#pupilsOf(grant);
    if (!pupils.ok) return pupils;
    const exceptionId = randomUUID();
    await this.#parts.exceptions.add({
      exceptionId,
      target: target.value,
      ownerId: grant.actor.accountId,
      reason: grant.reason,
      classId: grant.to.kind === 'class' ? grant.to.classId : null,
      pupilIds: grant.to.kind === 'class' ? [] : pupils.value,
      lessonId: grant.lesson?.lessonId ?? null,
      untilLessonEnds: grant.endsAt === 'lesson',
      startedAt: this.#parts.clock(),
      endsAt: endsAt.value,
    });
    const facts = { target: target.value, to: grant.to, endsAt: endsAt.value, reason: grant.reason };
    await this.#record(grant.actor.accountId, 'grant-exception', exceptionId, facts);
    return success({ exceptionId, endsAt: endsAt.value, pupilIds: pupils.value });
  }

  /** In the desired state of each device of these pupils. */
  async tell(pupilIds: readonly string[]): Promise<void> {
    await this.#parts.placement.settlePupils([...new Set(pupilIds)]);
    this.#parts.viewers.exceptionsChanged();
  }

  /** Stored and recorded; the devices are not told yet. False when it had ended already. */
  async end(actor: Actor, { exceptionId }: StoredException, mayComeBack = false): Promise<boolean> {
    const { exceptions, clock } = this.#parts;
    if (!(await exceptions.end(exceptionId, clock(), mayComeBack))) return false;
    await this.#record(actor.accountId, 'end-exception', exceptionId, {});
    return true;
  }

  /** As it was, until its own end: stored and recorded; the devices are not told yet. */
  async reopen(
    actor: Actor,
    stored: StoredException,
    lesson: Pick<RunningLesson, 'endsAt'>,
  ): Promise<Result<Nothing>> {
    const { exceptions, clock } = this.#parts;
    const target = await this.#fitting(targetOf(stored));
    if (!target.ok) return target;
    const endsAt = stored.untilLessonEnds === 1 ? lesson.endsAt : Math.min(stored.endsAt, lesson.endsAt);
    if (endsAt <= clock()) return failure('expired', 'Its time is over.');
    if (!(await exceptions.reopen(stored.exceptionId, endsAt))) {
      return failure('conflict', 'It cannot be opened again.');
    }
    await this.#record(actor.accountId, 'reopen-exception', stored.exceptionId, { endsAt });
    return success({});
  }

  async pupilsFor({ classId, pupilIds }: Pick<StoredException, 'classId' | 'pupilIds'>): Promise<string[]> {
    if (classId === null) return [...pupilIds];
    return (await this.#parts.roster.pupilsOf(classId)).map(({ pupilId }) => pupilId);
  }

  async #fitting(target: ExceptionTarget): Promise<Result<ExceptionTarget>> {
    const fitting = canonical(target);
    if (fitting === null) return failure('bad-message', 'That is not the address of one site, page or file.');
    const { policies, stoppedPages, clock } = this.#parts;
    const stopped = stoppedPages.refusalOfTarget(fitting);
    if (stopped) return stopped;
    const never = neverOpens(policies.current.compiled, fitting, clock());
    return never === null ? success(fitting) : failure('not-allowed', never);
  }

  /** Until when it holds, or why that cannot be. */
  endOf({ endsAt, lesson }: Pick<Grant, 'endsAt' | 'lesson'>): Result<number> {
    const now = this.#parts.clock();
    if (endsAt === 'lesson') {
      return lesson
        ? success(lesson.endsAt)
        : failure('bad-message', 'No lesson gives it an end. Say until when.');
    }
    if (endsAt <= now) return failure('bad-message', 'Its end has passed already.');
    if (lesson) return success(Math.min(endsAt, lesson.endsAt));
    if (endsAt <= now + longestExceptionMs) return success(endsAt);
    return failure(
      'bad-message',
      'An exception lasts 7 days at most. To open a site for good, change the policy.',
    );
  }

  async #pupilsOf({ to, lesson }: Grant): Promise<Result<string[]>> {
    const { roster, exceptions, clock } = this.#parts;
    const pupilIds = await this.pupilsFor(
      to.kind === 'class'
        ? { classId: to.classId, pupilIds: [] }
        : { classId: null, pupilIds: [...new Set(to.pupilIds)] },
    );
    const pupils = await roster.bound(pupilIds);
    const isKnown =
      to.kind === 'class' ? await roster.findClass(to.classId) : pupils.size === pupilIds.length;
    if (!isKnown) return failure('not-found');
    const isOutside =
      (to.kind === 'class' && to.classId !== lesson?.classId) ||
      [...pupils.values()].some(
        ({ pupilId, classId }) => classId !== lesson?.classId && !lesson?.guestIds.includes(pupilId),
      );
    if (lesson && isOutside) return failure('not-allowed', 'Only for pupils of this lesson.');
    const held = await exceptions.forPupils([...pupils.values()], clock());
    const isFull = [...held.values()].some((each) => each.length >= maxExceptions);
    return isFull
      ? failure('too-many', 'Too much is open already. Close something first.')
      : success(pupilIds);
  }

  #record(actor: string, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    return this.#parts.ledger.append({ actor, action, object, outcome: 'done', facts });
  }
}

/** Null where it names no single site, page or file. */
const canonical = (target: ExceptionTarget): ExceptionTarget | null => {
  switch (target.kind) {
    case 'site':
    case 'upload':
      return mayBeListed(target.host) && getDomain(target.host) !== null ? target : null;
    case 'page': {
      const page = pageKeyOf(target.page);
      return page === null ? null : { kind: 'page', page };
    }
    case 'download':
      return parseAddress(target.url) === null ? null : { kind: 'download', url: downloadKeyOf(target.url) };
  }
};
