import * as z from 'zod/mini';
import { controlNames } from '../lesson-controls.ts';
import { idSchema, nameSchema } from '../people.ts';
import { reportKinds } from '../reports.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

export const activityItemSchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  seq: count,
  kind: z.enum(reportKinds),
  at: instant,
  url: z.nullable(z.string()),
  text: z.string(),
  isNew: z.optional(z.boolean()),
});

/** A pupil whom another lesson holds: whose it is, and what is on for them there. */
export const heldPupilSchema = z.object({
  pupilId: idSchema,
  name: nameSchema,
  teacher: nameSchema,
  className: nameSchema,
  endsAt: instant,
  controls: z.array(z.enum(controlNames)),
});
export type HeldPupil = z.infer<typeof heldPupilSchema>;

const weeklyFields = {
  classId: idSchema,
  /** Monday is 1. */
  day: z.int().check(z.minimum(1), z.maximum(7)),
  /** Minutes after midnight in the school's time. */
  from: z.int().check(z.minimum(0), z.maximum(1439)),
  to: z.int().check(z.minimum(1), z.maximum(1440)),
  startsByItself: z.boolean(),
};
const longestMinutes = 240;

export const weeklyLessonEditSchema = z
  .object(weeklyFields)
  .check(z.refine(({ from, to }) => to - from >= 5 && to - from <= longestMinutes));
export type WeeklyLessonEdit = z.infer<typeof weeklyLessonEditSchema>;
export const weeklyLessonSchema = z.object({
  ...weeklyFields,
  weeklyLessonId: idSchema,
  className: nameSchema,
  /** Who teaches its class while it should have begun by itself, until when, and whether that is past its own end. */
  waitsFor: z.optional(z.object({ teacher: nameSchema, endsAt: z.int(), isLost: z.boolean() })),
});
export type WeeklyLesson = z.infer<typeof weeklyLessonSchema>;

const ofLesson = { lessonId: idSchema };
const pupilIds = z.array(idSchema).check(z.minLength(1), z.maxLength(100));

export const lessonsApi = {
  startLesson: post(
    '/api/lessons',
    z.object({ classId: idSchema, minutes: z.int().check(z.minimum(5), z.maximum(longestMinutes)) }),
    z.object({ lessonId: idSchema }),
  ),
  endLesson: post('/api/lessons/end', z.object(ofLesson), nothing),
  moveLessonEnd: post('/api/lessons/move-end', z.object({ ...ofLesson, endsAt: instant }), nothing),
  /** Colleagues who may teach, for a lesson to be handed over to. */
  teachers: get(
    '/api/lessons/teachers',
    nothing,
    z.array(z.object({ accountId: idSchema, name: nameSchema })),
  ),
  handOverLesson: post(
    '/api/lessons/hand-over',
    z.object({ ...ofLesson, accountId: idSchema, isStaying: z.boolean() }),
    nothing,
  ),
  /** Beside its teacher: both see the class and command it. */
  joinLesson: post('/api/lessons/join', z.object({ ...ofLesson, reason }), nothing),
  takeOverLesson: post('/api/lessons/take-over', z.object({ ...ofLesson, reason }), nothing),
  /** Oneself, or somebody else by the owner. */
  leaveLesson: post('/api/lessons/leave', z.object({ ...ofLesson, accountId: idSchema }), nothing),
  /** Pupils of other classes whom one may bring in. */
  otherPupils: get(
    '/api/lessons/other-pupils',
    z.object(ofLesson),
    z.array(z.object({ pupilId: idSchema, name: nameSchema, className: nameSchema })),
  ),
  /** Answers those whom another lesson holds; the others are in. */
  addPupilsToLesson: post(
    '/api/lessons/pupils',
    z.object({ ...ofLesson, pupilIds }),
    z.array(heldPupilSchema),
  ),
  askForPupils: post('/api/lessons/pupils/ask', z.object({ ...ofLesson, pupilIds }), nothing),
  withdrawPupilAsk: post('/api/lessons/pupils/withdraw', z.object({ ...ofLesson, askId: idSchema }), nothing),
  answerPupilAsk: post(
    '/api/lessons/pupils/answer',
    z.object({ ...ofLesson, askId: idSchema, isGiven: z.boolean() }),
    nothing,
  ),
  takeOverPupils: post('/api/lessons/pupils/take-over', z.object({ ...ofLesson, pupilIds, reason }), nothing),
  releasePupils: post('/api/lessons/pupils/release', z.object({ ...ofLesson, pupilIds }), nothing),
  weeklyLessons: get('/api/lessons/weekly', nothing, z.array(weeklyLessonSchema)),
  addWeeklyLesson: post(
    '/api/lessons/weekly',
    weeklyLessonEditSchema,
    z.object({ weeklyLessonId: idSchema }),
  ),
  removeWeeklyLesson: post('/api/lessons/weekly/remove', z.object({ weeklyLessonId: idSchema }), nothing),
  timeline: get(
    '/api/timeline',
    z.object({ lessonId: idSchema, deviceId: idSchema }),
    z.array(activityItemSchema),
  ),
} as const;
