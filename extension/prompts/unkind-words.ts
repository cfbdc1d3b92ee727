/** Said to somebody: "you are so …", "ur a …". */
const said =
  'stupid|idiot|dumb|loser|ugly|fat|moron|pathetic|worthless|useless|disgusting|freak|weirdo|smelly|annoying|trash|rubbish|gross|retard(?:ed)?|lame|creepy|thick|crybaby|hwch|twp|hyll';
/** Unkind wherever they stand. */
const phrases = [
  'i hate you', 'i hate u', 'nobody likes you', 'no one likes you', 'no ?body likes u', 'everyone hates you', 'shut up', 'shut your (?:face|mouth)',
  'go away and never', 'kill yourself', 'kys', 'go die', 'you should die', 'i wish you were dead', 'you suck', 'u suck', 'you stink', 'get lost loser',
  'you are nothing', 'you don.?t belong', 'go back to your (?:own )?country', 'i.?ll beat you up', 'i.?m going to hurt you', 'cau dy geg', 'dw i.n dy gasáu di',
]; // prettier-ignore

const to = String.raw`(?:you|u|ur|you['’]?re|youre|your|you are|u r|ti['’]n|rwyt ti['’]n)`;
const between = String.raw`(?: (?:are|r|so|such|really|just|a|an|the|very|all|always|such a|being|is|look|looks|proper))*`;
const pattern = new RegExp(String.raw`\b${to}${between} (?:${said})\b|\b(?:${phrases.join('|')})\b`, 'i');

/** What a child would say itself that it is kind after all. */
const meantWell = /\b(?:you are not|you['’]?re not|u r not|aren['’]?t|never said you)\b/i;

/** Whether words could hurt whoever reads them. Stays on the page; the answer alone leaves it. */
export const isUnkind = (text: string): boolean => {
  const plain = text.slice(-2_000).replace(/\s+/g, ' ');
  return pattern.test(plain) && !meantWell.test(plain);
};
