import { toCategoryId } from './parse-csv-line.ts';

/** What the categories of the University of Toulouse's lists (UT1) are called here, where both mean the same. */
export const ut1Categories: Readonly<Record<string, string>> = {
  adult: 'adult',
  agressif: 'hate-and-extremism',
  ai: 'ai-tools',
  arjel: 'gambling',
  associations_religieuses: 'religion',
  'audio-video': 'streaming',
  bank: 'finance-and-banking',
  blog: 'blogs-and-hosting',
  celebrity: 'entertainment',
  chat: 'chat-and-messaging',
  cooking: 'food',
  dating: 'dating',
  doh: 'proxies-and-vpn',
  drogue: 'drugs',
  educational_games: 'child-games',
  filehosting: 'file-sharing',
  financial: 'finance-and-banking',
  forums: 'forums',
  gambling: 'gambling',
  games: 'games',
  jobsearch: 'jobs',
  marketingware: 'adverts-and-tracking',
  mixed_adult: 'adult',
  press: 'news',
  publicite: 'adverts-and-tracking',
  redirector: 'proxies-and-vpn',
  'remote-control': 'remote-access',
  'residential-proxies': 'proxies-and-vpn',
  shopping: 'shopping',
  shortener: 'url-shorteners',
  social_networks: 'social-networks',
  sports: 'sport',
  strict_redirector: 'proxies-and-vpn',
  strong_redirector: 'proxies-and-vpn',
  translation: 'translate-and-cache',
  vpn: 'proxies-and-vpn',
  warez: 'file-sharing',
  webmail: 'email',
};

/** A category of UT1 that we have no like of keeps its own name, marked as theirs. Null for a name that is none. */
export const ut1CategoryId = (folder: string): string | null =>
  Object.hasOwn(ut1Categories, folder) ? (ut1Categories[folder] ?? null) : toCategoryId(`ut1-${folder}`);
