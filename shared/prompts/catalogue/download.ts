import type { MomentCatalogue } from '../prompt.ts';

export const download: MomentCatalogue = {
  moment: 'download',
  plainly: ['Here is a file.', 'Dyma ffeil.'],
  choices: [
    {
      does: 'go-back',
      words: ['Leave it', 'Ei gadael'],
      outcome: ['Good thinking. It stays outside.', 'Da iawn. Mae’n aros y tu allan.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Ask, and wait.', 'Syniad da. Gofyn, ac aros.'],
    },
    {
      does: 'open',
      words: ['Get the file', 'Cael y ffeil'],
      outcome: ['Okay. Tell us if it looks odd.', 'Iawn. Dweda wrthon ni os yw’n edrych yn od.'],
    },
  ],
  prompts: [
    {
      id: 'download-need',
      picture: 'file',
      young: ['Here comes a file. Do you need it?', 'Dyma ffeil. Oes ei hangen arnat ti?'],
      noticed: ['A page wants to give you a file.', 'Mae tudalen eisiau rhoi ffeil i ti.'],
      question: ['Do you need this file for your work?', 'Oes angen y ffeil hon ar gyfer dy waith?'],
    },
    {
      id: 'download-from',
      picture: 'person',
      young: ['Here is a file. Who is it from?', 'Dyma ffeil. Gan bwy mae hon?'],
      noticed: [
        'A file can come from people that you do not know.',
        'Gall ffeil ddod gan bobl dwyt ti ddim yn eu hadnabod.',
      ],
      question: ['Do you know who made this file?', 'Wyt ti’n gwybod pwy wnaeth y ffeil hon?'],
    },
    {
      id: 'download-hide',
      picture: 'mask',
      young: ['This is a file. Could something hide in it?', 'Ffeil yw hon. Oes rhywbeth yn cuddio ynddi?'],
      noticed: [
        'A file can hide things that you do not want.',
        'Gall ffeil guddio pethau dwyt ti ddim eu heisiau.',
      ],
      question: ['Can you do your work without it?', 'Alli di wneud dy waith hebddi?'],
    },
    {
      id: 'download-meant',
      picture: 'click',
      young: ['A file wants to come in. Did you want one?', 'Mae ffeil eisiau dod. Oeddet ti eisiau un?'],
      noticed: [
        'One click can make a file come to your computer.',
        'Gall un clic ddod â ffeil i dy gyfrifiadur.',
      ],
      question: ['Did you mean to get a file?', 'Oeddet ti wedi meddwl cael ffeil?'],
    },
    {
      id: 'download-name',
      picture: 'magnifier',
      young: ['This is a file. Is its name right?', 'Ffeil yw hon. Ydy’r enw’n iawn?'],
      noticed: ['Each file has a name. Look at this one.', 'Mae enw gan bob ffeil. Edrych ar hon.'],
      question: ['Is it what you were looking for?', 'Ai dyma beth roeddet ti’n chwilio amdano?'],
    },
    {
      id: 'download-here',
      picture: 'picture',
      young: ['This is a file. Can you look at it here?', 'Ffeil yw hon. Alli di edrych arni yma?'],
      noticed: ['You can see many things on the page.', 'Mae modd gweld llawer o bethau ar y dudalen.'],
      question: ['Could you look at it here and leave the file?', 'Allet ti edrych yma a gadael y ffeil?'],
    },
  ],
};
