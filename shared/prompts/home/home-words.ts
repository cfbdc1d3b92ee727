/** What matters most, in English: what stands on prompts' buttons, on "Tell someone" and on the page that is closed. */
export const homeWordsInEnglish = {
  title: 'Stop, think, click',
  stop: 'Stop',
  think: 'Think',
  click: 'Click',
  choose: 'You choose:',
  read: 'Read it to me',
  readAgain: 'Read it again',
  stopReading: 'Stop reading',
  noVoice: 'No voice on this computer',
  goBack: 'No, stop',
  ask: 'Ask a grown-up',
  goOn: 'Go on',
  tell: 'Tell someone',
  notInTrouble: 'You are not in trouble. Telling is the right thing to do.',
  sawSomething: 'I saw something',
  someoneUnkind: 'Someone was unkind',
  askedMe: 'Someone asked me for something',
  worriedAboutFriend: 'I’m worried about a friend',
  madeAMistake: 'I made a mistake',
  needAGrownUp: 'I need a grown-up',
  pageIsWrong: 'This page is open or closed, and should not be',
  send: 'Send',
  notNow: 'Not now',
  arrived: 'It has arrived.',
  readBy: '{name} has read it.',
  blocked: 'This page is not for school',
  nothingWrong: 'Your school keeps it closed. You did nothing wrong.',
  noGrownUp: 'Is no grown-up with you? You can tell someone at school.',
} as const;
export type HomeWord = keyof typeof homeWordsInEnglish;
export type HomeWords = Readonly<Record<HomeWord, string>>;

export interface HomeLanguage {
  readonly code: string;
  /** In itself, and in English. */
  readonly name: string;
  readonly inEnglish: string;
  readonly direction: 'ltr' | 'rtl';
  /** False until somebody who speaks it from home has read it. */
  readonly isReadByNatives: boolean;
  readonly words: HomeWords;
}
