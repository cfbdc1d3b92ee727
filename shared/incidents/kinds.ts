/** A–D of the school's policy (R41): A is settled in class, D goes outside the school. */
export const infringementCategories = ['A', 'B', 'C', 'D'] as const;
export type InfringementCategory = (typeof infringementCategories)[number];

interface Kind {
  /** As a person reads it who looks for the words that fit. */
  readonly label: string;
  /** What somebody did, or what a child is worried or endangered by. */
  readonly about: 'conduct' | 'safety';
  /** Proposed; a person decides. Null where there is nothing to infringe. */
  readonly category: InfringementCategory | null;
  /** Whether it cannot wait until later in the day (R47). */
  readonly isAtOnce: boolean;
}

const conduct = (label: string, category: InfringementCategory, isAtOnce = false): Kind => ({
  label,
  about: 'conduct',
  category,
  isAtOnce,
});
const safety = (label: string, isAtOnce: boolean): Kind => ({
  label,
  about: 'safety',
  category: null,
  isAtOnce,
});

/** The 16 kinds of the school's matrix (R42), and what safeguarding is told of beside them (R49). */
const kinds = {
  'hurtful-message': conduct('Unkind words, harassment or bullying', 'B', true),
  'off-task-sites': conduct('Sites that are not for learning, in a lesson', 'A'),
  'getting-round-the-filter': conduct('Tried to get round the filter', 'B'),
  'offensive-material': conduct('Looked for offensive or sexual material', 'C', true),
  'seen-not-told': conduct('Came upon offensive material and did not tell', 'A'),
  'illegal-material': conduct('Tried to reach material that may be illegal', 'D', true),
  'social-and-messages': conduct('Social media, chat or private mail without leave', 'A'),
  downloads: conduct('Downloaded or sent files without leave', 'A'),
  'own-device': conduct('Used a phone, camera or other device without leave', 'A'),
  'shared-account': conduct('Let others use their name and password', 'A'),
  'pupil-account': conduct('Used another pupil’s account', 'B'),
  'staff-account': conduct('Used an account of a member of staff', 'C'),
  'damage-to-data': conduct('Damaged or deleted other people’s work', 'B'),
  'copyright-or-data': conduct('Passed on what copyright or data protection forbids', 'B'),
  disrepute: conduct('Could bring the school into disrepute', 'C'),
  repeated: conduct('Went on after warnings or sanctions', 'C'),
  'saw-something': safety('Saw something not right for children', false),
  'searching-for-harm': safety('Looked for ways of harming themselves', true),
  'harm-at-home': safety('Hurt, neglected or afraid at home', true),
  'contact-from-stranger': safety('Contact from a stranger, or grooming', true),
  'personal-details': safety('Gave away personal details', true),
  'nude-imagery': safety('Nude or semi-nude imagery', true),
  radicalisation: safety('Extremist or radicalising material', true),
  'gambling-or-challenge': safety('Gambling, or a dangerous challenge', false),
  'told-someone': safety('A pupil asked for a grown-up', true),
  'about-an-adult': safety('What an adult of the school did', true),
  other: safety('Something else', false),
} as const satisfies Record<string, Kind>;

export type IncidentKind = keyof typeof kinds;
/** In the order in which they are offered. */
export const incidentKinds = Object.keys(kinds) as [IncidentKind, ...IncidentKind[]];
export const kindOf: Readonly<Record<IncidentKind, Kind>> = kinds;

/** Imagery that nobody looks at without a reason that is written down first, and that is never copied (R45). */
export const isNormallyNotViewed = (kind: IncidentKind): boolean => kind === 'nude-imagery';
