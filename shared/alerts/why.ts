import type { AlertSign } from './report.ts';

interface Noticed {
  readonly sign: AlertSign;
  readonly words: string;
  readonly phrase: string;
  readonly host: string;
}

/** Why a machine suspects something, in words: what happened, and never what a child is. */
export const whyAlert = ({ sign, words, phrase, host }: Noticed): string => {
  switch (sign) {
    case 'search':
      if (words === '') return 'Searched for something that is not shown any more.';
      return phrase === '' || phrase === words
        ? `Searched for “${words}”.`
        : `Searched for “${words}”; “${phrase}” is on our list.`;
    case 'closed-page':
      return `Came to a page that stayed closed: ${host}.`;
    case 'way-round':
      return `Came to a page that shows other sites under its own name, and was stopped: ${host}.`;
  }
};
