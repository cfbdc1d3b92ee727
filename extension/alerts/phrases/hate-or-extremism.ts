import type { PhraseGroup } from '../phrase.ts';

/** Of hating people for what they are, and of those who recruit for it. */
export const hateOrExtremism: readonly PhraseGroup[] = [
  {
    about: 'hate-or-extremism',
    level: 'today',
    isFirm: true,
    phrases: [
      'i hate .. {people}',
      'kill/killing/shoot/gas/bomb/hang .. {people} people?',
      '{people} people? should/must/deserve .. die/dead/killed/leave/go',
      'get rid of {people}',
      'why are .. {people} people? .. bad/terrorists/evil/stupid/dirty/criminals/thick',
      '{people} are .. bad/terrorists/evil/stupid/dirty/criminals/animals',
      'how to be/become .. terrorist/nazi',
      'how/where to/can join .. isis/kkk/nazis/edl/terrorists/jihad',
      'join isis/kkk/nazis/jihad',
      'i want to join .. isis/terrorists/nazis/jihad',
      'hitler was right/good/hero',
      'holocaust .. fake/lie/hoax/didnt',
      'heil hitler',
    ],
  },
  {
    about: 'hate-or-extremism',
    level: 'today',
    phrases: [
      'white power',
      'white pride',
      'race war',
      'isis video/videos/flag/beheading/song',
      'beheading video/videos',
      'racist jokes/joke/memes/slurs/insults',
      'jew/jewish/muslim/black/gay/disabled jokes/joke',
      'nazi salute/songs/music/propaganda/uniform',
      'mass shooting/shooter video/videos/manifesto',
      'school shooting/shooter video/videos',
      'how to make .. white race',
      'great replacement',
      'incel',
    ],
  },
];
