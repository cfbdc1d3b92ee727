import type { MomentCatalogue } from '../prompt.ts';

export const permission: MomentCatalogue = {
  moment: 'permission',
  plainly: ['A page asks for {what}.', 'Mae tudalen yn gofyn am {what}.'],
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
      young: ['The page wants {what}. Does it need that?', 'Mae’r dudalen eisiau {what}. Oes angen hyn?'],
      noticed: ['This page asks for {what}.', 'Mae’r dudalen hon yn gofyn am {what}.'],
      question: ['Does it need that for your work?', 'Oes angen hynny ar gyfer dy waith?'],
    },
    {
      id: 'permission-who',
      picture: 'camera',
      young: [
        'A page wants {what}. Who could see or hear you?',
        'Mae tudalen eisiau {what}. Pwy allai dy weld neu dy glywed?',
      ],
      noticed: ['A page would like {what}.', 'Mae tudalen eisiau {what}.'],
      question: ['Who could see or hear you then?', 'Pwy allai dy weld neu dy glywed wedyn?'],
    },
    {
      id: 'permission-no',
      picture: 'stop',
      young: [
        'It wants {what}. You can say no. Do you want to?',
        'Mae’n gofyn am {what}. Fe gei di ddweud na. Wyt ti eisiau?',
      ],
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
      young: ['The page asks for {what}. Can it wait?', 'Mae’r dudalen yn gofyn am {what}. All hyn aros?'],
      noticed: ['This page wants {what} now.', 'Mae’r dudalen hon eisiau {what} nawr.'],
      question: ['Could you ask a grown-up first?', 'Allet ti ofyn i oedolyn yn gyntaf?'],
    },
    {
      id: 'permission-room',
      picture: 'house',
      young: [
        'A page asks for {what}. What could it learn of you?',
        'Mae am gael {what}. Beth allai ddysgu amdanat ti?',
      ],
      noticed: [
        'If you say yes to {what}, a page can learn about you.',
        'Os wyt ti’n cytuno i {what}, gall tudalen ddysgu amdanat ti.',
      ],
      question: ['Do you want this page to know more?', 'Wyt ti eisiau i’r dudalen wybod mwy?'],
    },
  ],
};
