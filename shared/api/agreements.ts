import * as z from 'zod/mini';
import { agreementAudiences } from '../agreements/audience.ts';
import { agreementSettingsSchema } from '../agreements/settings.ts';
import { signatureSchema, trustedAdultSchema } from '../agreements/signature.ts';
import { agreementTextsSchema } from '../agreements/text.ts';
import { idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';
import { channelStates } from './notify.ts';

const audience = z.enum(agreementAudiences);

export const agreementVersionSchema = z.object({
  versionId: idSchema,
  audience,
  number: count,
  isSubstance: z.boolean(),
  publishedAt: instant,
  publishedBy: nameSchema,
  sha256: z.string(),
  texts: agreementTextsSchema,
});
export type AgreementVersion = z.infer<typeof agreementVersionSchema>;

export const agreementDraftSchema = z.object({
  audience,
  revision: count,
  editedBy: nameSchema,
  editedAt: instant,
  texts: agreementTextsSchema,
});
export type AgreementDraft = z.infer<typeof agreementDraftSchema>;

const standing = z.enum(['signed', 'missing', 'not-asked']);
export type AgreementStanding = z.infer<typeof standing>;

/** A pupil, and what is missing of what is signed by them and for them. */
export const pupilStandingSchema = z.object({
  pupilId: idSchema,
  name: nameSchema,
  pupil: standing,
  /** By a parent, with the child: key stage 1. */
  forPupil: standing,
  /** The parents' own agreement. */
  parent: standing,
  /** Since when nothing else opens for them; null where they are not held. */
  heldFrom: z.nullable(instant),
});
export type PupilStanding = z.infer<typeof pupilStandingSchema>;

export const classStandingSchema = z.object({
  classId: idSchema,
  className: nameSchema,
  /** When the class talked about it this year, and with whom. */
  talk: z.nullable(z.object({ at: instant, by: nameSchema })),
  pupils: z.array(pupilStandingSchema),
});
export type ClassStanding = z.infer<typeof classStandingSchema>;

/** The signature that holds; null where there is none, and for whoever may not see signatures. */
const heldSchema = z.nullable(z.object({ signatureId: idSchema, signedAt: instant }));
export type HeldSignature = NonNullable<z.infer<typeof heldSchema>>;

export const linkTargetSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('parents'),
    pupilIds: z.array(idSchema).check(z.minLength(1), z.maxLength(60)),
  }),
  z.object({
    kind: z.literal('staff'),
    accountIds: z.array(idSchema).check(z.minLength(1), z.maxLength(60)),
  }),
  z.object({ kind: z.literal('volunteer'), name: nameSchema }),
  /** Another code in place of one that was not used. */
  z.object({ kind: z.literal('volunteer-again'), linkId: idSchema }),
]);
export type LinkTarget = z.infer<typeof linkTargetSchema>;

export const agreementLinkSchema = z.object({
  /** Whom it is for: the pupil whose parents sign, or who signs. */
  name: nameSchema,
  url: z.string(),
  /** The same, to be typed. */
  code: z.string(),
  expiresAt: instant,
});
export type AgreementLink = z.infer<typeof agreementLinkSchema>;

export const mailedLinkSchema = z.object({
  accountId: idSchema,
  name: nameSchema,
  /** Why it was not sent, in a sentence; null where it was. */
  problem: z.nullable(z.string()),
});
export type MailedLink = z.infer<typeof mailedLinkSchema>;

/** How links go by mail to staff. */
export const mailStandingSchema = z.object({ state: z.enum(channelStates), lastFailure: z.string() });
export type MailStanding = z.infer<typeof mailStandingSchema>;

export const keptSignatureSchema = z.object({
  signatureId: idSchema,
  audience,
  number: count,
  role: z.enum(['pupil', 'for-pupil', 'parent', 'staff', 'volunteer']),
  relation: z.string(),
  signature: signatureSchema,
  language: z.string(),
  signedAt: instant,
  deviceId: z.nullable(idSchema),
  withdrawnAt: z.nullable(instant),
  withdrawnReason: z.string(),
});
export type KeptSignature = z.infer<typeof keptSignatureSchema>;

/** Letters with a code for each of them, as PDF. */
export const lettersPath = '/api/agreement-letters';
export const lettersRequestSchema = z.object({ for: linkTargetSchema });

export const agreementsApi = {
  agreements: get(
    '/api/agreements',
    nothing,
    z.object({
      settings: agreementSettingsSchema,
      mayEdit: z.boolean(),
      versions: z.array(agreementVersionSchema),
      /** Empty for whoever may not edit. */
      drafts: z.array(agreementDraftSchema),
    }),
  ),
  saveAgreementDraft: post(
    '/api/agreements/draft',
    /** `revision` is the one that was edited; 0 begins a draft. */
    z.object({ audience, revision: count, texts: agreementTextsSchema }),
    z.object({ revision: count }),
  ),
  discardAgreementDraft: post(
    '/api/agreements/draft/discard',
    z.object({ audience, revision: count }),
    nothing,
  ),
  /** Never changed afterwards. With a change of substance everybody signs anew. */
  publishAgreement: post(
    '/api/agreements/publish',
    z.object({ audience, revision: count, isSubstance: z.boolean() }),
    z.object({ number: count }),
  ),
  saveAgreementSettings: post('/api/agreements/settings', agreementSettingsSchema, nothing),
  /** Of a teacher's own classes; of everybody for who looks after agreements. */
  missingAgreements: get(
    '/api/agreements/missing',
    nothing,
    z.object({
      classes: z.array(classStandingSchema),
      /** Empty for a teacher. */
      staff: z.array(z.object({ accountId: idSchema, name: nameSchema, standing, held: heldSchema })),
      volunteers: z.array(
        z.object({ linkId: idSchema, name: nameSchema, isSigned: z.boolean(), held: heldSchema }),
      ),
      /** Null for a teacher. */
      mail: z.nullable(mailStandingSchema),
    }),
  ),
  /** Earlier links for the same person end. */
  makeAgreementLinks: post(
    '/api/agreements/links',
    z.object({ for: linkTargetSchema }),
    z.array(agreementLinkSchema),
  ),
  /** To staff, at the addresses of their accounts; answers for each of them. Earlier links end once the new one is sent. */
  mailAgreementLinks: post(
    '/api/agreements/mail',
    z.object({ accountIds: z.array(idSchema).check(z.minLength(1), z.maxLength(60)) }),
    z.array(mailedLinkSchema),
  ),
  recordAgreementTalk: post('/api/agreements/talks', z.object({ classId: idSchema }), nothing),
  ownAgreement: get(
    '/api/agreements/own',
    nothing,
    z.object({
      /** Null where none is published for staff. */
      version: z.nullable(agreementVersionSchema),
      standing,
      signedAt: z.nullable(instant),
    }),
  ),
  signOwnAgreement: post(
    '/api/agreements/own',
    z.object({
      versionId: idSchema,
      name: nameSchema,
      /** Of each question, the place of the answer that was given. */
      answers: z.array(count).check(z.maxLength(20)),
    }),
    nothing,
  ),
  /** What is on file for a pupil, and whom they named. */
  pupilAgreements: get(
    '/api/agreements/pupil',
    z.object({ pupilId: idSchema }),
    z.object({ signatures: z.array(keptSignatureSchema), trustedAdults: z.array(trustedAdultSchema) }),
  ),
  /** It stays on file and holds no longer. */
  withdrawAgreement: post('/api/agreements/withdraw', z.object({ signatureId: idSchema, reason }), nothing),
} as const;
