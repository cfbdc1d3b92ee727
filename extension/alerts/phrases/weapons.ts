import type { PhraseGroup } from '../phrase.ts';

/** Of hurting others, and of getting something to do it with. */
export const weapons: readonly PhraseGroup[] = [
  {
    about: 'weapons',
    level: 'now',
    isFirm: true,
    phrases: [
      'shoot/shooting up .. school/class',
      'bomb/blow/burn up? .. my/our/your/the school',
      'take/bring/bringing/sneak/hide .. knife/gun/weapon .. school',
      'i want/going to .. kill/stab/shoot .. {someone}/teacher/mum/dad/brother/sister/everyone/class',
      'how to stab/poison/strangle/murder .. {someone}/teacher/mum/dad/brother/sister',
      'how to get away with murder',
    ],
  },
  {
    about: 'weapons',
    level: 'today',
    phrases: [
      'how to kill .. someone/somebody/person/teacher/mum/dad/brother/sister/friend/him/her/them',
      'how to make/build .. real .. bomb/gun/explosive/grenade',
      'how to make/build .. bomb/gun/explosive/explosives/grenade/weapon .. home/house/household/easy',
      'how to make .. bomb/explosives $',
      'how to make .. gun that shoots',
      'how to make .. petrol bomb/molotov/pipe',
      'pipe bomb',
      'molotov',
      'where/how .. buy/get .. knife/gun/weapon/pepper/taser/machete',
      'buy .. knife/gun/machete/taser .. under/without/age/id/kids',
      'zombie knife',
      'flick/butterfly knife .. buy/real/sale',
      'how to make .. poison .. someone/person/drink/teacher',
      'how to hurt .. {someone}/teacher .. badly',
      'gore videos/video',
      'real people dying/killed/die .. video/videos',
      'videos of people dying/die/killed',
    ],
  },
];
