import type { Word } from './words.ts';

/** As they are written: "meaning" is about a word, and "mean" is not. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What lessons, books and the news are about: beside one of these a phrase is about them, unless it is said of oneself. */
const subjects = set(`
  viking vikings roman romans tudor tudors victorian victorians egyptian egyptians pharaoh aztec aztecs maya greek greeks
  saxon saxons norman medieval castle castles knight knights samurai pirate pirates gladiator stone bronze iron ww1 ww2
  war wars blitz battle soldier soldiers army trenches holocaust history historical henry boleyn romeo juliet macbeth
  hamlet shakespeare odyssey poem poems poetry story stories book books novel character chapter lyrics song film movie
  trailer ks1 ks2 ks3 year4 science meaning definition define synonym synonyms facts poster newsround bbc bitesize bible
  jesus christian hindu worksheet homework essay quiz ppt powerpoint lesson museum wikipedia ancient century king queen
  evacuees reformation gunpowder fawkes plague charity awareness prevention
`);

/** What is played. */
const games = set(`
  minecraft fortnite roblox gta lego nerf toy toys zelda pokemon mario sims terraria costume halloween draw drawing
  colouring coloring cartoon skin skins creeper zombie zombies mod mods sprite scratch terrarium sonic brawl clash
`);

export const isSchoolWork = (words: readonly Word[]): boolean =>
  words.some(({ shown }) => subjects.has(shown));
export const isPlay = (words: readonly Word[]): boolean => words.some(({ shown }) => games.has(shown));
