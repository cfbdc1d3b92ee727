import type { Moment } from './moments.ts';

/** For adults: when a moment comes, and what a browser extension cannot see of it. */
export const momentWords: Record<
  Moment,
  { readonly label: string; readonly when: string; readonly limit: string | null }
> = {
  'unknown-site': {
    label: 'A site nobody knows',
    when: 'Before it opens, where the filter says “stop and think”.',
    limit: null,
  },
  'look-alike': {
    label: 'A look-alike address',
    when: 'Before a site opens whose name imitates a well-known one or one the school has listed.',
    limit: null,
  },
  download: {
    label: 'A file',
    when: 'On the page that stands in place of a download for which a teacher is asked.',
    limit: 'Files that the school lets through without asking bring no question.',
  },
  'pop-up': {
    label: 'A window that another site opened',
    when: 'When a page opens a window or a tab on another site that follows no press on what leads there; once a day for a site.',
    limit:
      'Where a page hides a link beneath what is pressed, the tab counts as pressed. Windows to or from the school’s own sites, such as for signing in, are let be.',
  },
  permission: {
    label: 'Camera, microphone, screen, place, what was copied, notifications',
    when: 'Before the browser is asked.',
    limit:
      'The browser’s own box cannot be changed or read; where the school’s Chrome policy denies a permission, it stays denied whatever the child says.',
  },
  'sign-up': {
    label: 'A form to make an account',
    when: 'When a child begins to fill it in, on sites that are not the school’s own.',
    limit:
      'Recognised by a password with an address, a birthday or a name beside it; a form over several pages may be missed.',
  },
  'detail-typed': {
    label: 'A personal detail is typed',
    when: 'In a pause while typing, on sites that are not the school’s own.',
    limit:
      'Sites that draw their own text, as some word processors do, cannot be read. Search boxes and passwords never are.',
  },
  'detail-sent': {
    label: 'A personal detail is about to be sent',
    when: 'At Enter, at the button or at the form’s own sending; it waits for the child.',
    limit: 'A page that sends each letter as it is typed has sent it by then.',
  },
  'image-search': {
    label: 'Searching for pictures',
    when: 'When the results of Google, Bing, DuckDuckGo, Brave or Yahoo are pictures; once a day for a site.',
    limit: null,
  },
  advert: {
    label: 'An advert among results',
    when: 'Before it opens, on pages of search results.',
    limit: 'Adverts that an engine does not mark, and those on other pages, are not told apart.',
  },
  'stranger-call': {
    label: 'Chat or call with strangers',
    when: 'When a site of chat, forums or social networks opens that the filter allows; once a day for a site.',
    limit: 'Who is at the other end, and what is said there, is not seen.',
  },
  'ai-answer': {
    label: 'An answer from a machine',
    when: 'When a site of the category “AI tools” opens that the filter allows; once a day for a site.',
    limit:
      'Answers that a search engine writes among its results are switched off by the filter, not asked about.',
  },
  break: {
    label: 'A long time without a break',
    when: 'After the minutes set below with mouse or keys in use; five minutes of rest begin anew.',
    limit: 'Waits for a page of the web in front: it cannot stand on the browser’s own pages or on apps.',
  },
  'unkind-words': {
    label: 'Unkind words',
    when: 'Before they are sent, on every site.',
    limit:
      'Found by a short list of English and Welsh words said to somebody; irony, pictures and other languages are not.',
  },
};
