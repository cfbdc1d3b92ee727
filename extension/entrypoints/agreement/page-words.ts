/** What the page itself says, beside the agreement's own text. */
export interface PageWords {
  readonly language: string;
  readonly start: string;
  readonly next: string;
  readonly back: string;
  readonly readAloud: string;
  readonly stopReading: string;
  readonly notNow: string;
  /** Nothing else opens until it is signed. */
  readonly held: string;
  readonly card: (place: number, of: number) => string;
  readonly check: string;
  readonly right: string;
  readonly tryAgain: string;
  readonly adultsTitle: (many: number) => string;
  readonly adultsHint: string;
  readonly findName: string;
  readonly nobody: string;
  readonly homeTitle: string;
  readonly homeHint: string;
  readonly homeLabel: string;
  readonly homeIdeas: readonly string[];
  readonly skip: string;
  readonly signTitle: string;
  readonly ways: Readonly<Record<'name' | 'picture' | 'drawn', string>>;
  readonly nameLabel: string;
  readonly choosePicture: string;
  readonly drawHere: string;
  readonly clear: string;
  readonly sign: string;
  readonly notKept: string;
  readonly thanksTitle: string;
  readonly goOn: string;
  readonly parentTitle: string;
  readonly parentFirst: string;
}

const english: PageWords = {
  language: 'English',
  start: 'Start',
  next: 'Next',
  back: 'Back',
  readAloud: 'Read it to me',
  stopReading: 'Stop reading',
  notNow: 'Not now',
  held: 'Your other pages come back when you have signed. You did nothing wrong.',
  card: (place, of) => `${place} of ${of}`,
  check: 'Let us see',
  right: 'Yes, that is right.',
  tryAgain: 'Not quite. Try again.',
  adultsTitle: (many) =>
    many === 1 ? 'Which adult at school would you tell?' : 'Which two adults at school would you tell?',
  adultsHint: 'Choose adults you trust. You can tell them anything.',
  findName: 'Find a name',
  nobody: 'No name like that here. Ask your teacher.',
  homeTitle: 'Who would you tell at home?',
  homeHint: 'One grown-up you trust.',
  homeLabel: 'What you call them',
  homeIdeas: ['Mum', 'Dad', 'Nan', 'Grandad', 'Auntie', 'Uncle'],
  skip: 'I would rather not say',
  signTitle: 'Now you sign',
  ways: { name: 'Write my name', picture: 'Choose a picture', drawn: 'Draw' },
  nameLabel: 'My name',
  choosePicture: 'My picture',
  drawHere: 'Draw here with your finger or the mouse',
  clear: 'Clear',
  sign: 'I agree',
  notKept: 'That did not work. Try again, or tell your teacher.',
  thanksTitle: 'Thank you',
  goOn: 'Go on',
  parentTitle: 'Your grown-up at home signs first',
  parentFirst:
    'They have a letter from school, and read it with you. After that you sign here. Ask your teacher if there is no letter.',
};

const welsh: PageWords = {
  language: 'Cymraeg',
  start: 'Dechrau',
  next: 'Nesaf',
  back: 'Yn ôl',
  readAloud: 'Darllen i mi',
  stopReading: 'Stopio darllen',
  notNow: 'Nid nawr',
  held: 'Bydd dy dudalennau eraill yn dod yn ôl ar ôl i ti lofnodi. Wnest ti ddim byd o’i le.',
  card: (place, of) => `${place} o ${of}`,
  check: 'Gad i ni weld',
  right: 'Ie, cywir.',
  tryAgain: 'Ddim yn hollol. Rho gynnig arall arni.',
  adultsTitle: (many) =>
    many === 1
      ? 'Wrth ba oedolyn yn yr ysgol fyddet ti’n dweud?'
      : 'Wrth ba ddau oedolyn yn yr ysgol fyddet ti’n dweud?',
  adultsHint: 'Dewis oedolion rwyt ti’n ymddiried ynddyn nhw. Gelli di ddweud unrhyw beth wrthyn nhw.',
  findName: 'Dod o hyd i enw',
  nobody: 'Does dim enw fel yna yma. Gofynna i dy athro.',
  homeTitle: 'Wrth bwy fyddet ti’n dweud gartref?',
  homeHint: 'Un oedolyn rwyt ti’n ymddiried ynddo.',
  homeLabel: 'Beth wyt ti’n ei alw',
  homeIdeas: ['Mam', 'Dad', 'Nain', 'Taid', 'Modryb', 'Ewythr'],
  skip: 'Byddai’n well gen i beidio â dweud',
  signTitle: 'Nawr rwyt ti’n llofnodi',
  ways: { name: 'Ysgrifennu fy enw', picture: 'Dewis llun', drawn: 'Tynnu llun' },
  nameLabel: 'Fy enw',
  choosePicture: 'Fy llun',
  drawHere: 'Tynna lun yma gyda dy fys neu’r llygoden',
  clear: 'Clirio',
  sign: 'Rydw i’n cytuno',
  notKept: 'Wnaeth hynny ddim gweithio. Rho gynnig arall arni, neu dyweda wrth dy athro.',
  thanksTitle: 'Diolch',
  goOn: 'Ymlaen',
  parentTitle: 'Mae dy oedolyn gartref yn llofnodi gyntaf',
  parentFirst:
    'Mae ganddyn nhw lythyr o’r ysgol, ac maen nhw’n ei ddarllen gyda ti. Wedyn rwyt ti’n llofnodi yma. Gofynna i dy athro os nad oes llythyr.',
};

const known: Readonly<Record<string, PageWords>> = { en: english, cy: welsh };

/** In a language of which the school has only the agreement's own text, the page itself speaks English. */
export const pageWords = (language: string): PageWords => known[language] ?? english;

/** As the language calls itself. */
export const languageLabel = (language: string): string =>
  known[language]?.language ??
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ??
  language;
