import { defaultUses } from './default-uses.ts';
import { standardUnusedCover, type AudienceRules, type PolicyRules, type Verdict } from './policy.ts';
import { defaultTimetable } from './timetable.ts';

/** For learning: open to everyone, also without a row in the table. */
const learning = [
  'animals-and-nature',
  'arts-and-culture',
  'books-and-reading',
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

/**
 * Nobody is told anything about these. What open pages fetch from them is left alone; a page of their own is a site that
 * nobody knows, because anybody can put one there.
 */
export const fetchedOnly = ['cdn-and-infrastructure'];

const each = (categoryIds: readonly string[], verdict: Verdict): Record<string, Verdict> =>
  Object.fromEntries(categoryIds.map((id) => [id, verdict]));

const rulesFor = (
  audience: AudienceRules['audience'],
  categories: Record<string, Verdict>,
  unknownSites: Verdict,
  search: Pick<AudienceRules, 'images' | 'aiAnswers' | 'safeEngine'> = {},
): AudienceRules => ({ audience, categories, blockHosts: [], allowHosts: [], unknownSites, ...search });

/** The parts of a policy that begin empty, or as most schools have them. */
export const rulesNobodyChanged = (): Pick<
  PolicyRules,
  'uses' | 'timetable' | 'emergencyHosts' | 'needsSecondPerson' | 'unusedCover' | 'guestsNeedLease'
> => ({
  uses: [],
  timetable: defaultTimetable(),
  emergencyHosts: [],
  needsSecondPerson: false,
  unusedCover: standardUnusedCover,
  guestsNeedLease: false,
});

/** Made for children; what it finds is chosen and filtered for them. See `docs/safe-search.md` for what is known of it. */
const childrensEngine = 'https://www.kiddle.co/s.php?q={words}';

/**
 * Where a primary school starts, over the starter categories. The acceptable-use table speaks first; what everyone's own
 * verdicts say holds for a category that is taken out of the table. No audience of pupils says otherwise than the table.
 *
 * Images: no safe search judges every picture rightly, and a young child cannot look away in time, so key stage 1 and
 * whoever is not known have no image search; adults choose pictures with them. Key stage 2 searches among Creative
 * Commons pictures, which are fewer, mostly from known collections, and theirs to use in their work. AI answers read as
 * facts and are not checked by anyone: off for children.
 */
export const defaultPolicyRules = (): PolicyRules => ({
  ...rulesNobodyChanged(),
  audiences: [
    rulesFor({ kind: 'everyone' }, { ...each(closed, 'block'), ...each(learning, 'allow') }, 'block', {
      images: 'off',
      aiAnswers: 'off',
    }),
    rulesFor({ kind: 'guest' }, {}, 'block'),
    rulesFor({ kind: 'key-stage', keyStage: 'KS1' }, {}, 'block', { safeEngine: childrensEngine }),
    rulesFor({ kind: 'key-stage', keyStage: 'KS2' }, {}, 'think', { images: 'creative-commons' }),
    rulesFor({ kind: 'staff' }, each(openForStaff, 'allow'), 'allow', {
      images: 'strict',
      aiAnswers: 'allow',
    }),
  ],
  uses: defaultUses(),
  youTube: 'strict',
  safeEngine: 'https://duckduckgo.com/?q={words}&kp=1',
});
