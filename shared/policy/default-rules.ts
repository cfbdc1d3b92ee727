import type { AudienceRules, PolicyRules, Verdict } from './policy.ts';
import { defaultUses } from './default-uses.ts';
import { defaultTimetable } from './timetable.ts';

/** For learning: open to everyone, also without a row in the table. */
const learning = [
  'animals-and-nature',
  'arts-and-culture',
  'books-and-reading',
  'cdn-and-infrastructure',
  'charities',
  'child-games',
  'child-search',
  'childrens-news',
  'coding-and-making',
  'colleges-and-universities',
  'councils',
  'days-out',
  'educational',
  'government',
  'museums-and-heritage',
  'reference',
  'school-platforms',
  'search-engines',
  'teaching-resources',
  'trusted-help',
];

/** A grown-up needs no second thought, and shops and posts for the school. */
const openForStaff = [
  // Kept out of pupils' pages; staff see pages whole.
  'adverts-and-tracking',
  'blogs-and-hosting',
  'chat-and-messaging',
  'child-games',
  'cloud-storage',
  'entertainment',
  'fashion',
  'finance-and-banking',
  'food',
  'forums',
  'health',
  'image-search',
  'jobs',
  'motoring',
  'music',
  'news',
  'podcasts',
  'real-estate',
  'religion',
  'shopping',
  'social-networks',
  'software-and-it',
  'sport',
  'travel-and-maps',
  'web-hosting-user-content',
];

/** Without a row in the table these stay shut. */
const closed = defaultUses()
  .flatMap(({ categoryIds }) => categoryIds)
  .filter((id) => !learning.includes(id));

const each = (categoryIds: readonly string[], verdict: Verdict): Record<string, Verdict> =>
  Object.fromEntries(categoryIds.map((id) => [id, verdict]));

const rulesFor = (
  audience: AudienceRules['audience'],
  categories: Record<string, Verdict>,
  unknownSites: Verdict,
): AudienceRules => ({ audience, categories, blockHosts: [], allowHosts: [], unknownSites });

/** The parts of a policy that begin empty, or as most schools have them. */
export const rulesNobodyChanged = (): Pick<
  PolicyRules,
  'uses' | 'timetable' | 'emergencyHosts' | 'needsSecondPerson'
> => ({ uses: [], timetable: defaultTimetable(), emergencyHosts: [], needsSecondPerson: false });

/**
 * Where a primary school starts, over the starter categories. The acceptable-use table speaks first; what everyone's own
 * verdicts say holds for a category that is taken out of the table. No audience of pupils says otherwise than the table.
 */
export const defaultPolicyRules = (): PolicyRules => ({
  ...rulesNobodyChanged(),
  audiences: [
    rulesFor({ kind: 'everyone' }, { ...each(closed, 'block'), ...each(learning, 'allow') }, 'block'),
    rulesFor({ kind: 'guest' }, {}, 'block'),
    rulesFor({ kind: 'key-stage', keyStage: 'KS1' }, {}, 'block'),
    rulesFor({ kind: 'key-stage', keyStage: 'KS2' }, {}, 'think'),
    rulesFor({ kind: 'staff' }, each(openForStaff, 'allow'), 'allow'),
  ],
  uses: defaultUses(),
  youTube: 'strict',
  safeEngine: 'https://duckduckgo.com/?q={words}&kp=1',
});
