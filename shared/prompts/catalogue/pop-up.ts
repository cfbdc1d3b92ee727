import type { MomentCatalogue } from '../prompt.ts';

export const popUp: MomentCatalogue = {
  moment: 'pop-up',
  plainly: ['A new window came.', 'Daeth ffenestr newydd.'],
  choices: [
    {
      does: 'go-back',
      words: ['Close it', 'Ei chau'],
      outcome: ['Good thinking. It is gone.', 'Da iawn. Mae hi wedi mynd.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Leave it as it is.', 'Syniad da. Gad hi fel y mae.'],
    },
    {
      does: 'open',
      words: ['Look at it', 'Edrych arni'],
      outcome: ['Okay. You can close it at any time.', 'Iawn. Gelli di ei chau unrhyw bryd.'],
    },
  ],
  prompts: [
    {
      id: 'pop-up-asked',
      picture: 'bell',
      young: ['A new window came. Did you ask for it?', 'Daeth ffenestr newydd. Wnest ti ofyn amdani?'],
      noticed: ['This window was opened by another site.', 'Safle arall agorodd y ffenestr hon.'],
      question: ['Did you ask for it?', 'Wnest ti ofyn amdani?'],
    },
    {
      id: 'pop-up-need',
      picture: 'book',
      young: [
        'This window came by itself. Do you need it?',
        'Daeth ffenestr newydd. Oes ei hangen arnat ti?',
      ],
      noticed: ['A new window came up in front of your page.', 'Daeth ffenestr newydd o flaen dy dudalen.'],
      question: [
        'Do you need it for what you were doing?',
        'Oes ei hangen ar gyfer beth roeddet ti’n ei wneud?',
      ],
    },
    {
      id: 'pop-up-hurry',
      picture: 'clock',
      young: ['A window popped up. Does it rush you?', 'Cododd ffenestr. Ydy hi eisiau i ti frysio?'],
      noticed: [
        'Some windows that pop up want you to be quick.',
        'Mae rhai ffenestri sy’n codi eisiau i ti frysio.',
      ],
      question: ['Can it wait while you think?', 'All hi aros tra byddi di’n meddwl?'],
    },
    {
      id: 'pop-up-prize',
      picture: 'mask',
      young: ['A window popped up. Is it true, or a trick?', 'Cododd ffenestr. Ydy hyn yn wir, neu’n dric?'],
      noticed: [
        'A window that pops up may say that you have won.',
        'Gall ffenestr sy’n codi ddweud dy fod wedi ennill.',
      ],
      question: ['Could it be a trick?', 'Allai hyn fod yn dric?'],
    },
  ],
};
