import * as z from 'zod/mini';
import type { Audience } from './audience.ts';
import { incidentKinds, kindOf, type IncidentKind } from './kinds.ts';

/** Whom an incident goes to and what may follow: the nine columns of the school's matrix (R42). */
export const steps = [
  'class-teacher',
  'head-of-computing',
  'headteacher',
  'police',
  'technical-support',
  'parents',
  'access-removed',
  'warning',
  'further-sanction',
] as const;
export type Step = (typeof steps)[number];

/** What else may be done about an incident (R40). */
export const furtherSteps = [
  'advice',
  'social-care',
  'lado',
  'internet-watch',
  'disciplinary',
  'policy-review',
  'other',
] as const;
export const actionSteps = [...steps, ...furtherSteps] as const;
export type ActionStep = (typeof actionSteps)[number];

export const stepLabels: Readonly<Record<ActionStep, string>> = {
  'class-teacher': 'Tell the class teacher',
  'head-of-computing': 'Tell the head of computing',
  headteacher: 'Tell the headteacher',
  police: 'Tell the police',
  'technical-support': 'Ask technical support',
  parents: 'Tell the parents',
  'access-removed': 'Take access away for a time',
  warning: 'Give a warning',
  'further-sanction': 'Decide on a further sanction',
  advice: 'Ask safeguarding or social care for advice',
  'social-care': 'Refer to social care',
  lado: 'Tell the local authority’s designated officer',
  'internet-watch': 'Tell the Internet Watch Foundation',
  disciplinary: 'Begin disciplinary action',
  'policy-review': 'Review the policy',
  other: 'Something else',
};

/** Kinds of conduct, each with the steps that the school's policy takes. */
export const matrixKinds = incidentKinds.filter((kind) => kindOf[kind].about === 'conduct');

export const matrixSchema = z.record(z.string(), z.array(z.enum(steps)));
export type Matrix = z.infer<typeof matrixSchema>;

/** Until the school has set its own. */
export const defaultMatrix: Matrix = {
  'hurtful-message': ['class-teacher', 'headteacher', 'parents', 'access-removed', 'further-sanction'],
  'off-task-sites': ['class-teacher', 'warning'],
  'getting-round-the-filter': [
    'class-teacher',
    'head-of-computing',
    'technical-support',
    'parents',
    'warning',
  ],
  'offensive-material': [
    'class-teacher',
    'headteacher',
    'technical-support',
    'parents',
    'access-removed',
    'further-sanction',
  ],
  'seen-not-told': ['class-teacher', 'technical-support', 'parents', 'warning'],
  'illegal-material': [
    'headteacher',
    'police',
    'technical-support',
    'parents',
    'access-removed',
    'further-sanction',
  ],
  'social-and-messages': ['class-teacher', 'parents', 'warning'],
  downloads: ['class-teacher', 'technical-support', 'warning'],
  'own-device': ['class-teacher', 'parents', 'warning'],
  'shared-account': ['class-teacher', 'technical-support', 'warning'],
  'pupil-account': ['class-teacher', 'head-of-computing', 'technical-support', 'parents', 'warning'],
  'staff-account': ['headteacher', 'technical-support', 'parents', 'access-removed', 'further-sanction'],
  'damage-to-data': [
    'class-teacher',
    'head-of-computing',
    'technical-support',
    'parents',
    'further-sanction',
  ],
  'copyright-or-data': ['class-teacher', 'headteacher', 'technical-support', 'warning'],
  disrepute: ['headteacher', 'parents', 'further-sanction'],
  repeated: ['class-teacher', 'headteacher', 'parents', 'access-removed', 'further-sanction'],
};

// Where a child may be in danger there is no matrix: who must know, and a person who thinks.
const withoutMatrix = (kind: IncidentKind): readonly ActionStep[] =>
  kind === 'about-an-adult' ? ['lado', 'advice'] : ['headteacher', 'parents', 'advice'];

/** Who must not be told of what an adult of the school did: it is for the head, or for the chair, alone (R46). */
const untold: Readonly<Record<Audience, ReadonlySet<ActionStep>>> = {
  safeguarding: new Set(),
  head: new Set(['class-teacher', 'head-of-computing']),
  chair: new Set(['class-teacher', 'head-of-computing', 'headteacher']),
};

/** What the school's policy asks for with an incident of this kind. About an adult, the LADO first, whatever the kind. */
export const stepsFor = (matrix: Matrix, kind: IncidentKind, audience: Audience): readonly ActionStep[] => {
  const usual = (matrix[kind] ?? withoutMatrix(kind)).filter((step) => !untold[audience].has(step));
  return audience === 'safeguarding' ? usual : [...new Set<ActionStep>(['lado', ...usual])];
};
