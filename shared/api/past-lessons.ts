import * as z from 'zod/mini';
import { exceptionTargetSchema } from '../device-state.ts';
import { idSchema, nameSchema } from '../people.ts';
import { reportKinds } from '../reports.ts';
import { get, instant, nothing } from './endpoint.ts';

export const pastLessonSchema = z.object({
  lessonId: idSchema,
  className: nameSchema,
  teacher: nameSchema,
  startedAt: instant,
  /** Null while it runs. */
  endedAt: z.nullable(instant),
});
export type PastLesson = z.infer<typeof pastLessonSchema>;

/** What a pupil's device told. */
const toldSchema = z.object({
  is: z.literal('told'),
  at: instant,
  pupilId: idSchema,
  kind: z.enum(reportKinds),
  url: z.nullable(z.string()),
  text: z.string(),
});

/** What became of a command on a device, when it was given. */
export const outcomeWords = ['applied', 'pending', 'timeout', 'failed'] as const;
const pupilOutcomeSchema = z.object({
  pupil: nameSchema,
  is: z.enum(outcomeWords),
  /** Empty where it was applied. */
  why: z.string(),
});
export type PupilOutcome = z.infer<typeof pupilOutcomeSchema>;

/** What a member of staff did or looked at. */
const doneSchema = z.object({
  is: z.literal('done'),
  at: instant,
  by: z.string(),
  /** As in the ledger. */
  action: z.string(),
  outcome: z.string(),
  /** Whom it was about, by name; empty where it was about the class. */
  pupils: z.array(nameSchema),
  /** What was opened or closed. */
  target: z.optional(exceptionTargetSchema),
  /** Why it was opened. */
  reason: z.optional(z.string()),
  /** What was written to a pupil who had asked. */
  answer: z.optional(z.string()),
  /** What a command contained, as its own schema has it. */
  args: z.optional(z.unknown()),
  /** What became of a command for each it was meant for; of one pupil only theirs. */
  outcomes: z.optional(z.array(pupilOutcomeSchema)),
});

/** Pupils of the class went to another lesson, or came back from it. */
const movedSchema = z.object({
  is: z.literal('moved'),
  at: instant,
  way: z.enum(['out', 'back']),
  pupils: z.array(nameSchema),
  className: nameSchema,
  teacher: nameSchema,
});

export const timelineLineSchema = z.discriminatedUnion('is', [toldSchema, doneSchema, movedSchema]);
export type TimelineLine = z.infer<typeof timelineLineSchema>;

export const pastLessonsApi = {
  /** The newest first: one's own, or all for those who answer for the school's pupils. */
  pastLessons: get('/api/past-lessons', nothing, z.array(pastLessonSchema)),
  /** Everything that is kept of a lesson, the newest first; of one pupil, or of the class. */
  lessonTimeline: get(
    '/api/past-lessons/timeline',
    z.object({ lessonId: idSchema, pupilId: z.optional(idSchema) }),
    z.object({
      lesson: pastLessonSchema,
      pupils: z.array(z.object({ pupilId: idSchema, name: nameSchema })),
      /** Whose computers told nothing in all the lesson: who was absent, or used none. By name. */
      untold: z.array(nameSchema),
      lines: z.array(timelineLineSchema),
    }),
  ),
} as const;
