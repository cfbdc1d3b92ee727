/** "I'm", "im", "I am". */
const iAm = String.raw`(?:i am|i['’]?m)`;

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,})+/;
export const hasEmail = (text: string): boolean => text.includes('@') && email.test(text);

const phone = /(?<![\d.,£$])(?:\+44 ?(?:\(0\) ?)?|0)[\d ().-]{8,15}\d(?!\d)/g;
/** A UK number: eleven digits with the nought, or ten after +44. */
export const hasPhone = (text: string): boolean =>
  [...text.matchAll(phone)].some(([found]) => {
    const digits = found.replace(/\D/g, '').replace(/^44(?:0)?/, '0');
    return /^0[1237]\d{9}$/.test(digits) && !digits.startsWith('0123456789') && !/(\d)\1{6}/.test(digits);
  });

const strongWays = 'road|rd|street|lane|avenue|ave|crescent|terrace|mews|heol|stryd|ffordd';
const weakWays = 'st|close|drive|way|court|gardens|grove|place|hill|park|row|walk|square|lôn|rhodfa';
const little =
  '(?:the|a|an|of|on|in|to|at|my|his|her|its|our|their|and|or|by|for|from|is|are|was|per|mph|km|metres?|miles?|minutes?|people|cars?|times|cross(?:ed|ing)?|more|across|down|up|along)';
const word = String.raw`(?!${little}\b)[\p{L}’'.-]{2,}`;
const strongAddress = new RegExp(
  String.raw`(?<![\d.])\d{1,4}[a-z]?,? (?:${word} ){1,2}(?:${strongWays})\b`,
  'iu',
);
const weakAddress = new RegExp(
  String.raw`(?<![\d.])\d{1,4}[a-z]?,? (?:${word} ){1,2}(?:${weakWays})\b`,
  'iu',
);
const atHome =
  /\b(?:i live at|we live at|my address|my house is|come to|meet me at|dw i['’]n byw yn|fy nghyfeiriad)\b/i;
/** Houses of books, films and history. */
const famous =
  /\b(?:221 ?b,? baker|1[01],? downing|4,? privet|12,? grimmauld|32,? windsor|1600 pennsylvania|742 evergreen|coronation street|sesame street|pudding lane|penny lane)\b/i;

export const hasAddress = (text: string): boolean =>
  /\d/.test(text) &&
  !famous.test(text) &&
  (strongAddress.test(text) || (weakAddress.test(text) && atHome.test(text)));

const numbers = '(?:[4-9]|1[0-2]|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const ownAge = new RegExp(
  String.raw`\b(?:${iAm}|my age is|i turn(?:ed)?) (?:only |nearly |almost |just )?${numbers}(?: and a half)?(?= ?(?:$|[.!?,;)]|years? old|yrs?|y\/o|and |but |so |from |in year))|\b(?:dw i['’]n|rwy['’]n) ${numbers} oed`,
  'i',
);
export const hasOwnAge = (text: string): boolean => ownAge.test(text);
export const isAge = (text: string): boolean => new RegExp(`^\\s*${numbers}\\s*$`, 'i').test(text);

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const date = String.raw`(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${months}|${months} \d{1,2}|the \d{1,2}(?:st|nd|rd|th))`;
const anyDate = new RegExp(date, 'i');
const ownBirthday = new RegExp(
  String.raw`\b(?:my (?:birthday|b-?day|dob|date of birth)|i was born|fy mhen-blwydd)\b[^.?!]{0,24}?${date}`,
  'i',
);
export const hasOwnBirthday = (text: string): boolean => ownBirthday.test(text);
export const isDate = (text: string): boolean => anyDate.test(text);

const notPlaces =
  'a|an|the|my|our|this|that|your|here|there|another|space|mars|earth|england|wales|scotland|ireland|britain|uk|europe|africa|asia|america|ancient|rome|egypt|greece|sparta|athens|narnia|hogwarts|year|class|home|bed|peace|hope|one|two|three|which|what|fear|water|trees?|burrows?|nests?';
const ownPlace = new RegExp(
  String.raw`\b(?:(?:i|we) live (?:in|near)|${iAm} from|my (?:town|village|city) is|(?:dw i['’]n|rwy['’]n) byw yn) (?!(?:${notPlaces})\b)\p{L}{3,}`,
  'iu',
);
export const hasOwnPlace = (text: string): boolean => ownPlace.test(text);

const ownSchool = new RegExp(
  String.raw`\b(?:i go to|we go to|my school is|${iAm} at|i attend|dw i['’]n mynd i)(?: \p{L}[\p{L}’'.]+){1,4} (?:primary|school|academy|infants?|juniors?|ysgol)\b|\bdw i['’]n mynd i ysgol \p{L}+`,
  'iu',
);
const anySchool = /\b(?:go to|at) (?:the |a |my |big |new |our )+school\b/i;
export const saysSchool = (text: string): boolean => ownSchool.test(text) && !anySchool.test(text);

const saysName = new RegExp(
  String.raw`\b(?:my (?:full )?name is|my name['’]s|${iAm} called|fy enw i yw) (\p{Lu}\p{L}+) (\p{Lu}\p{L}+)`,
  'u',
);
/** First name and family name of whoever writes. */
export const saysFullName = (text: string): boolean => saysName.test(text);
export const introduces = (text: string, first: string): boolean =>
  new RegExp(
    String.raw`\b(?:my name is|my name['’]s|${iAm}(?: called)?|call me|fy enw i yw) ${escaped(first)}\b`,
    'iu',
  ).test(text);

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
