import type { MomentCatalogue } from '../prompt.ts';

export const unknownSite: MomentCatalogue = {
  moment: 'unknown-site',
  plainly: ['This site is new to you.', 'Mae’r safle’n newydd.'],
  choices: [
    {
      does: 'go-back',
      words: ['Go back', 'Mynd yn ôl'],
      outcome: ['Good thinking. You took care.', 'Da iawn. Fe gymeraist ti ofal.'],
    },
    {
      does: 'ask',
      words: ['Ask a grown-up', 'Gofyn i oedolyn'],
      outcome: ['Good idea. Ask, and wait.', 'Syniad da. Gofyn, ac aros.'],
    },
    {
      does: 'open',
      words: ['Open it', 'Ei agor'],
      outcome: ['Okay. You can come back at any time.', 'Iawn. Fe gei di ddod yn ôl unrhyw bryd.'],
    },
  ],
  prompts: [
    {
      id: 'unknown-site-work',
      picture: 'book',
      young: ['This site is new. Is it for your work?', 'Mae’r safle’n newydd. Ydy e ar gyfer gwaith?'],
      noticed: ['You have not been to this site before.', 'Dwyt ti ddim wedi bod ar y safle hwn o’r blaen.'],
      question: ['Do you need it for your work?', 'Oes angen y safle hwn ar gyfer dy waith?'],
    },
    {
      id: 'unknown-site-maker',
      picture: 'person',
      young: ['This is a new site. Who made it?', 'Safle newydd yw hwn. Pwy wnaeth e?'],
      noticed: ['This site is new to you.', 'Mae’r safle hwn yn newydd i ti.'],
      question: ['Do you know who made it?', 'Wyt ti’n gwybod pwy wnaeth y safle?'],
    },
    {
      id: 'unknown-site-told',
      picture: 'grown-up',
      young: ['This site is new. Did a grown-up say yes?', 'Mae’r safle’n newydd. Ydy oedolyn yn cytuno?'],
      noticed: ['Your school does not know this site yet.', 'Dydy dy ysgol ddim yn adnabod y safle hwn eto.'],
      question: ['Did a grown-up tell you to go there?', 'Ddywedodd oedolyn wrthot ti am fynd yno?'],
    },
    {
      id: 'unknown-site-show',
      picture: 'grown-up',
      young: ['This site is new. Can your teacher see it?', 'Safle newydd yw hwn. Gaiff dy athro weld?'],
      noticed: [
        'You are about to leave the sites that you know.',
        'Rwyt ti ar fin gadael y safleoedd rwyt ti’n eu hadnabod.',
      ],
      question: [
        'Would you be happy to show it to your teacher?',
        'Fyddet ti’n hapus i ddangos hwn i dy athro?',
      ],
    },
    {
      id: 'unknown-site-name',
      picture: 'magnifier',
      young: ['This is a new site. Is its name right?', 'Safle newydd yw hwn. Ydy’r enw’n iawn?'],
      noticed: [
        'Each site has a name. You can read it in big letters.',
        'Mae enw gan bob safle. Mae’r enw mewn llythrennau mawr.',
      ],
      question: ['Is this the name that you wanted?', 'Ai dyma’r enw roeddet ti ei eisiau?'],
    },
    {
      id: 'unknown-site-way',
      picture: 'signpost',
      young: ['You came to a new site. Did you want to?', 'Safle newydd yw hwn. Oeddet ti am ddod?'],
      noticed: ['A link or a picture has brought you here.', 'Daeth dolen neu lun â ti yma.'],
      question: ['Did you mean to come here?', 'Oeddet ti wedi meddwl dod yma?'],
    },
    {
      id: 'unknown-site-other',
      picture: 'house',
      young: ['This is new. Do you know a good site?', 'Mae hwn yn newydd. Oes safle da arall?'],
      noticed: [
        'A site that you know may have the same thing.',
        'Efallai fod yr un peth ar safle rwyt ti’n ei adnabod.',
      ],
      question: ['Could you find it on a site that you know?', 'Allet ti ei weld ar safle cyfarwydd?'],
    },
    {
      id: 'unknown-site-age',
      picture: 'person',
      young: ['We do not know this. Is it for children?', 'Safle newydd yw hwn. Ydy e ar gyfer plant?'],
      noticed: ['Some sites are made for grown-ups.', 'Mae rhai safleoedd ar gyfer oedolion.'],
      question: [
        'Do you think this one is for people of your age?',
        'Wyt ti’n meddwl bod hwn ar gyfer plant o dy oed di?',
      ],
    },
    {
      id: 'unknown-site-plan',
      picture: 'think',
      young: ['This site is new. What will you do here?', 'Safle newydd yw hwn. Beth wnei di yma?'],
      noticed: [
        'It helps to have a plan before you open a new site.',
        'Mae’n help cael cynllun cyn agor safle newydd.',
      ],
      question: ['What do you want to find there?', 'Beth wyt ti eisiau ei weld yno?'],
    },
    {
      id: 'unknown-site-true',
      picture: 'magnifier',
      young: ['This site is new. Will it say what is true?', 'Safle newydd yw hwn. Fydd e’n dweud y gwir?'],
      noticed: [
        'Anyone can make a site and write what they like.',
        'Gall unrhyw un wneud safle ac ysgrifennu beth maen nhw eisiau.',
      ],
      question: ['How will you know if it is true?', 'Sut byddi di’n gwybod a yw’n wir?'],
    },
    {
      id: 'unknown-site-sure',
      picture: 'heart',
      young: ['This site is new. Do you feel sure?', 'Safle newydd yw hwn. Wyt ti’n siŵr?'],
      noticed: ['How you feel can help you to choose.', 'Gall dy deimladau dy helpu i ddewis.'],
      question: ['Do you feel sure about this site?', 'Wyt ti’n teimlo’n siŵr am y safle hwn?'],
    },
    {
      id: 'unknown-site-friend',
      picture: 'speech',
      young: ['This site is new. Did a friend send you?', 'Mae’r safle’n newydd. Ffrind anfonodd ti?'],
      noticed: [
        'Friends may pass on a link and not look first.',
        'Weithiau mae ffrindiau’n rhannu dolen heb edrych yn gyntaf.',
      ],
      question: [
        'Would you open it if nobody had told you to?',
        'Fyddet ti’n ei agor heb i neb ddweud wrthot ti?',
      ],
    },
  ],
};
