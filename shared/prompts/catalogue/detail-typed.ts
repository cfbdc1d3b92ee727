import type { MomentCatalogue } from '../prompt.ts';

export const detailTyped: MomentCatalogue = {
  moment: 'detail-typed',
  plainly: ['You typed {kind}.', 'Dyma {kind}.'],
  choices: [
    {
      does: 'go-back',
      words: ['Rub it out', 'Ei ddileu'],
      outcome: ['Good thinking. It is gone.', 'Da iawn. Mae wedi mynd.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Leave it till you have asked.', 'Syniad da. Gad e nes i ti ofyn.'],
    },
    {
      does: 'open',
      words: ['It is fine', 'Mae’n iawn'],
      outcome: ['Okay. We ask once more before it goes.', 'Iawn. Fe ofynnwn ni eto cyn iddo fynd.'],
    },
  ],
  prompts: [
    {
      id: 'detail-typed-need',
      picture: 'pencil',
      young: ['You typed {kind}. Do they need it?', 'Dyma {kind}. Oes angen hwn yma?'],
      noticed: ['This looks like {kind}.', 'Mae hwn yn edrych fel {kind}.'],
      question: ['Does this page need to know it?', 'Oes angen i’r dudalen wybod?'],
    },
    {
      id: 'detail-typed-stranger',
      picture: 'person',
      young: ['This is {kind}. Is it for strangers?', 'Dyma {kind}. Ydy hwn i bobl ddieithr?'],
      noticed: ['You have typed {kind}.', 'Rwyt ti wedi teipio {kind}.'],
      question: [
        'Would you tell it to someone you do not know?',
        'Fyddet ti’n ei ddweud wrth rywun dieithr?',
      ],
    },
    {
      id: 'detail-typed-key',
      picture: 'key',
      young: ['Here is {kind}. Will you keep it safe?', 'Dyma {kind}. Wyt ti am ei gadw’n saff?'],
      noticed: ['Here is {kind}. It is a bit like a key.', 'Dyma {kind}. Mae ychydig fel allwedd.'],
      question: ['Who could use it?', 'Pwy allai ei ddefnyddio?'],
    },
    {
      id: 'detail-typed-nickname',
      picture: 'mask',
      young: ['This says {kind}. Can you make one up?', 'Dyma {kind}. Alli di ddychmygu un?'],
      noticed: ['There is {kind} in the box.', 'Mae {kind} yn y blwch.'],
      question: ['Could you write something else there?', 'Allet ti ysgrifennu rhywbeth arall yno?'],
    },
    {
      id: 'detail-typed-grown-up',
      picture: 'grown-up',
      young: ['We see {kind}. Does a grown-up know?', 'Dyma {kind}. Oes oedolyn yn gwybod?'],
      noticed: ['We can see {kind} here.', 'Rydyn ni’n gweld {kind} yma.'],
      question: ['Does a grown-up know that you share it?', 'Oes oedolyn yn gwybod dy fod yn ei rannu?'],
    },
    {
      id: 'detail-typed-stays',
      picture: 'clock',
      young: ['Here is {kind}. May it stay for good?', 'Dyma {kind}. Gaiff e aros am byth?'],
      noticed: [
        'This may be {kind}. What is sent can stay for years.',
        'Efallai mai {kind} yw hwn. Gall aros am flynyddoedd.',
      ],
      question: [
        'Is it fine if people read it next year?',
        'Ydy’n iawn i bobl ei ddarllen y flwyddyn nesaf?',
      ],
    },
  ],
};
