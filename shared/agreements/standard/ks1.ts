import type { AgreementText } from '../text.ts';

export const ks1English: AgreementText = {
  title: 'How we stay safe on the computer',
  intro: 'We read this together. Then you sign it.',
  statements: [
    { drawing: 'ask-adult', text: 'I ask a grown-up before I open something new.' },
    { drawing: 'stop', text: 'I stop and think before I click.' },
    {
      drawing: 'tell',
      text: 'I tell a grown-up I trust if I am sad or scared. I am not in trouble.',
    },
    { drawing: 'home', text: 'I do not tell people online my name, home or school.' },
    { drawing: 'key', text: 'My password is just for me and my grown-ups.' },
    { drawing: 'heart', text: 'I am kind when I write or send something.' },
    { drawing: 'laptop', text: 'I look after the computer.' },
    { drawing: 'eye', text: 'My school can see what I do on the computer. This keeps me safe.' },
  ],
  checks: [
    {
      question: 'You see something scary. What do you do?',
      answers: ['I keep it a secret', 'I tell a grown-up'],
      right: 1,
      explanation: 'Telling is always right. A grown-up will help you, and you are not in trouble.',
    },
  ],
  thanks: 'Well done. You know how to stay safe.',
};

export const ks1Welsh: AgreementText = {
  title: 'Sut rydyn ni’n cadw’n ddiogel ar y cyfrifiadur',
  intro: 'Rydyn ni’n darllen hwn gyda’n gilydd. Wedyn rwyt ti’n ei lofnodi.',
  statements: [
    { drawing: 'ask-adult', text: 'Rydw i’n gofyn i oedolyn cyn agor rhywbeth newydd.' },
    { drawing: 'stop', text: 'Rydw i’n stopio ac yn meddwl cyn clicio.' },
    {
      drawing: 'tell',
      text: 'Os yw rhywbeth yn fy ngwneud i’n drist neu’n ofnus, rydw i’n dweud wrth oedolyn rydw i’n ymddiried ynddo. Dydw i ddim mewn trwbl.',
    },
    { drawing: 'home', text: 'Dydw i ddim yn dweud fy enw, fy nghartref na fy ysgol wrth bobl ar-lein.' },
    { drawing: 'key', text: 'Mae fy nghyfrinair i fi a fy oedolion yn unig.' },
    { drawing: 'heart', text: 'Rydw i’n garedig pan fydda i’n ysgrifennu neu’n anfon rhywbeth.' },
    { drawing: 'laptop', text: 'Rydw i’n gofalu am y cyfrifiadur.' },
    {
      drawing: 'eye',
      text: 'Mae fy ysgol yn gallu gweld beth rydw i’n ei wneud ar y cyfrifiadur. Mae hyn yn fy nghadw i’n ddiogel.',
    },
  ],
  checks: [
    {
      question: 'Rwyt ti’n gweld rhywbeth sy’n codi ofn. Beth wyt ti’n ei wneud?',
      answers: ['Rydw i’n ei gadw’n gyfrinach', 'Rydw i’n dweud wrth oedolyn'],
      right: 1,
      explanation: 'Mae dweud bob amser yn iawn. Bydd oedolyn yn dy helpu di, a dwyt ti ddim mewn trwbl.',
    },
  ],
  thanks: 'Da iawn. Rwyt ti’n gwybod sut i gadw’n ddiogel.',
};
