import type { AgreementText } from '../text.ts';

export const ks2English: AgreementText = {
  title: 'Our agreement for computers and the internet',
  intro: 'Read one card at a time. At the end you answer two questions and sign. Take the time you need.',
  statements: [
    {
      drawing: 'pencil',
      text: 'At school I use the computer for my school work, and for what my teacher lets me do.',
    },
    { drawing: 'stop', text: 'I stop and think before I click. If I am not sure, I ask.' },
    {
      drawing: 'home',
      text: 'I do not share my full name, address, school, phone number or photos with people online.',
    },
    { drawing: 'key', text: 'I keep my password to myself, and I use only my own account.' },
    {
      drawing: 'people',
      text: 'People online may not be who they say they are. I never agree to meet them.',
    },
    { drawing: 'heart', text: 'I am kind. I do not write or send things that could hurt somebody.' },
    { drawing: 'camera', text: 'I ask people before I take, use or send a picture of them.' },
    { drawing: 'look', text: 'Not everything online is true, and an AI can be wrong too. I check.' },
    {
      drawing: 'shield',
      text: 'I do not try to get round what my school keeps closed, and I do not download things without asking.',
    },
    { drawing: 'laptop', text: 'I look after the computer, and I leave other people’s work alone.' },
    {
      drawing: 'tell',
      text: 'If something worries me, I do not show it to my friends. I tell an adult I trust. I will not be in trouble for telling.',
    },
    {
      drawing: 'eye',
      text: 'I know that my school can see what I do on its computers. It does this to keep everybody safe.',
    },
  ],
  checks: [
    {
      question: 'A page shows you something that upsets you. What is best?',
      answers: ['Show it to a friend', 'Tell an adult I trust', 'Say nothing'],
      right: 1,
      explanation:
        'Tell an adult you trust. Showing it to friends may upset them too. You are not in trouble for telling.',
    },
    {
      question: 'Somebody you only know online asks which school you go to. What do you do?',
      answers: ['I do not say, and I tell an adult', 'I tell them, if they are nice'],
      right: 0,
      explanation:
        'You cannot know who they really are. Keep it to yourself, and tell an adult that somebody asked.',
    },
  ],
  thanks: 'Thank you. Now you can use the computer.',
};

export const ks2Welsh: AgreementText = {
  title: 'Ein cytundeb ar gyfer cyfrifiaduron a’r rhyngrwyd',
  intro:
    'Darllena un cerdyn ar y tro. Ar y diwedd rwyt ti’n ateb dau gwestiwn ac yn llofnodi. Cymera dy amser.',
  statements: [
    {
      drawing: 'pencil',
      text: 'Yn yr ysgol rydw i’n defnyddio’r cyfrifiadur ar gyfer fy ngwaith ysgol, ac am yr hyn mae fy athro yn ei ganiatáu.',
    },
    {
      drawing: 'stop',
      text: 'Rydw i’n stopio ac yn meddwl cyn clicio. Os nad ydw i’n siŵr, rydw i’n gofyn.',
    },
    {
      drawing: 'home',
      text: 'Dydw i ddim yn rhannu fy enw llawn, fy nghyfeiriad, fy ysgol, fy rhif ffôn na fy lluniau gyda phobl ar-lein.',
    },
    {
      drawing: 'key',
      text: 'Rydw i’n cadw fy nghyfrinair i fi fy hun, ac yn defnyddio fy nghyfrif fy hun yn unig.',
    },
    {
      drawing: 'people',
      text: 'Efallai nad yw pobl ar-lein yn dweud y gwir am bwy ydyn nhw. Dydw i byth yn cytuno i’w cyfarfod.',
    },
    {
      drawing: 'heart',
      text: 'Rydw i’n garedig. Dydw i ddim yn ysgrifennu nac yn anfon pethau a allai frifo rhywun.',
    },
    { drawing: 'camera', text: 'Rydw i’n gofyn i bobl cyn tynnu, defnyddio neu anfon llun ohonyn nhw.' },
    {
      drawing: 'look',
      text: 'Dydy popeth ar-lein ddim yn wir, ac mae AI yn gallu bod yn anghywir hefyd. Rydw i’n gwirio.',
    },
    {
      drawing: 'shield',
      text: 'Dydw i ddim yn ceisio mynd heibio i’r hyn mae’r ysgol yn ei gadw ar gau, ac rydw i’n gofyn cyn lawrlwytho.',
    },
    {
      drawing: 'laptop',
      text: 'Rydw i’n gofalu am y cyfrifiadur, ac yn gadael llonydd i waith pobl eraill.',
    },
    {
      drawing: 'tell',
      text: 'Os yw rhywbeth yn fy mhoeni, dydw i ddim yn ei ddangos i fy ffrindiau. Rydw i’n dweud wrth oedolyn rydw i’n ymddiried ynddo. Fydda i ddim mewn trwbl am ddweud.',
    },
    {
      drawing: 'eye',
      text: 'Rydw i’n gwybod bod fy ysgol yn gallu gweld beth rydw i’n ei wneud ar ei chyfrifiaduron. Mae’n gwneud hyn i gadw pawb yn ddiogel.',
    },
  ],
  checks: [
    {
      question: 'Mae tudalen yn dangos rhywbeth sy’n dy ypsetio. Beth sydd orau?',
      answers: ['Ei ddangos i ffrind', 'Dweud wrth oedolyn rydw i’n ymddiried ynddo', 'Dweud dim'],
      right: 1,
      explanation:
        'Dyweda wrth oedolyn rwyt ti’n ymddiried ynddo. Gallai ei ddangos i ffrindiau eu hypsetio nhw hefyd. Dwyt ti ddim mewn trwbl am ddweud.',
    },
    {
      question:
        'Mae rhywun rwyt ti’n ei adnabod ar-lein yn unig yn gofyn i ba ysgol rwyt ti’n mynd. Beth wyt ti’n ei wneud?',
      answers: ['Dydw i ddim yn dweud, ac rydw i’n dweud wrth oedolyn', 'Rydw i’n dweud, os ydyn nhw’n neis'],
      right: 0,
      explanation:
        'Elli di ddim gwybod pwy ydyn nhw mewn gwirionedd. Cadwa fe i ti dy hun, a dyweda wrth oedolyn fod rhywun wedi gofyn.',
    },
  ],
  thanks: 'Diolch. Nawr gelli di ddefnyddio’r cyfrifiadur.',
};
