/** Categories of UT1 that we have no like of, in English; UT1 names some of them in French. */
const ut1Labels: Readonly<Record<string, string>> = {
  astrology: 'Astrology',
  bitcoin: 'Cryptocurrency',
  child: 'Sites made for children',
  cleaning: 'Antivirus and cleaning tools',
  cryptojacking: 'Hidden cryptocurrency mining',
  'dangerous-material': 'Dangerous materials',
  ddos: 'Attacks on servers',
  dialer: 'Diallers',
  download: 'Downloads',
  'dynamic-dns': 'Changing addresses (dynamic DNS)',
  'examen-pix': 'Exam sites (France)',
  'exceptions-liste-bu': 'Exceptions to the list for university libraries',
  fakenews: 'Fake news',
  hacking: 'Hacking',
  'liste-blanche': 'Sites checked by the list’s makers',
  'liste-bu': 'Sites for university libraries',
  malware: 'Malware',
  manga: 'Manga',
  'mobile-phone': 'Mobile phones',
  phishing: 'Phishing',
  radio: 'Radio',
  reaffected: 'Sites that changed hands',
  sect: 'Sects',
  'sexual-education': 'Sex education',
  special: 'Special cases',
  stalkerware: 'Stalkerware',
  tricheur: 'Homework cheating',
  'tricheur-pix': 'Exam cheating (France)',
  update: 'Updates of programs',
  webhosting: 'Web hosting',
};

/** What to call a category that only an imported list names. */
export const categoryLabel = (id: string): string => {
  const ut1 = /^ut1-(.+)$/.exec(id)?.[1];
  if (ut1 === undefined) return inWords(id);
  return `${Object.hasOwn(ut1Labels, ut1) ? ut1Labels[ut1] : inWords(ut1)} (UT1)`;
};

const inWords = (id: string): string => {
  const words = id.replaceAll('-', ' ').trim();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};
