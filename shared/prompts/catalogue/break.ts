import type { MomentCatalogue } from '../prompt.ts';

export const breakTime: MomentCatalogue = {
  moment: 'break',
  plainly: ['You have been here a long time.', 'Rwyt ti yma ers amser hir.'],
  choices: [
    {
      does: 'go-back',
      words: ['Have a break', 'Cael egwyl'],
      outcome: ['Good idea. See you soon.', 'Syniad da. Wela i di’n fuan.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Ask if you can get up.', 'Syniad da. Gofyn a gei di godi.'],
    },
    {
      does: 'open',
      words: ['Soon', 'Cyn bo hir'],
      outcome: ['Okay. Look up at the room for a bit.', 'Iawn. Edrych o gwmpas y stafell am ychydig.'],
    },
  ],
  prompts: [
    {
      id: 'break-eyes',
      picture: 'eye',
      young: [
        'It has been long. Do your eyes want a rest?',
        'Rwyt ti yma ers tro. Ydy dy lygaid wedi blino?',
      ],
      noticed: [
        'You have looked at this screen for {minutes} minutes.',
        'Rwyt ti wedi edrych ar y sgrin am {minutes} munud.',
      ],
      question: ['Can you look out of the window for a bit?', 'Alli di edrych drwy’r ffenest am ychydig?'],
    },
    {
      id: 'break-stretch',
      picture: 'person',
      young: ['You sat for a long time. Can you stretch up?', 'Rwyt ti’n eistedd ers tro. Alli di ymestyn?'],
      noticed: ['It has been {minutes} minutes.', 'Mae {minutes} munud wedi mynd.'],
      question: ['Would you like to stand up and stretch?', 'Hoffet ti godi ac ymestyn?'],
    },
    {
      id: 'break-drink',
      picture: 'cup',
      young: [
        'You have been here long. Do you want a drink?',
        'Rwyt ti yma ers amser hir. Wyt ti eisiau diod?',
      ],
      noticed: [
        'Time goes fast. It has been {minutes} minutes.',
        'Mae amser yn hedfan. Mae {minutes} munud wedi mynd.',
      ],
      question: ['Do you need a drink of water?', 'Oes angen diod o ddŵr arnat ti?'],
    },
    {
      id: 'break-feel',
      picture: 'heart',
      young: ['It has been a long time. How do you feel?', 'Mae amser hir wedi mynd. Sut wyt ti’n teimlo?'],
      noticed: ['You have been here for {minutes} minutes.', 'Rwyt ti wedi bod yma am {minutes} munud.'],
      question: ['How do your eyes and your back feel?', 'Sut mae dy lygaid a dy gefn yn teimlo?'],
    },
    {
      id: 'break-next',
      picture: 'tree',
      young: [
        'That was a long time. What can you do off screen?',
        'Rwyt ti yma ers tro. Beth wnei di heb sgrin?',
      ],
      noticed: ['After {minutes} minutes a rest is good.', 'Ar ôl {minutes} munud mae gorffwys yn dda.'],
      question: [
        'What could you do for a while without a screen?',
        'Beth allet ti ei wneud am ychydig heb sgrin?',
      ],
    },
  ],
};
