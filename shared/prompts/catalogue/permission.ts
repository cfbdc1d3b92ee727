import type { MomentCatalogue } from '../prompt.ts';

export const permission: MomentCatalogue = {
  moment: 'permission',
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
      young: ['Does it need this?', 'Oes angen hyn?'],
      noticed: ['This page asks for {what}.', 'Mae’r dudalen hon yn gofyn am {what}.'],
      question: ['Does it need that for your work?', 'Oes angen hynny ar gyfer dy waith?'],
    },
    {
      id: 'permission-who',
      picture: 'camera',
      young: ['Who could see or hear you?', 'Pwy allai dy weld neu dy glywed?'],
      noticed: ['A page would like {what}.', 'Mae tudalen eisiau {what}.'],
      question: ['Who could see or hear you then?', 'Pwy allai dy weld neu dy glywed wedyn?'],
    },
    {
      id: 'permission-no',
      picture: 'stop',
      young: ['You can say no. Do you want to?', 'Fe gei di ddweud na. Wyt ti eisiau?'],
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
      young: ['Can it wait?', 'All hyn aros?'],
      noticed: ['This page wants {what} now.', 'Mae’r dudalen hon eisiau {what} nawr.'],
      question: ['Could you ask a grown-up first?', 'Allet ti ofyn i oedolyn yn gyntaf?'],
    },
    {
      id: 'permission-room',
      picture: 'house',
      young: ['What could it learn about you?', 'Beth allai ddysgu amdanat ti?'],
      noticed: [
        'If you say yes to {what}, a page can learn about you.',
        'Os wyt ti’n cytuno i {what}, gall tudalen ddysgu amdanat ti.',
      ],
      question: ['Do you want this page to know more?', 'Wyt ti eisiau i’r dudalen wybod mwy?'],
    },
  ],
};
