import type { MomentCatalogue } from '../prompt.ts';

export const signUp: MomentCatalogue = {
  moment: 'sign-up',
  plainly: ['This form is to join.', 'Ffurflen i ymuno yw hon.'],
  choices: [
    {
      does: 'go-back',
      words: ['Do not join', 'Peidio ag ymuno'],
      outcome: ['Good thinking. You can play with less.', 'Da iawn. Does dim angen ymuno â phopeth.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Show them this page.', 'Syniad da. Dangos y dudalen hon.'],
    },
    {
      does: 'open',
      words: ['A grown-up said yes', 'Cytunodd oedolyn'],
      outcome: ['Okay. Do it with them next to you.', 'Iawn. Gwna hyn gyda nhw wrth dy ochr.'],
    },
  ],
  prompts: [
    {
      id: 'sign-up-ask',
      picture: 'form',
      young: [
        'You are asked to join. Did a grown-up say yes?',
        'Mae hwn am i ti ymuno. Ydy oedolyn yn cytuno?',
      ],
      noticed: ['This page wants you to make an account.', 'Mae’r dudalen hon eisiau i ti wneud cyfrif.'],
      question: ['Does a grown-up know about it?', 'Oes oedolyn yn gwybod am hyn?'],
    },
    {
      id: 'sign-up-why',
      picture: 'think',
      young: ['This form asks a lot. Why does it want to know?', 'Mae’r ffurflen yn gofyn llawer. Pam?'],
      noticed: ['This form asks for things about you.', 'Mae’r ffurflen hon yn gofyn pethau amdanat ti.'],
      question: ['Why does this site want to know them?', 'Pam mae’r safle eisiau eu gwybod?'],
    },
    {
      id: 'sign-up-without',
      picture: 'signpost',
      young: ['It wants you to join. Do you have to?', 'Mae eisiau i ti ymuno. Oes rhaid?'],
      noticed: ['You are asked to join.', 'Mae rhywun yn gofyn i ti ymuno.'],
      question: ['Can you do what you want and not join?', 'Alli di wneud beth wyt ti eisiau heb ymuno?'],
    },
    {
      id: 'sign-up-age',
      picture: 'person',
      young: [
        'This is to join a site. How old must you be?',
        'Ffurflen i ymuno yw hon. Faint yw’r oed i ymuno?',
      ],
      noticed: [
        'Many sites are for people of 13 or more.',
        'Mae llawer o safleoedd ar gyfer pobl 13 oed neu hŷn.',
      ],
      question: ['Do you know the age for this site?', 'Wyt ti’n gwybod yr oed ar gyfer y safle hwn?'],
    },
    {
      id: 'sign-up-school',
      picture: 'house',
      young: ['It wants you to join. Is it from your school?', 'Mae hwn am i ti ymuno. Ydy e gan dy ysgol?'],
      noticed: [
        'Your school makes the accounts that you need.',
        'Dy ysgol sy’n gwneud y cyfrifon sydd eu hangen arnat ti.',
      ],
      question: ['Did your teacher ask you to join?', 'Ofynnodd dy athro i ti ymuno?'],
    },
  ],
};
