/** Kinds of site as a child tells them apart. Of a site in several, the first that fits here counts. */
export const timeKinds = [
  'talking',
  'games',
  'video',
  'music',
  'searching',
  'making',
  'learning',
  'machines',
  'other',
  'not-sorted',
] as const;
export type TimeKind = (typeof timeKinds)[number];

export const timeKindWords = {
  learning: 'Learning',
  making: 'Making things',
  searching: 'Searching',
  video: 'Watching videos',
  music: 'Listening',
  games: 'Playing games',
  talking: 'Talking to others',
  machines: 'Asking a machine',
  other: 'Other things',
  'not-sorted': 'Not sorted',
} as const satisfies Record<TimeKind, string>;

const categoriesOf: Partial<Record<TimeKind, readonly string[]>> = {
  talking: ['chat-and-messaging', 'dating', 'email', 'forums', 'social-networks'],
  games: ['child-games', 'gambling', 'games'],
  video: ['entertainment', 'streaming', 'video'],
  music: ['music', 'podcasts'],
  searching: ['child-search', 'image-search', 'search-engines'],
  making: ['arts-and-culture', 'coding-and-making'],
  learning: [
    'animals-and-nature',
    'books-and-reading',
    'childrens-news',
    'colleges-and-universities',
    'educational',
    'museums-and-heritage',
    'reference',
    'school-platforms',
    'teaching-resources',
  ],
  machines: ['ai-tools'],
};

/** By the categories that a device decides with. None at all: not sorted. */
export const timeKindOf = (categoryIds: readonly string[]): TimeKind =>
  categoryIds.length === 0
    ? 'not-sorted'
    : (timeKinds.find((kind) => categoriesOf[kind]?.some((id) => categoryIds.includes(id))) ?? 'other');
