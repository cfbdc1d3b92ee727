/** Words that scold, frighten, score or coax. No prompt has them, and a school is told when it writes one. */
const unfit = [
  'bad', 'naughty', 'silly', 'stupid', 'wrong', 'forbidden', 'not allowed', 'must not', 'should not have', 'trouble',
  'punish', 'danger', 'dangerous', 'never', 'careless', 'rude', 'shame', 'score', 'points', 'prize', 'reward', 'win',
  'streak', 'level', 'best child', 'share your', 'tell us your', 'give us', 'sign up now', 'hurry', 'last chance',
]; // prettier-ignore
const unfitWelsh = [
  'drwg',
  'twp',
  'ffôl',
  'gwaharddedig',
  'cosb',
  'perygl',
  'cywilydd',
  'sgôr',
  'pwyntiau',
  'gwobr',
];

const pattern = new RegExp(`(?<![\\p{L}])(${[...unfit, ...unfitWelsh].join('|')})(?![\\p{L}])`, 'iu');

/** The first word that does not fit; null where all do. */
export const unfitWordIn = (text: string): string | null => pattern.exec(text)?.[1]?.toLowerCase() ?? null;
