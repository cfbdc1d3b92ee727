import { many, say } from './draft-words.ts';
import type { SelfReviewFacts } from './self-review-facts.ts';

/** Drafts for the questions about monitoring. */
export const draftsOfMonitoring = (facts: SelfReviewFacts) => ({
  ...draftsOfAlerts(),
  ...draftsOfSight(facts),
});

const draftsOfAlerts = () => ({
  'monitor-ages': say(
    'partly',
    'Pupils see when an adult looks at their screen, and a page that explains it in words for children. Prompts and agreements speak to key stage 1 and 2 each in their words, with pictures and read aloud, also in Welsh and home languages.',
    'Teachers see a class only while they teach it. Rules can differ by class and pupil.',
    'Which pupils need more, the school must say.',
  ),
  alerts: say(
    'partly',
    'Words searched for, pages that stayed closed and ways round the filter raise alerts. These, what a pupil tells, what a teacher sees and what staff write down come into one queue, each with a time by which somebody must look: 30 minutes for what cannot wait, the same school day for the rest.',
    'A list does not know what was meant: it misses, and it errs. The reports to the governors show how often the times were kept. ThinkClick has no people of its own who watch.',
  ),
  priority: say('yes', 'The queue puts first what is due first; what endangers a child now is due at once.'),
  audit: say(
    'yes',
    'Every look of staff at screens, incidents and pictures, every export, print and refusal is an entry in a ledger in which each is bound to the one before; it is checked from outside with the school’s public key.',
  ),
  handover: say(
    'partly',
    'An incident can be given out with its evidence and proof, also as CSV and JSON to be read in elsewhere. There is no live connection to CPOMS, MyConcern or others.',
  ),
});

const draftsOfSight = ({ devices, retentionDays }: SelfReviewFacts) => ({
  'own-devices': say(
    'no',
    'Only devices of the school with the extension are seen. Phones and personal devices are not.',
  ),
  retention: say(
    'yes',
    `Visits, searches and prompts are kept for ${many(retentionDays, 'day')} on the school’s own server, then deleted. Evidence is encrypted.`,
  ),
  screens: say(
    'partly',
    'The tab in front, in a lesson, by those who teach it. Nothing is kept unless a person records an incident.',
    'Other programs, the whole desktop and pages of sign-in or banking are not seen.',
  ),
  images: say(
    'no',
    'Pictures are not judged. A picture that may be illegal is never looked at or copied by ThinkClick.',
  ),
  'monitor-away': say(
    'partly',
    `${many(devices.all, 'device')} ${devices.all === 1 ? 'is' : 'are'} enrolled, ${devices.lately} seen in the last week, ${devices.onNewest} on the newest policy.`,
    'In school, visits and searches are kept outside lessons too; screens are not seen there. Out of school neither is: the name of a closed site is told, and what a pupil tells.',
  ),
  several: say('no', 'One server is for one school. A trust runs one for each.'),
});
