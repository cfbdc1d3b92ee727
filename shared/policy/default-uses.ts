import type { Audience, Use } from './policy.ts';
import type { SchoolTime } from './timetable.ts';

const staff: Audience = { kind: 'staff' };
const olderPupils: Audience = { kind: 'key-stage', keyStage: 'KS2' };
const inFreeTime: SchoolTime[] = ['break', 'lunch', 'after-school', 'holidays', 'home'];
const outOfSchoolHours: SchoolTime[] = ['after-school', 'holidays', 'home'];

const row = (
  id: string,
  label: string,
  standing: Partial<Use> & Pick<Use, 'standing'>,
  categoryIds: string[],
): Use => ({ id, label, categoryIds, times: [], nominated: [], opensWith: 'allow', ...standing });

const acceptable = { standing: 'acceptable' } as const;
const notAcceptable = { standing: 'not-acceptable' } as const;
const forStaff = { standing: 'nominated', nominated: [staff] } satisfies Partial<Use>;
const forOlderPupils = {
  standing: 'nominated',
  nominated: [olderPupils, staff],
  opensWith: 'think',
} satisfies Partial<Use>;

const learningUses: readonly Use[] = [
  row('learning', 'Learning and finding out', acceptable, [
    'animals-and-nature',
    'arts-and-culture',
    'books-and-reading',
    'charities',
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
    'teaching-resources',
  ]),
  row('searching', 'Searching the web', acceptable, ['child-search', 'search-engines']),
  row('help', 'Help and advice for children', acceptable, ['trusted-help']),
  row('building-blocks', 'Services that other sites are made of', acceptable, ['cdn-and-infrastructure']),
];

const leisureUses: readonly Use[] = [
  row('learning-games', 'Educational games', { standing: 'at-certain-times', times: inFreeTime }, [
    'child-games',
  ]),
  row(
    'online-shopping',
    'Online shopping',
    { standing: 'at-certain-times', times: outOfSchoolHours, opensWith: 'think' },
    ['fashion', 'shopping'],
  ),
  row('wider-world', 'News and the wider world', forOlderPupils, [
    'finance-and-banking',
    'food',
    'health',
    'jobs',
    'motoring',
    'news',
    'real-estate',
    'religion',
    'sport',
    'travel-and-maps',
  ]),
  row('entertainment', 'Music and entertainment', forOlderPupils, ['entertainment', 'music', 'podcasts']),
  row('pictures', 'Searching for pictures', forOlderPupils, ['image-search']),
  row('web-space', 'Blogs, web space and software', forOlderPupils, [
    'blogs-and-hosting',
    'cloud-storage',
    'software-and-it',
    'web-hosting-user-content',
  ]),
];

const staffUses: readonly Use[] = [
  row('watching-video', 'Watching video', forStaff, ['streaming', 'video']),
  row('ai', 'AI chat and writing tools', forStaff, ['ai-tools']),
  row('e-mail', 'E-mail', forStaff, ['email']),
  row('sharing-files', 'Sharing files and pictures', forStaff, ['file-sharing', 'image-sharing']),
  row('hidden-links', 'Links and pages that hide another site', forStaff, [
    'translate-and-cache',
    'url-shorteners',
  ]),
  row('grown-up-goods', 'Alcohol, tobacco, weapons and remote control', { ...forStaff, opensWith: 'think' }, [
    'alcohol-and-tobacco',
    'remote-access',
    'weapons',
  ]),
];

const closedUses: readonly Use[] = [
  row('social-media', 'Social media and forums', notAcceptable, ['forums', 'social-networks']),
  row('messaging', 'Chat and messaging', notAcceptable, ['chat-and-messaging']),
  row('other-games', 'Other games', notAcceptable, ['games']),
  row('meeting-strangers', 'Dating', notAcceptable, ['dating']),
  row('betting', 'Gambling', notAcceptable, ['gambling']),
  row('advertising', 'Advertising and tracking', notAcceptable, ['adverts-and-tracking']),
  row('ways-round', 'Ways round the filter', notAcceptable, ['proxies-and-vpn']),
  row('harmful', 'Adult, violent, hateful or harmful pages', notAcceptable, [
    'adult',
    'drugs',
    'hate-and-extremism',
    'self-harm',
    'violence',
  ]),
];

/** The acceptable-use table an English primary school may begin with, over the starter categories. */
export const defaultUses = (): Use[] => [...learningUses, ...leisureUses, ...staffUses, ...closedUses];
