import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';

/** A page or a piece of one, as a child meets it. */
export interface SentenceScene {
  readonly title?: PupilSentence;
  readonly lines: readonly PupilSentence[];
  readonly buttons?: readonly PupilSentence[];
}

const closed: readonly SentenceScene[] = [
  {
    title: 'This page is not for school',
    lines: [
      'Your school keeps it closed. You did nothing wrong.',
      'Do you need it for your work? Ask your teacher.',
    ],
    buttons: ['May I?', 'This page should be open'],
  },
  {
    title: 'We are not ready yet',
    lines: ['Please wait a moment. Your page opens by itself.', 'Does it take long? Tell your teacher.'],
  },
  {
    title: 'Now we are on: {name}',
    lines: [
      'Choose one of these:',
      'Your other page is kept. It comes back by itself.',
      '{count} minutes left',
    ],
    buttons: ['Go back'],
  },
  {
    title: 'Eyes up, please',
    lines: [
      'Your screen is having a rest.',
      'Your work is safe. It comes back by itself.',
      '{who} has locked this screen.',
    ],
  },
  {
    title: 'Let’s stop here',
    lines: [
      'A grown-up is coming to sit with you.',
      'You have done nothing wrong.',
      'You can leave the computer just as it is.',
    ],
  },
  {
    title: 'This page waits',
    lines: [
      '{who} has stopped the screens for a while. No new pages just now.',
      'It opens by itself when the time is up.',
    ],
  },
  {
    title: 'That is enough tabs for now',
    lines: [
      '{who} says: {count} tabs, so that we can think of one thing. To open something new, close a tab first.',
      'Close this tab and try again.',
    ],
    buttons: ['Back to my tabs'],
  },
  {
    title: 'This file stays outside',
    lines: ['A file like this can hurt a computer. Your school keeps it out. You did nothing wrong.'],
  },
  {
    title: 'Ask before you get a file',
    lines: ['Files can hide things you do not want. Ask a teacher first: may I have this one?'],
  },
  {
    title: 'You may have this file',
    lines: ['Your teacher said yes.'],
    buttons: ['Get the file'],
  },
  {
    title: 'Your file stays here',
    lines: ['Your school does not send files to this page. You have done nothing wrong.'],
  },
  {
    title: 'Ask before you send a file',
    lines: ['A file can tell strangers about you. Ask a teacher first: may I send this?'],
  },
  {
    title: 'You may send your file',
    lines: ['Your teacher said yes. Go back to the page and choose your file again.'],
  },
  { title: '{who} says', lines: ['You said: {words}'], buttons: ['I have read it'] },
  { title: '{who} has closed a tab', lines: ['It was “{title}”.'], buttons: ['I have read it'] },
];

const tell: readonly SentenceScene[] = [
  {
    title: 'Tell someone',
    lines: ['You are not in trouble. Telling is the right thing to do.', 'What happened?'],
    buttons: [
      'I saw something I did not like',
      'Someone was unkind',
      'Someone asked me for something',
      'I am worried about a friend',
      'I made a mistake',
      'I need a grown-up',
    ],
  },
  {
    title: 'Tell someone',
    lines: [
      'Who do you want to tell?',
      'It goes to the grown-ups who keep us safe: {who}.',
      'The grown-ups who keep us all safe will read it too.',
      '{who} can see that you told someone, but not what you said.',
      'Do you want to say more? You do not have to.',
      'Show the grown-up this page?',
    ],
    buttons: [
      '{who}, your teacher',
      'Any grown-up who keeps us safe',
      'No',
      'Yes, show it',
      'Send',
      'Not now',
    ],
  },
  {
    title: 'Tell someone',
    lines: [
      'We have told {who}.',
      'Thank you.',
      'You told us at {time}.',
      '{who} has read it.',
      'It has arrived.',
    ],
    buttons: ['Close', 'Hide this'],
  },
];

const beside: readonly SentenceScene[] = [
  { lines: ['Your school sees pages you open'], buttons: ['Tell someone'] },
  {
    title: 'Look, and do not touch',
    lines: ['{who} has stopped this page for a while. It goes on by itself.'],
  },
  {
    title: 'Are you still there?',
    lines: [
      'No one has been here for a while, so we hid the page.',
      'Not yours? Sign out first, then sign in as you.',
    ],
    buttons: ['It is mine. Go on'],
  },
  {
    title: 'May I?',
    lines: ['Why do you need it?', 'You do not have to say.', 'Or in your own words:'],
    buttons: ['It is for our work', 'My teacher told me to', 'Ask', 'Not now'],
  },
  {
    title: 'I need help',
    lines: ['What do you need?', 'Say more, if you like:', '{who} will see your hand go up.'],
    buttons: ['I have a question', 'A page is closed', 'Something is not working', 'Hand up'],
  },
  {
    title: 'Who would you tell at home?',
    lines: ['One grown-up you trust.', 'What you call them'],
    buttons: ['Mum', 'Dad', 'Nan', 'Grandad', 'Auntie', 'Uncle', 'I would rather not say'],
  },
  {
    title: 'Now you sign',
    lines: ['My name', 'Draw here with your finger or the mouse'],
    buttons: ['Write my name', 'Choose a picture', 'Draw', 'Clear', 'I agree'],
  },
];

const scenes: readonly SentenceScene[] = [...closed, ...tell, ...beside];

/** Where a child meets a sentence; one that stands in no drawn place stands for itself. */
export const sceneOf = (sentence: PupilSentence): SentenceScene =>
  scenes.find(
    ({ title, lines, buttons = [] }) =>
      title === sentence || lines.includes(sentence) || buttons.includes(sentence),
  ) ?? { lines: [sentence] };
