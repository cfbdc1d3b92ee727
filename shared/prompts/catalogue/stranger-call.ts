import type { MomentCatalogue } from '../prompt.ts';

export const strangerCall: MomentCatalogue = {
  moment: 'stranger-call',
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
      young: ['Do you know who is there?', 'Wyt ti’n gwybod pwy sydd yno?'],
      noticed: ['On this site people talk to each other.', 'Mae pobl yn siarad â’i gilydd ar y safle hwn.'],
      question: ['Have you met them in real life?', 'Wyt ti wedi cwrdd â nhw wyneb yn wyneb?'],
    },
    {
      id: 'stranger-call-pretend',
      picture: 'mask',
      young: ['Is it who they say?', 'Ai nhw sydd yno?'],
      noticed: [
        'People on a chat may not be who they say.',
        'Efallai nad yw pobl mewn sgwrs yn dweud pwy ydyn nhw.',
      ],
      question: ['How do you know that it is your friend?', 'Sut wyt ti’n gwybod mai dy ffrind yw e?'],
    },
    {
      id: 'stranger-call-grown-up',
      picture: 'grown-up',
      young: ['Is a grown-up near you?', 'Oes oedolyn yn agos?'],
      noticed: ['You can chat or call here.', 'Mae modd sgwrsio neu alw yma.'],
      question: ['Does a grown-up know that you are here?', 'Oes oedolyn yn gwybod dy fod di yma?'],
    },
    {
      id: 'stranger-call-secret',
      picture: 'lock',
      young: ['Did they say keep it a secret? Tell us.', 'Ydyn nhw’n gofyn am gyfrinach? Dweda wrthon ni.'],
      noticed: [
        'A good friend does not ask you to keep it from adults.',
        'Dydy ffrind da ddim yn gofyn i ti guddio pethau.',
      ],
      question: ['Has someone here asked you to keep a secret?', 'Oes rhywun yma wedi gofyn am gyfrinach?'],
    },
    {
      id: 'stranger-call-picture',
      picture: 'camera',
      young: ['Do they want a picture of you?', 'Ydyn nhw eisiau llun ohonot ti?'],
      noticed: ['Some people ask for pictures in a chat.', 'Mae rhai pobl yn gofyn am luniau mewn sgwrs.'],
      question: [
        'What will you say if they ask for one?',
        'Beth fyddi di’n ei ddweud os ydyn nhw’n gofyn am un?',
      ],
    },
  ],
};
