import type { MomentCatalogue } from '../prompt.ts';

export const permission: MomentCatalogue = {
  moment: 'permission',
  plainly: ['It wants {what}.', 'Mae eisiau {what}.'],
  choices: [
    {
      does: 'go-back',
      words: ['Say no', 'Dweud na'],
      outcome: ['Good thinking. You can say no.', 'Da iawn. Mae’n iawn dweud na.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. It can wait till then.', 'Syniad da. Fe all aros tan hynny.'],
    },
    {
      does: 'open',
      words: ['Say yes', 'Dweud iawn'],
      outcome: ['Okay. Now your school has the last word.', 'Iawn. Dy ysgol sydd â’r gair olaf nawr.'],
    },
  ],
  prompts: [
    {
      id: 'permission-need',
      picture: 'bell',
      young: ['It wants {what}. Does it need it?', 'Mae eisiau {what}. Oes angen?'],
      noticed: ['This page asks for {what}.', 'Mae’r dudalen hon yn gofyn am {what}.'],
      question: ['Does it need that for your work?', 'Oes angen hynny ar gyfer dy waith?'],
    },
    {
      id: 'permission-who',
      picture: 'camera',
      young: ['It wants {what}. Who will get it?', 'Mae eisiau {what}. I bwy?'],
      noticed: ['A page would like {what}.', 'Mae tudalen eisiau {what}.'],
      question: ['Who could see or hear you then?', 'Pwy allai dy weld neu dy glywed wedyn?'],
    },
    {
      id: 'permission-no',
      picture: 'stop',
      young: ['It wants {what}. Will you say no?', 'Mae eisiau {what}. Gwrthod?'],
      noticed: [
        'A box asks for {what}. You do not have to say yes.',
        'Mae blwch yn gofyn am {what}. Does dim rhaid cytuno.',
      ],
      question: [
        'Will the page still work if you say no?',
        'Fydd y dudalen yn gweithio os wyt ti’n dweud na?',
      ],
    },
    {
      id: 'permission-later',
      picture: 'clock',
      young: ['It wants {what}. Can it wait?', 'Mae eisiau {what}. All hyn aros?'],
      noticed: ['This page wants {what} now.', 'Mae’r dudalen hon eisiau {what} nawr.'],
      question: ['Could you ask a grown-up first?', 'Allet ti ofyn i oedolyn yn gyntaf?'],
    },
    {
      id: 'permission-room',
      picture: 'house',
      young: ['It wants {what}. What for?', 'Mae eisiau {what}. I beth?'],
      noticed: [
        'If you say yes to {what}, a page can learn about you.',
        'Os wyt ti’n cytuno i {what}, gall tudalen ddysgu amdanat ti.',
      ],
      question: ['Do you want this page to know more?', 'Wyt ti eisiau i’r dudalen wybod mwy?'],
    },
  ],
};
