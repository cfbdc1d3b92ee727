import type { PhraseGroup } from '../phrase.ts';

/** Of hating people for what they are, and of those who recruit for it. */
export const hateOrExtremism: readonly PhraseGroup[] = [
  {
    about: 'hate-or-extremism',
    level: 'today',
    isFirm: true,
    phrases: [
      'i/we hate .. {people}',
      'kill/shoot/gas/bomb/hang/burn .. {people} people?',
      '{people} people? .. should/must/deserve/need .. die/dead/killed/hang/burn/shot',
      '{people} people? .. should/must go/leave/get .. home/out/back/country/england/uk',
      'kick/throw/send/get/deport .. {people} .. out/home/back',
      'get rid of .. {people}',
      'why are .. {people} people? .. {bad}',
      '{people} people? .. are .. {bad}',
      '{people} people? .. thieves/vermin/scum/subhuman',
      '{people} people? .. go back/home',
      'dont/not/never like .. {people} people?',
      'why .. hitler .. hero/right/good/great/best',
      'how to .. be/become .. terrorist/nazi/skinhead',
      'join/joining .. isis/kkk/nazi/nazis/edl/terrorist/terrorists/jihad/taliban',
      'hitler was/is .. right/good/hero/legend/great',
      'holocaust .. fake/lie/hoax/joke/myth',
      'heil hitler',
      'seig/sieg heil',
    ],
  },
  {
    about: 'hate-or-extremism',
    level: 'today',
    phrases: [
      'white power/pride/supremacy',
      'race war',
      'cool/best/join/real/new .. isis .. fighters/fighter/soldiers/videos/video/flag',
      'isis fighters/fighter/video/videos/flag/beheading/song/execution/recruit',
      'beheading/execution video/videos/real',
      'racist jokes/joke/memes/slurs/insults/names/songs',
      'jew/jewish/muslim/black/gay/disabled/holocaust/paki jokes/joke/slurs/insults/memes',
      'jokes about .. {people} people?',
      'nazi salute/songs/music/propaganda/memes',
      'mass/school shooting/shooter/shootings .. video/videos/manifesto/footage/real/game',
      'great replacement',
      'incel/incels',
      'why .. women/girls are .. inferior/stupid/worse/weak',
    ],
  },
];
