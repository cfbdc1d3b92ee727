import type { MomentCatalogue } from '../prompt.ts';

export const advert: MomentCatalogue = {
  moment: 'advert',
  plainly: ['This is an ad.', 'Hysbyseb yw hon.'],
  choices: [
    {
      does: 'go-back',
      words: ['Go back', 'Mynd yn ôl'],
      outcome: ['Good eyes! Try the one below.', 'Llygaid da! Rho gynnig ar yr un nesaf.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Ask, and wait.', 'Syniad da. Gofyn, ac aros.'],
    },
    {
      does: 'open',
      words: ['Open it', 'Ei agor'],
      outcome: ['Okay. Look out for what it wants to sell.', 'Iawn. Edrych beth mae’n ceisio ei werthu.'],
    },
  ],
  prompts: [
    {
      id: 'advert-paid',
      picture: 'megaphone',
      young: ['This is an ad. Do you want it?', 'Hysbyseb yw hon. Wyt ti ei heisiau?'],
      noticed: ['Someone paid to have this at the top.', 'Talodd rhywun i gael hon ar y brig.'],
      question: ['Is it what you were looking for?', 'Ai dyma beth roeddet ti’n chwilio amdano?'],
    },
    {
      id: 'advert-sell',
      picture: 'coin',
      young: ['This is an ad. Does it want you to buy?', 'Hysbyseb yw hon. Ydy hi eisiau i ti brynu?'],
      noticed: ['This looks like an advert.', 'Mae hon yn edrych fel hysbyseb.'],
      question: ['What does it want you to do?', 'Beth mae hi eisiau i ti ei wneud?'],
    },
    {
      id: 'advert-free',
      picture: 'mask',
      young: ['This is an ad. Is it too good to be true?', 'Hysbyseb yw hon. Ydy hi’n rhy dda i fod yn wir?'],
      noticed: [
        'Adverts may say that things are free.',
        'Weithiau mae hysbyseb yn dweud bod pethau am ddim.',
      ],
      question: ['Could there be a catch?', 'Oes tric yma?'],
    },
    {
      id: 'advert-next',
      picture: 'signpost',
      young: ['This is an ad. Look at the next one?', 'Hysbyseb yw hon. Edrych ar yr un nesaf?'],
      noticed: ['The first one is not always the best one.', 'Nid y cyntaf yw’r gorau bob tro.'],
      question: ['Will you look at the ones below it, too?', 'Wnei di edrych ar y rhai oddi tani hefyd?'],
    },
  ],
};
