import * as z from 'zod/mini';
import { audiences } from '../incidents/audience.ts';
import { alertPolicyFields, capturePolicySchema, defaultCapture } from '../incidents/capture.ts';
import { incidentChangeSchema, incidentDecisions, mostAtOnce, triages } from '../incidents/change.ts';
import { categoryPoliciesSchema, defaultCategoryPolicies } from '../incidents/categories.ts';
import { contactSchema } from '../incidents/contacts.ts';
import { incidentFactsSchema } from '../incidents/facts.ts';
import { incidentKinds, infringementCategories } from '../incidents/kinds.ts';
import { actionSteps, matrixSchema } from '../incidents/matrix.ts';
import { namedPersonSchema, peopleSchema, personInvolvedSchema } from '../incidents/people.ts';
import { decidedMeasuresSchema } from '../incidents/measures.ts';
import { parentsAnswerSchema } from '../incidents/parents.ts';
import { places, recordTextSchema } from '../incidents/record.ts';
import { idSchema, nameSchema } from '../people.ts';
import { outcomes } from '../referrals/initial-review.ts';
import { alertSummarySchema } from './alerts.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

/**
 * Where an incident came from: a lesson's tile, a pupil who told someone, a conversation or note typed in later, or an
 * alert in which a person saw a true concern.
 */
export const incidentSources = ['lesson', 'pupil', 'told', 'alert'] as const;

/** What says which incident is meant, without anything of what it holds. */
const namingFields = {
  incidentId: idSchema,
  audience: z.enum(audiences),
  /** Running number among those of its audience: with it the only name an incident has outside the product. */
  number: count,
};

export const incidentSummarySchema = z.object({
  ...namingFields,
  kind: z.enum(incidentKinds),
  source: z.enum(incidentSources),
  people: z.array(personInvolvedSchema),
  reporter: nameSchema,
  reportedAt: instant,
  /** When somebody who answers for it must have looked at it (R47). */
  firstLookDueAt: instant,
  firstLookAt: z.nullable(instant),
  triage: z.nullable(z.enum(triages)),
  category: z.nullable(z.enum(infringementCategories)),
  assignee: z.nullable(z.object({ accountId: idSchema, name: nameSchema })),
  decision: z.enum(incidentDecisions),
  closedAt: z.nullable(instant),
  /** As whoever closed it said; null while it is open, or was closed before anybody was asked. */
  parents: z.nullable(parentsAnswerSchema),
  /** What was merged into it before anybody closed it: whoever closes this one says for all whether parents were told. */
  carried: z.array(
    z.object({
      kind: z.enum(incidentKinds),
      triage: z.nullable(z.enum(triages)),
      people: z.array(personInvolvedSchema),
    }),
  ),
  /** Stopped and referred: a list says that it is there, and not about whom. */
  isSealed: z.boolean(),
  /** The day on which it is to be looked at again. */
  reviewOn: z.nullable(z.iso.date()),
  actionCount: count,
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

const otherIncidentSchema = z.object({
  ...namingFields,
  kind: z.enum(incidentKinds),
  reportedAt: instant,
  decision: z.enum(incidentDecisions),
});
export type OtherIncident = z.infer<typeof otherIncidentSchema>;

const recordVersionSchema = z.object({
  ...recordTextSchema.shape,
  revision: count,
  at: instant,
  by: nameSchema,
});

export const incidentSchema = z.object({
  ...incidentSummarySchema.shape,
  reporterPosition: z.string(),
  className: z.string(),
  facts: incidentFactsSchema,
  /** GET /api/evidence/:evidenceId serves the bytes. `sha256` is of the original bytes, hex. */
  pictures: z.array(
    z.object({ evidenceId: idSchema, takenAt: instant, sha256: z.string(), sizeBytes: count }),
  ),
  /** What the school said to the pupil who told someone, in their words of that moment; null where nobody told. */
  saidToPupil: z.nullable(z.object({ at: instant, words: z.string() })),
  record: recordVersionSchema,
  /** What the school's policy asks for. */
  steps: z.array(z.enum(actionSteps)),
  actions: z.array(
    z.object({
      at: instant,
      by: nameSchema,
      step: z.nullable(z.enum(actionSteps)),
      /** False: it was decided not to, for the reason in the text. */
      isDone: z.boolean(),
      text: z.string(),
    }),
  ),
  decisionReason: z.string(),
  /** What the school proposes for each category. */
  proposals: categoryPoliciesSchema,
  /** Null: nobody has decided on sanctions and escalation. */
  measures: z.nullable(decidedMeasuresSchema),
  mergedInto: z.nullable(otherIncidentSchema),
  merged: z.array(otherIncidentSchema),
  linked: z.array(otherIncidentSchema),
});
export type Incident = z.infer<typeof incidentSchema>;

/** Which incidents are listed. */
export const incidentShelves = ['open', 'mine', 'review', 'closed'] as const;
export type IncidentShelf = (typeof incidentShelves)[number];
/** As many as are listed at once: a long list is not read, and hides what matters. */
export const incidentsAtOnce = 50;

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));
const recordedSchema = z.object({
  incidentId: idSchema,
  number: count,
  audience: z.enum(audiences),
  hasPicture: z.boolean(),
  /** False: there is no account yet that may read it, so that somebody must be told by another way. */
  hasReader: z.boolean(),
});
export type RecordedIncident = z.infer<typeof recordedSchema>;

const safeguardingPolicySchema = z.object({
  matrix: matrixSchema,
  categories: z._default(categoryPoliciesSchema, defaultCategoryPolicies),
  contacts: z.array(contactSchema).check(z.maxLength(40)),
  /** What is taken down on which trigger. */
  capture: z._default(capturePolicySchema, defaultCapture),
  ...alertPolicyFields,
});
export type SafeguardingPolicy = z.infer<typeof safeguardingPolicySchema>;

/** Who is named in an incident was put right afterwards. */
const putRightSchema = z.object({
  at: instant,
  by: z.string(),
  /** False: it stood under this pupil by mistake. True: it stood under another first. */
  isNamed: z.boolean(),
});
export type PutRight = z.infer<typeof putRightSchema>;

const reviewInShortSchema = z.object({
  startedAt: instant,
  startedBy: z.string(),
  finishedAt: z.nullable(instant),
  outcome: z.nullable(z.enum(outcomes)),
});
export type ReviewInShort = z.infer<typeof reviewInShortSchema>;

const pupilReferralSchema = z.object({
  referralId: idSchema,
  number: count,
  audience: z.enum(audiences),
  stoppedAt: instant,
  stoppedBy: z.string(),
  isStopped: z.boolean(),
  reviews: z.array(reviewInShortSchema),
});
export type PupilReferral = z.infer<typeof pupilReferralSchema>;

export const incidentsApi = {
  incidents: get(
    '/api/incidents',
    z.object({
      shelf: z.enum(incidentShelves),
      /** Part of a pupil's name, or an incident's name. */
      search: z.string().check(z.trim(), z.maxLength(100)),
    }),
    z.object({
      /** The most urgent first; at most `incidentsAtOnce`. */
      incidents: z.array(incidentSummarySchema),
      /** How many fit. */
      total: count,
      counts: z.record(z.enum(incidentShelves), count),
    }),
  ),
  incident: get('/api/incidents/one', z.object({ incidentId: idSchema }), incidentSchema),
  /** All that is known here of one pupil, the oldest first. */
  chronology: get(
    '/api/incidents/chronology',
    z.object({ pupilId: idSchema }),
    z.object({
      pupilName: nameSchema,
      className: z.string(),
      /** What machines suspected and no incident here speaks of: what it was, and not what was searched for. */
      alerts: z.array(alertSummarySchema),
      /** Stops of this pupil's devices, with nothing of what was on the screen. */
      referrals: z.array(pupilReferralSchema),
      incidents: z.array(
        z.object({
          ...otherIncidentSchema.shape,
          involvement: z.string(),
          /** What was reported, and what came of it. */
          words: z.string(),
          decisionReason: z.string(),
          actions: z.array(z.object({ at: instant, text: z.string() })),
          reviews: z.array(reviewInShortSchema),
          putRight: z.nullable(putRightSchema),
        }),
      ),
    }),
  ),
  recordIncident: post(
    '/api/incidents',
    z.object({ lessonId: idSchema, deviceId: idSchema, kind: z.enum(incidentKinds), words }),
    recordedSchema,
  ),
  /** From a conversation, a note on paper or one's own observation, by any member of staff. */
  recordConcern: post(
    '/api/incidents/told',
    z.object({
      kind: z.enum(incidentKinds),
      people: peopleSchema,
      words,
      happenedAt: z.nullable(instant),
      heardAt: recordTextSchema.shape.heardAt,
      place: z.enum(places),
      /** Null: whoever types it in has seen or heard it themselves. */
      toldBy: z.nullable(
        z.object({ name: nameSchema, position: z.string().check(z.trim(), z.maxLength(120)) }),
      ),
    }),
    recordedSchema,
  ),
  /** Whom one may name in a concern. */
  concernPeople: get(
    '/api/incidents/people',
    nothing,
    z.object({
      pupils: z.array(z.object({ pupilId: idSchema, name: nameSchema, className: nameSchema })),
      staff: z.array(z.object({ accountId: idSchema, name: nameSchema })),
    }),
  ),
  /** As they are named in an incident, to correct it. */
  incidentPeople: get(
    '/api/incidents/named',
    z.object({ incidentId: idSchema }),
    z.array(z.object({ person: namedPersonSchema, name: nameSchema })),
  ),
  addIncidentAction: post(
    '/api/incidents/actions',
    z.object({
      incidentId: idSchema,
      step: z.nullable(z.enum(actionSteps)),
      isDone: z.boolean(),
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
    }),
    nothing,
  ),
  /** `basedOn`: the revision that was read; a newer one is a conflict and nothing is lost. */
  saveIncidentRecord: post(
    '/api/incidents/record',
    z.object({ incidentId: idSchema, basedOn: count, record: recordTextSchema }),
    z.object({ revision: count }),
  ),
  /** The record as it was written each time, the oldest first. */
  incidentVersions: get(
    '/api/incidents/versions',
    z.object({ incidentId: idSchema }),
    z.array(recordVersionSchema),
  ),
  /** The same change to all of them, or to none. */
  changeIncidents: post(
    '/api/incidents/change',
    z.object({
      incidentIds: z.array(idSchema).check(z.minLength(1), z.maxLength(mostAtOnce)),
      change: incidentChangeSchema,
    }),
    z.object({
      /** False: there is no account yet that may read it from now on, so that somebody must be told by another way. */
      hasReader: z.boolean(),
    }),
  ),
  /** Colleagues who answer for incidents of this audience. */
  incidentReaders: get(
    '/api/incidents/readers',
    z.object({ audience: z.enum(audiences) }),
    z.array(z.object({ accountId: idSchema, name: nameSchema })),
  ),
  safeguardingPolicy: get('/api/safeguarding-policy', nothing, safeguardingPolicySchema),
  saveSafeguardingPolicy: post('/api/safeguarding-policy', safeguardingPolicySchema, nothing),
} as const;
