import type { MomentCatalogue } from '../prompt.ts';

export const imageSearch: MomentCatalogue = {
  moment: 'image-search',
  plainly: ['Here are pictures.', 'Dyma luniau.'],
  choices: [
    {
      does: 'go-back',
      words: ['Stop here', 'Stopio yma'],
      outcome: ['Good thinking. Try other words.', 'Da iawn. Rho gynnig ar eiriau eraill.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Look with them.', 'Syniad da. Edrych gyda nhw.'],
    },
    {
      does: 'open',
      words: ['Look', 'Edrych'],
      outcome: [
        'Okay. Look away if it does not feel good.',
        'Iawn. Edrych i ffwrdd os nad yw’n teimlo’n dda.',
      ],
    },
  ],
  prompts: [
    {
      id: 'image-search-real',
      picture: 'picture',
      young: ['You look for pictures. Could they be made up?', 'Dyma luniau. Allen nhw fod yn ffug?'],
      noticed: ['You are looking for pictures.', 'Rwyt ti’n chwilio am luniau.'],
      question: ['How can you tell if a picture is real?', 'Sut wyt ti’n gwybod bod llun yn wir?'],
    },
    {
      id: 'image-search-feel',
      picture: 'heart',
      young: [
        'Here are pictures. If one is sad, who can help?',
        'Dyma luniau. Pwy all helpu os yw un yn drist?',
      ],
      noticed: [
        'A search can show things that you did not look for.',
        'Gall chwilio ddangos pethau doeddet ti ddim yn eu disgwyl.',
      ],
      question: [
        'Who will you tell if you do not like one?',
        'Wrth bwy byddi di’n dweud os nad wyt ti’n hoffi un?',
      ],
    },
    {
      id: 'image-search-words',
      picture: 'magnifier',
      young: [
        'Lots of pictures. Can you add one more word?',
        'Llawer o luniau. Alli di ddefnyddio gair arall?',
      ],
      noticed: ['More words find better pictures.', 'Mae mwy o eiriau yn rhoi lluniau gwell.'],
      question: ['Can you add a word to your search?', 'Alli di ychwanegu gair at dy chwiliad?'],
    },
    {
      id: 'image-search-whose',
      picture: 'person',
      young: ['Here are pictures. Who took them?', 'Dyma luniau. Pwy dynnodd nhw?'],
      noticed: ['Each picture was made by someone.', 'Mae rhywun wedi gwneud pob llun.'],
      question: ['Can you say whose picture you use?', 'Alli di ddweud llun pwy wyt ti’n ei ddefnyddio?'],
    },
    {
      id: 'image-search-where',
      picture: 'signpost',
      young: ['Here are pictures. Where are they from?', 'Dyma luniau. O ble maen nhw?'],
      noticed: ['A picture is a door to a site.', 'Mae llun fel drws i safle.'],
      question: ['Do you know the site that it comes from?', 'Wyt ti’n adnabod y safle mae’n dod ohono?'],
    },
  ],
};
