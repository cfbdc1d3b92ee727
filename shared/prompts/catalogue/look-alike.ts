import type { MomentCatalogue } from '../prompt.ts';

export const lookAlike: MomentCatalogue = {
  moment: 'look-alike',
  plainly: ['This is not the real one.', 'Nid hwn yw’r un iawn.'],
  choices: [
    {
      does: 'go-back',
      words: ['Go back', 'Mynd yn ôl'],
      outcome: ['Good eyes! You saw it.', 'Llygaid da! Fe welaist ti.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Two can see more than one.', 'Syniad da. Mae dau yn gweld mwy nag un.'],
    },
    {
      does: 'open',
      words: ['Open it', 'Ei agor'],
      outcome: ['Okay. Keep your password to yourself here.', 'Iawn. Cadwa dy gyfrinair i ti dy hun yma.'],
    },
  ],
  prompts: [
    {
      id: 'look-alike-letters',
      picture: 'magnifier',
      young: ['Its name looks odd. Is each letter right?', 'Mae’r enw’n od. Ydy pob llythyren yn iawn?'],
      noticed: [
        'This name looks like {real}, but it is not.',
        'Mae’r enw hwn yn edrych fel {real}, ond nid dyna yw e.',
      ],
      question: ['Did you want to go to {real}?', 'Oeddet ti eisiau mynd i {real}?'],
    },
    {
      id: 'look-alike-twins',
      picture: 'twins',
      young: ['Two names look alike. Is this the real one?', 'Mae dau enw’n debyg. Ai hwn yw’r un iawn?'],
      noticed: [
        'The real site is called {real}. This is not it.',
        'Enw’r safle iawn yw {real}. Nid hwn yw e.',
      ],
      question: ['Can you see what is not the same?', 'Wyt ti’n gweld beth sy’n wahanol?'],
    },
    {
      id: 'look-alike-typed',
      picture: 'click',
      young: ['This is not the real one. Did you type it?', 'Nid hwn yw’r un iawn. Ti deipiodd e?'],
      noticed: [
        'One letter can take you to another site than {real}.',
        'Gall un llythyren fynd â ti i safle heblaw {real}.',
      ],
      question: ['Did you type it, or did you click on it?', 'Wnest ti ei deipio, neu glicio arno?'],
    },
    {
      id: 'look-alike-mask',
      picture: 'mask',
      young: ['This site looks real. Does it wear a mask?', 'Mae’n edrych yn iawn. Ydy e’n gwisgo mwgwd?'],
      noticed: ['Some sites make themselves look like {real}.', 'Mae rhai safleoedd yn esgus bod yn {real}.'],
      question: ['Shall we go back and type {real}?', 'Awn ni’n ôl a theipio {real}?'],
    },
    {
      id: 'look-alike-password',
      picture: 'lock',
      young: [
        'This may be a trick. Is your password safe?',
        'Gall hyn fod yn dric. Ydy dy gyfrinair yn saff?',
      ],
      noticed: [
        'A site that looks like {real} may want your password.',
        'Efallai fod safle tebyg i {real} eisiau dy gyfrinair.',
      ],
      question: ['Do you want to read the name once more?', 'Wyt ti eisiau darllen yr enw eto?'],
    },
  ],
};
