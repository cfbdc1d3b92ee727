import { pageWords, type PageWord } from './page-words.ts';
import type { Both } from './prompt.ts';

/** In a language that the catalogue does not have, English. */
export const inLanguage = (words: Both, language: string): string => words[language === 'cy' ? 1 : 0];

/** The words around a prompt. */
export const pageWord = (name: PageWord, language: string): string => inLanguage(pageWords[name], language);
