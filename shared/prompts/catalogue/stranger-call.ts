import type { MomentCatalogue } from '../prompt.ts';

export const strangerCall: MomentCatalogue = {
  moment: 'stranger-call',
  plainly: ['People talk here.', 'Mae pobl yn siarad yma.'],
  choices: [
    {
      does: 'go-back',
      words: ['Go back', 'Mynd yn ôl'],
      outcome: ['Good thinking. You took care.', 'Da iawn. Fe gymeraist ti ofal.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Talk with them first.', 'Syniad da. Siarad gyda nhw yn gyntaf.'],
    },
    {
      does: 'open',
      words: ['I know them', 'Rwy’n eu hadnabod'],
      outcome: ['Okay. You can stop at any time.', 'Iawn. Fe gei di stopio unrhyw bryd.'],
    },
  ],
  prompts: [
    {
      id: 'stranger-call-know',
      picture: 'speech',
      young: ['People talk here. Do you know who is there?', 'Mae pobl yn siarad yma. Wyt ti’n eu nabod?'],
      noticed: ['On this site people talk to each other.', 'Mae pobl yn siarad â’i gilydd ar y safle hwn.'],
      question: ['Have you met them in real life?', 'Wyt ti wedi cwrdd â nhw wyneb yn wyneb?'],
    },
    {
      id: 'stranger-call-pretend',
      picture: 'mask',
      young: ['You can chat here. Is it who they say?', 'Mae pobl yn sgwrsio yma. Ai nhw sydd yno?'],
      noticed: [
        'People on a chat may not be who they say.',
        'Efallai nad yw pobl mewn sgwrs yn dweud pwy ydyn nhw.',
      ],
      question: ['How do you know that it is your friend?', 'Sut wyt ti’n gwybod mai dy ffrind yw e?'],
    },
    {
      id: 'stranger-call-grown-up',
      picture: 'grown-up',
      young: ['You can chat here. Is a grown-up near you?', 'Mae modd sgwrsio yma. Oes oedolyn yn agos?'],
      noticed: ['You can chat or call here.', 'Mae modd sgwrsio neu alw yma.'],
      question: ['Does a grown-up know that you are here?', 'Oes oedolyn yn gwybod dy fod di yma?'],
    },
    {
      id: 'stranger-call-secret',
      picture: 'lock',
      young: ['People chat here. Did they ask for a secret?', 'Mae sgwrs yma. Oes rhywun eisiau cyfrinach?'],
      noticed: [
        'A good friend does not ask you to keep it from adults.',
        'Dydy ffrind da ddim yn gofyn i ti guddio pethau.',
      ],
      question: ['Has someone here asked you to keep a secret?', 'Oes rhywun yma wedi gofyn am gyfrinach?'],
    },
    {
      id: 'stranger-call-picture',
      picture: 'camera',
      young: [
        'People chat here. Do they want a picture of you?',
        'Mae sgwrs yma. Ydyn nhw eisiau llun ohonot ti?',
      ],
      noticed: ['Some people ask for pictures in a chat.', 'Mae rhai pobl yn gofyn am luniau mewn sgwrs.'],
      question: [
        'What will you say if they ask for one?',
        'Beth fyddi di’n ei ddweud os ydyn nhw’n gofyn am un?',
      ],
    },
  ],
};
