import type { AiAnswersRule, AudienceRules, ImagesRule, PolicyRules, Verdict } from './policy.ts';
import { defaultTimetable } from './timetable.ts';

/** For learning: open to everyone. */
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

/** Useful with a thought: key stage 2 is asked first, key stage 1 waits. */
const thinkFirst = [
  'blogs-and-hosting',
  'cloud-storage',
  'entertainment',
  'fashion',
  'finance-and-banking',
  'food',
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
  'software-and-it',
  'sport',
  'streaming',
  'travel-and-maps',
  'video',
  'web-hosting-user-content',
];

/** Not for children, but part of a grown-up's work. */
const staffOnly = [
  // Blocked as a category, advertising is also kept out of the pages that pupils may open.
  'adverts-and-tracking',
  'ai-tools',
  'chat-and-messaging',
  'email',
  'file-sharing',
  'forums',
  'games',
  'image-sharing',
  'social-networks',
  // Both show another site's page under their own name, past every list.
  'translate-and-cache',
  'url-shorteners',
];

/** Seldom right in a school: staff are asked first. */
const staffThinkFirst = ['alcohol-and-tobacco', 'remote-access', 'weapons'];

const never = [
  'adult',
  'dating',
  'drugs',
  'gambling',
  'hate-and-extremism',
  'illegal',
  'proxies-and-vpn',
  'self-harm',
  'violence',
];

const each = (categoryIds: readonly string[], verdict: Verdict): Record<string, Verdict> =>
  Object.fromEntries(categoryIds.map((id) => [id, verdict]));

const rulesFor = (
  audience: AudienceRules['audience'],
  categories: Record<string, Verdict>,
  unknownSites: Verdict,
  search: { readonly images?: ImagesRule; readonly aiAnswers?: AiAnswersRule } = {},
): AudienceRules => ({ audience, categories, blockHosts: [], allowHosts: [], unknownSites, ...search });

/** The parts of a policy that begin empty, or as most schools have them. */
export const rulesNobodyChanged = (): Pick<
  PolicyRules,
  'uses' | 'timetable' | 'emergencyHosts' | 'needsSecondPerson'
> => ({ uses: [], timetable: defaultTimetable(), emergencyHosts: [], needsSecondPerson: false });

/**
 * Where a primary school starts, over the starter categories. Guests have what everyone has.
 *
 * Images: no safe search judges every picture rightly, and a young child cannot look away in time, so key stage 1 and
 * whoever is not known have no image search; adults choose pictures with them. Key stage 2 searches among Creative
 * Commons pictures, which are fewer, mostly from known collections, and theirs to use in their work. AI answers read as
 * facts and are not checked by anyone: off for children.
 */
export const defaultPolicyRules = (): PolicyRules => ({
  audiences: [
    rulesFor(
      { kind: 'everyone' },
      {
        ...each([...thinkFirst, ...staffOnly, ...staffThinkFirst, ...never], 'block'),
        ...each(learning, 'allow'),
      },
      'block',
      { images: 'off', aiAnswers: 'off' },
    ),
    rulesFor({ kind: 'guest' }, {}, 'block'),
    rulesFor({ kind: 'key-stage', keyStage: 'KS1' }, {}, 'block'),
    rulesFor({ kind: 'key-stage', keyStage: 'KS2' }, each(thinkFirst, 'think'), 'think', {
      images: 'creative-commons',
    }),
    rulesFor(
      { kind: 'staff' },
      { ...each([...thinkFirst, ...staffOnly], 'allow'), ...each(staffThinkFirst, 'think') },
      'allow',
      { images: 'strict', aiAnswers: 'allow' },
    ),
  ],
  ...rulesNobodyChanged(),
  youTube: 'strict',
  safeEngine: 'https://duckduckgo.com/?q={words}&kp=1',
});
