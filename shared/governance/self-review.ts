import * as z from 'zod/mini';
import { instant } from '../api/endpoint.ts';

/** How far the product itself answers a question. `not-yet`: it would, once the school has; `school`: only the school can. */
export const standings = ['yes', 'partly', 'not-yet', 'no', 'school'] as const;
export type Standing = (typeof standings)[number];
export const standingLabels: Readonly<Record<Standing, string>> = {
  yes: 'Done here',
  partly: 'Done in part',
  'not-yet': 'Not done yet',
  no: 'Not done by ThinkClick',
  school: 'For the school to say',
};

export const reviewParts = ['roles', 'filtering', 'monitoring'] as const;
export type ReviewPart = (typeof reviewParts)[number];
export const reviewPartLabels: Readonly<Record<ReviewPart, string>> = {
  roles: 'Who answers for it',
  filtering: 'Appropriate filtering',
  monitoring: 'Appropriate monitoring',
};

interface Question {
  readonly part: ReviewPart;
  readonly title: string;
  readonly question: string;
}

const ask =
  (part: ReviewPart) =>
  (title: string, question: string): Question => ({ part, title, question });
const roles = ask('roles');
const filtering = ask('filtering');
const monitoring = ask('monitoring');

/**
 * What the yearly review asks: the Department for Education's filtering and monitoring standards, and the UK Safer
 * Internet Centre's definitions of appropriate filtering and appropriate monitoring, in words of our own.
 */
const questions = {
  people: roles(
    'People',
    'Which governor, senior leader, safeguarding lead and technician answer for filtering and monitoring?',
  ),
  risks: roles('Risks', 'What are this school’s own risks: ages, needs, languages, what happened this year?'),
  checks: roles('Checks', 'When was the filter tested, on which devices, by whom, and what came of it?'),
  reviews: roles(
    'Reviews',
    'When were incidents and filtering logs reviewed, and what changed because of it?',
  ),
  illegal: filtering(
    'Illegal content',
    'Is what is illegal closed to everyone, with no way to switch that off?',
  ),
  harmful: filtering('Harmful content', 'Which kinds of harmful content are closed, and to whom?'),
  ages: filtering('By age', 'Does filtering differ with age and role?'),
  'ways-round': filtering(
    'Ways round',
    'What is done about ways round the filter, such as proxies and private networks?',
  ),
  control: filtering(
    'Control',
    'Can the school itself change what is open, and is every change recorded with who and why?',
  ),
  context: filtering(
    'Inside sites',
    'Is content judged inside sites that are open, and where a machine writes it?',
  ),
  identity: filtering('Who it was', 'Is it known which pupil or adult asked for a page?'),
  languages: filtering('Languages', 'Does filtering work in other languages than English?'),
  'other-apps': filtering('Apps and other browsers', 'Are apps, other browsers and other devices filtered?'),
  network: filtering('Network', 'Is the school’s network filtered as well?'),
  away: filtering('Away from school', 'Are devices filtered at home?'),
  reporting: filtering(
    'Reporting',
    'Can anybody report a site that should be closed, or one that should be open?',
  ),
  'safe-search': filtering('Safe search', 'Is safe search on, and is YouTube restricted?'),
  'monitor-ages': monitoring(
    'By age and need',
    'Does monitoring fit the age and the needs of pupils, and do they know of it?',
  ),
  alerts: monitoring('Alerts', 'How do concerns and alerts reach the people who act, and how soon?'),
  priority: monitoring('Urgency', 'Are urgent concerns told from others?'),
  audit: monitoring(
    'Record of use',
    'Is what staff look at recorded, so that nobody can change it unnoticed?',
  ),
  'own-devices': monitoring('Personal devices', 'Are personal devices monitored?'),
  retention: monitoring('Keeping', 'What is kept, where, and for how long?'),
  screens: monitoring('Screens', 'What of a pupil’s screen can be seen, by whom, and when not?'),
  images: monitoring('Images', 'Are harmful images found?'),
  'monitor-away': monitoring('Away from school', 'What is monitored outside lessons and at home?'),
  handover: monitoring('Case management', 'Can incidents be passed on to the school’s case management?'),
  several: monitoring('Several schools', 'Can several schools be looked after together?'),
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof questions;
export const questionIds = Object.keys(questions) as [QuestionId, ...QuestionId[]];
export const questionOf: Readonly<Record<QuestionId, Question>> = questions;

export const selfReviewAnswerSchema = z.object({
  questionId: z.enum(questionIds),
  standing: z.enum(standings),
  /** What the system knows; facts only. */
  draft: z.string(),
  /** What the school says instead; null where it left the draft. */
  answer: z.nullable(z.object({ text: z.string(), by: z.string(), at: instant })),
});
export type SelfReviewAnswer = z.infer<typeof selfReviewAnswerSchema>;
