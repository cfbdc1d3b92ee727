import type { MomentCatalogue } from '../prompt.ts';

export const unkindWords: MomentCatalogue = {
  moment: 'unkind-words',
  plainly: ['These words could hurt.', 'Gallai’r geiriau hyn frifo.'],
  choices: [
    {
      does: 'go-back',
      words: ['Change it', 'Ei newid'],
      outcome: ['That is kind. Take your time.', 'Dyna garedig. Cymer dy amser.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. They can help you.', 'Syniad da. Fe allan nhw helpu.'],
    },
    {
      does: 'open',
      words: ['Send it', 'Ei anfon'],
      outcome: ['Okay. You can say sorry if it hurts.', 'Iawn. Fe gei di ddweud sori os yw’n brifo.'],
    },
  ],
  prompts: [
    {
      id: 'unkind-words-feel',
      picture: 'heart',
      young: ['These words could hurt. How would you feel?', 'Gallai hyn frifo. Sut byddet ti’n teimlo?'],
      noticed: ['Some of these words could hurt.', 'Gallai rhai o’r geiriau hyn frifo.'],
      question: ['How would you feel if you read them?', 'Sut byddet ti’n teimlo o’u darllen?'],
    },
    {
      id: 'unkind-words-face',
      picture: 'speech',
      young: ['It is an unkind word. Would you say it to them?', 'Mae gair cas yma. Fyddet ti’n ei ddweud?'],
      noticed: [
        'There is a word here that can make people sad.',
        'Mae gair yma sy’n gallu gwneud pobl yn drist.',
      ],
      question: ['Would you say it if they stood here?', 'Fyddet ti’n ei ddweud petaen nhw yma?'],
    },
    {
      id: 'unkind-words-cross',
      picture: 'clock',
      young: ['You sound cross. Wait a bit?', 'Rwyt ti’n swnio’n grac. Aros ychydig?'],
      noticed: [
        'You sound cross, and that can happen.',
        'Rwyt ti’n swnio’n grac, ac mae hynny’n gallu digwydd.',
      ],
      question: ['Do you want to wait and read it once more?', 'Wyt ti eisiau aros a’i ddarllen eto?'],
    },
    {
      id: 'unkind-words-kind',
      picture: 'pencil',
      young: ['This sounds unkind. Is there a kind way?', 'Mae hyn yn gas. Oes ffordd garedig?'],
      noticed: ['This could be read as unkind.', 'Gallai hyn swnio’n gas.'],
      question: ['Is there a kind way to say what you mean?', 'Oes ffordd garedig o’i ddweud?'],
    },
    {
      id: 'unkind-words-stays',
      picture: 'letter',
      young: ['Words that hurt can stay. Send them?', 'Mae geiriau cas yn aros. Eu hanfon?'],
      noticed: ['Words on a screen can be kept and shown.', 'Gall pobl gadw a dangos geiriau ar sgrin.'],
      question: ['Will you be glad that you wrote it?', 'Fyddi di’n falch dy fod wedi ei ysgrifennu?'],
    },
  ],
};
