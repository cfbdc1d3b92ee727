import type { AgreementText } from '../text.ts';

export const staffEnglish: AgreementText = {
  title: 'Acceptable use: staff and volunteers',
  intro:
    'For everybody who works in school or for it: staff, governors, volunteers and contractors. It is signed before the school’s systems are used, and again each year.',
  statements: [
    {
      drawing: 'shield',
      text: 'I use the school’s devices, accounts and network for school work, lawfully, and as an example to pupils.',
    },
    {
      drawing: 'key',
      text: 'I keep my passwords to myself, lock my screen when I leave it, and use a second factor where it is offered.',
    },
    {
      drawing: 'eye',
      text: 'I know that use of the school’s devices and network is filtered and monitored, and what I look at in ThinkClick is recorded.',
    },
    {
      drawing: 'people',
      text: 'I look at a pupil’s screen or records only when my work needs it, and I keep what I see confidential.',
    },
    {
      drawing: 'board',
      text: 'I teach pupils to stay safe online, check pages before a lesson, and watch screens while pupils are online.',
    },
    {
      drawing: 'tell',
      text: 'I report every safeguarding concern to the safeguarding lead at once, and a concern about an adult to the headteacher.',
    },
    {
      drawing: 'stop',
      text: 'If I meet an image that may be unlawful, I do not copy, send, print or delete it. I press Stop and refer, and tell the safeguarding lead.',
    },
    {
      drawing: 'phone',
      text: 'I do not use my own phone or camera to picture pupils, and I contact pupils and parents only through the school’s accounts.',
    },
    { drawing: 'camera', text: 'I publish pictures or names of pupils only where consent is on file.' },
    {
      drawing: 'home',
      text: 'I keep personal data on the school’s systems, protect it away from school, and report a loss at once.',
    },
    {
      drawing: 'look',
      text: 'I use AI tools only as the school allows, put no personal data into them, and check what they say.',
    },
    {
      drawing: 'laptop',
      text: 'I do not go round the filter, install programs or share my account; I ask whoever looks after the systems.',
    },
    {
      drawing: 'heart',
      text: 'My conduct online, also in private, keeps the trust that people place in the school.',
    },
  ],
  checks: [
    {
      question: 'A pupil shows you an image that may be unlawful. What do you do first?',
      answers: ['Save a copy as evidence', 'Stop and refer, and tell the safeguarding lead', 'Delete it'],
      right: 1,
      explanation:
        'Copying or deleting can be an offence or destroy evidence. Stop and refer keeps what is needed and copies nothing.',
    },
  ],
  thanks: 'Thank you. Your signature is on file.',
};

export const parentsEnglish: AgreementText = {
  title: 'Acceptable use: parents and carers',
  intro:
    'How school and home keep children safe online together. It is signed when a child joins, and again each year.',
  statements: [
    { drawing: 'people', text: 'I have read my child’s agreement and talked about it with them.' },
    {
      drawing: 'laptop',
      text: 'I know that my child uses the internet at school, for learning and with an adult near.',
    },
    {
      drawing: 'shield',
      text: 'I know that the school filters the internet as well as it can, and that no filter stops everything.',
    },
    {
      drawing: 'eye',
      text: 'I know that the school can see what is done on its devices and accounts, also at home where a device goes home, and why it does so.',
    },
    {
      drawing: 'tell',
      text: 'If I am worried about something online, I tell the school. My child is never in trouble for telling.',
    },
    {
      drawing: 'home',
      text: 'At home I take an interest in what my child does online, and set rules that fit their age.',
    },
    {
      drawing: 'camera',
      text: 'I do not publish pictures, names or stories of other people’s children at school.',
    },
    {
      drawing: 'heart',
      text: 'Online I am courteous about pupils, families and staff, and bring a complaint to the school first.',
    },
    { drawing: 'key', text: 'I do not use my child’s school account, and help them keep the password safe.' },
  ],
  checks: [
    {
      question: 'Your child tells you about something online that upset them. What helps most?',
      answers: [
        'Listen calmly, and tell the school',
        'Take the device away at once',
        'Wait and see whether it happens again',
      ],
      right: 0,
      explanation:
        'A child who is not in trouble for telling tells again. The school can help only once it knows.',
    },
    {
      question: 'Who can see what your child does on the school’s devices and accounts?',
      answers: ['Nobody', 'The school can, to keep children safe', 'Every other parent'],
      right: 1,
      explanation:
        'The school can see it, also at home where a device goes home, so that an adult can help in time.',
    },
  ],
  thanks: 'Thank you. Your signature is on file at school.',
};
