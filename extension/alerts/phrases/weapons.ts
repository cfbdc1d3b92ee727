import type { PhraseGroup } from '../phrase.ts';

/** Of hurting others, and of getting something to do it with. */
export const weapons: readonly PhraseGroup[] = [
  {
    about: 'weapons',
    level: 'now',
    isFirm: true,
    phrases: [
      'shoot/shooting up .. school/class/teachers',
      'bomb/blow/burn up/down? .. school',
      'take/bring/taking/bringing/sneak/hide/carry .. knife/knives/penknife/blade/gun/weapon/weapons .. school',
      'knife/penknife/blade/gun/weapon in/at/to .. school bag?',
      'i .. want/going/gonna to .. kill/stab/shoot/murder .. {someone}/teacher/mum/dad/brother/sister/everyone/class/family',
      'how to .. stab/poison/strangle/murder .. {someone}/teacher/mum/dad/brother/sister/stepdad',
      'get away with murder/killing/stabbing',
    ],
  },
  {
    about: 'weapons',
    level: 'today',
    phrases: [
      'how to .. kill .. someone/somebody/person/teacher/mum/dad/brother/sister/friend/him/her/them/stepdad/human',
      'make/build/making .. real .. bomb/gun/explosive/grenade/weapon',
      'make/build/making .. bomb/gun/explosive/explosives/grenade/weapon .. home/house/household/kitchen/easy/works/kill/hurt',
      'how to make .. bomb/bombs/explosive/explosives/gun/grenade $',
      'make .. gun .. shoots/fires/bullets/3d',
      'homemade/diy explosive/explosives/bomb/gun/weapon/weapons/taser/grenade',
      'petrol bomb',
      'pipe bomb',
      'nail bomb',
      'molotov',
      'where/how/can .. buy/get/order/find .. knife/knives/gun/weapon/pepper/taser/machete/bb/airsoft',
      'buy/order .. knife/gun/machete/taser/catapult .. under/without/age/id/kids/online/cheap',
      'best/good knife/knives/weapon/blade .. fight/fights/fighting/stab/stabbing/self/defence/defense/kill/carry/protect',
      'carry/carrying .. knife/blade/weapon .. protect/protection/safe/legal/age/allowed/school',
      'zombie/flick/butterfly/combat knife/knives .. buy/real/sale/cheap/uk',
      'make .. poison .. someone/person/drink/teacher/kill/human',
      'hurt/beat/punch/injure .. {someone}/teacher .. badly/up/pay/knock/unconscious/mark',
      'gore videos/video/real/websites',
      'real .. people dying/killed/die/death/deaths .. video/videos/caught/camera/footage',
      'video/videos of .. people dying/die/killed/shot/stabbed',
      'real fight/fights/stabbing/stabbings video/videos',
      'join .. gang',
      'how to .. fight dirty/kill',
    ],
  },
];
