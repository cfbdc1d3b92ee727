import type { MomentCatalogue } from '../prompt.ts';

export const aiAnswer: MomentCatalogue = {
  moment: 'ai-answer',
  plainly: ['A machine says this.', 'Peiriant sy’n dweud hyn.'],
  choices: [
    {
      does: 'go-back',
      words: ['Look it up', 'Chwilio amdano'],
      outcome: [
        'Good thinking. Try a book or a site you know.',
        'Da iawn. Edrych mewn llyfr neu safle cyfarwydd.',
      ],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. See what they think.', 'Syniad da. Gofyn beth maen nhw’n ei feddwl.'],
    },
    {
      does: 'open',
      words: ['Go on', 'Mynd ymlaen'],
      outcome: ['Okay. Check it with one more place.', 'Iawn. Edrych mewn lle arall hefyd.'],
    },
  ],
  prompts: [
    {
      id: 'ai-answer-true',
      picture: 'robot',
      young: ['A machine said it. Is it true?', 'Peiriant ddywedodd hyn. Ydy e’n wir?'],
      noticed: ['Here a machine writes the answers.', 'Peiriant sy’n ysgrifennu’r atebion yma.'],
      question: ['How can you check if it is true?', 'Sut alli di weld a yw’n wir?'],
    },
    {
      id: 'ai-answer-sure',
      picture: 'robot',
      young: ['The machine sounds sure. Is it right?', 'Mae’r peiriant yn swnio’n siŵr. Ydy e’n iawn?'],
      noticed: [
        'A machine can sound sure and still make it up.',
        'Gall peiriant swnio’n siŵr a dyfeisio’r ateb.',
      ],
      question: ['Where else could you look?', 'Ble arall allet ti edrych?'],
    },
    {
      id: 'ai-answer-own',
      picture: 'pencil',
      young: ['A machine says this. What do you think?', 'Peiriant sy’n dweud hyn. Beth wyt ti’n ei feddwl?'],
      noticed: ['A machine can help, but you can think.', 'Gall peiriant helpu, ond ti sy’n meddwl.'],
      question: ['What would you say in your own words?', 'Beth fyddet ti’n ei ddweud yn dy eiriau dy hun?'],
    },
    {
      id: 'ai-answer-friend',
      picture: 'heart',
      young: [
        'This is a machine, not a person. Did you know?',
        'Peiriant yw hwn, nid person. Oeddet ti’n gwybod?',
      ],
      noticed: [
        'It may talk like a friend. It does not feel.',
        'Mae’n siarad fel ffrind. Dydy e ddim yn teimlo.',
      ],
      question: ['Which person could you talk to, too?', 'Pa berson allet ti siarad ag e hefyd?'],
    },
    {
      id: 'ai-answer-private',
      picture: 'lock',
      young: [
        'A machine reads it. Can you leave out your name?',
        'Peiriant sy’n darllen. Alli di guddio dy enw?',
      ],
      noticed: ['What you type to a machine can be kept.', 'Gall peiriant gadw beth rwyt ti’n ei deipio.'],
      question: ['Can you ask and say nothing about you?', 'Alli di ofyn heb sôn amdanat ti dy hun?'],
    },
  ],
};
