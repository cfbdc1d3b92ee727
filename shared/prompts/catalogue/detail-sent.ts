import type { MomentCatalogue } from '../prompt.ts';

export const detailSent: MomentCatalogue = {
  moment: 'detail-sent',
  plainly: ['This sends {kind}.', 'Mae’n anfon {kind}.'],
  choices: [
    {
      does: 'go-back',
      words: ['Do not send', 'Peidio ag anfon'],
      outcome: ['Good thinking. It stays with you.', 'Da iawn. Mae’n aros gyda ti.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. It waits here.', 'Syniad da. Mae’n aros yma.'],
    },
    {
      does: 'open',
      words: ['Send it', 'Ei anfon'],
      outcome: ['Okay. You took time to think.', 'Iawn. Fe gymeraist ti amser i feddwl.'],
    },
  ],
  prompts: [
    {
      id: 'detail-sent-need',
      picture: 'letter',
      young: ['This sends {kind}. Do they need it?', 'Mae’n anfon {kind}. Oes angen hwn?'],
      noticed: ['You are about to send {kind}.', 'Rwyt ti ar fin anfon {kind}.'],
      question: ['Does this site need to have it?', 'Oes angen hwn ar y safle?'],
    },
    {
      id: 'detail-sent-who',
      picture: 'person',
      young: ['This has {kind}. Who will read it?', 'Mae {kind} yma. Pwy fydd yn darllen?'],
      noticed: ['There is {kind} in what you send.', 'Mae {kind} yn beth rwyt ti’n ei anfon.'],
      question: ['Do you know who will read it?', 'Wyt ti’n gwybod pwy fydd yn ei ddarllen?'],
    },
    {
      id: 'detail-sent-find',
      picture: 'house',
      young: ['This has {kind}. Can it help find you?', 'Mae {kind} yma. All rhywun dy ffeindio?'],
      noticed: ['This goes out with {kind} in it.', 'Bydd hwn yn mynd gyda {kind} ynddo.'],
      question: ['Could someone you do not know find you with it?', 'Allai rhywun dieithr ddod o hyd i ti?'],
    },
    {
      id: 'detail-sent-grown-up',
      picture: 'grown-up',
      young: ['It sends {kind}. Does a grown-up know?', 'Mae {kind} yma. Ydy oedolyn yn cytuno?'],
      noticed: ['This form has {kind} in it.', 'Mae {kind} yn y ffurflen hon.'],
      question: ['Has a grown-up said that you can send it?', 'Ydy oedolyn wedi dweud y cei di ei anfon?'],
    },
    {
      id: 'detail-sent-back',
      picture: 'letter',
      young: ['This sends {kind}. Can you get it back?', 'Mae’n anfon {kind}. Ddaw e’n ôl?'],
      noticed: [
        'Once you send {kind}, it is hard to get back.',
        'Ar ôl anfon {kind}, mae’n anodd ei gael yn ôl.',
      ],
      question: ['Do you still want to send it?', 'Wyt ti’n dal eisiau ei anfon?'],
    },
    {
      id: 'detail-sent-less',
      picture: 'pencil',
      young: ['Here is {kind}. Can you send less?', 'Mae {kind} yma. Alli di anfon llai?'],
      noticed: ['You have put in {kind}.', 'Rwyt ti wedi rhoi {kind} i mewn.'],
      question: ['Could you leave that part out?', 'Allet ti adael y rhan honno allan?'],
    },
    {
      id: 'detail-sent-wall',
      picture: 'megaphone',
      young: ['Here is {kind}. Would you shout it out?', 'Dyma {kind}. Fyddet ti’n ei weiddi?'],
      noticed: ['Before this goes: it has {kind} in it.', 'Cyn i hwn fynd: mae {kind} ynddo.'],
      question: ['Would you put it up on the school gate?', 'Fyddet ti’n ei roi ar giât yr ysgol?'],
    },
  ],
};
