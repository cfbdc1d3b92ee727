import { splitHost } from './split-host.ts';

/**
 * Sites whose names are worth imitating to a child or a teacher, with the endings their owners use; `*` where an owner
 * has a site in most countries. Ours, from what English primary schools and homes use.
 */
const lines = `
adobe *
amazon *
apple *
argos co.uk
asda com
barclays co.uk com
bbc co.uk com in
bitesize com
britannica com co.uk
canva com
cbeebies com
childline org.uk
classdojo com
coolmathgames com
crazygames com
dailymotion com
discord com gg
discordapp com net
disney *
disneyplus com
dropbox com
duckduckgo com
duolingo com
ebay *
epicgames com dev
facebook com net
fortnite com
friv *
github com io
gmail com
google *
halifax co.uk
hotmail com co.uk
hsbc *
icloud com
instagram com
kahoot com it
kiddle co
lego com
linkedin com
lloydsbank com co.uk
messenger *
microsoft *
minecraft net com
mojang com
monzo com
mymaths co.uk
nationalgeographic com org co.uk
natwest com
netflix com
newsround co.uk
nintendo *
nspcc org.uk
numbots com
office *
oxfordowl co.uk
paypal com me co.uk
phonicsco.uk
pinterest *
playstation com net
poki *
pokemon com
purplemash com
quizlet com
reddit com it
roblox com cn
rbxcdn com
sainsburys co.uk
santander *
sky *
skype com
snapchat com
spotify com net
steamcommunity com
steampowered com
tesco com
tiktok com
timestables co.uk com
ttrockstars com
twinkl co.uk com
twitch tv
twitter com
vodafone *
whatsapp com net
wikimedia org com
wikipedia org com
xbox com
yahoo *
youtube com co.uk
youtubekids com
zoom *
`;

export interface WellKnownSite {
  readonly name: string;
  /** Without a dot in front; empty where the owner has one in most countries. */
  readonly endings: readonly string[];
}

export const wellKnownSites: readonly WellKnownSite[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', ...endings] = line.split(' ');
    return { name, endings: endings.includes('*') ? [] : endings };
  });

/** Words put beside a famous name to make a false one sound true, or tempting. */
export const baitWords: ReadonlySet<string> = new Set(
  `account accounts bonus cheat cheats claim coins code codes confirm download free gems generator gift
giftcard gifts hack hacks helpdesk login logon official password pay payment play prize
promo recover refund reset reward rewards robux secure security service signin signup support supportdesk
unblock unblocked unlimited update vbucks verification verify verified wallet`.split(/\s+/),
);

/** Whether a host is one of these sites, or below it. */
export const isWellKnown = (host: string): boolean => {
  const site = splitHost(host);
  return wellKnownSites.some(
    ({ name, endings }) => name === site?.label && (endings.length === 0 || endings.includes(site.ending)),
  );
};
