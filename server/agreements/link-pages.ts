import { languageNames } from '#shared/agreements/text.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { isForChild, questionFields, textIn, type Question } from './link-questions.ts';
import { drawingSvg, escaped, htmlPage } from './page-html.ts';
import type { Opened, ToSign } from './sign-by-link.ts';

type Open = Opened & { readonly is: 'open' };

export interface SignPage {
  readonly school: string;
  readonly opened: Open;
  readonly code: string;
  /** As chosen; English where the text is not in it. */
  readonly language: string;
  readonly error: string | null;
  readonly questions: readonly Question[];
  /** What was typed before something was missing. */
  readonly typed: { readonly name: string; readonly relation: string };
}

/** What is signed, and the form below it. */
export const signPage = (page: SignPage): string => {
  const { school, opened, error } = page;
  const { name, link, toSign } = opened;
  const about = link.pupilId === null ? `For ${name}` : `For the family of ${name}`;
  return htmlPage({
    title: about,
    school,
    body: [
      '<p>Read this, then sign at the end. It takes about five minutes.</p>',
      ...languageLinks(page),
      ...toSign.flatMap((each) => agreementPart(each, name, page.language)),
      formOf(page, error),
    ],
  });
};

const languageLinks = ({ opened, code, language }: SignPage): string[] => {
  const all = [
    ...new Set(opened.toSign.flatMap(({ version }) => version.texts.map((each) => each.language))),
  ];
  if (all.length < 2) return [];
  const links = all.map((each) =>
    each === language
      ? `<strong lang="${escaped(each)}">${escaped(languageNames[each] ?? each)}</strong>`
      : `<a lang="${escaped(each)}" href="/agree/${escaped(code)}?lang=${escaped(each)}">${escaped(languageNames[each] ?? each)}</a>`,
  );
  return [`<p>${links.join(' · ')}</p>`];
};

const agreementPart = (each: ToSign, name: string, language: string): string[] => {
  const found = textIn(each, language);
  if (found === undefined) return [];
  const { text, language: spoken } = found;
  const intro = isForChild(each)
    ? `<p lang="en" dir="ltr">This is ${escaped(name)}’s agreement. Read it aloud together; ${escaped(name)} signs it too, at school.</p>`
    : `<p>${escaped(text.intro)}</p>`;
  return [
    `<section lang="${escaped(spoken)}" dir="${directionOf(spoken)}"><h2>${escaped(text.title)}</h2>${intro}`,
    `<ol>${text.statements.map((line) => `<li>${drawingSvg(line.drawing)}<span>${escaped(line.text)}</span></li>`).join('')}</ol></section>`,
  ];
};

const formOf = ({ opened, code, language, typed, questions }: SignPage, error: string | null): string => {
  const { link, name, toSign } = opened;
  const isParent = link.pupilId !== null;
  return [
    `<form method="post" action="/agree/${escaped(code)}" novalidate><h2>Sign</h2>`,
    error === null ? '' : `<p class="error" role="alert">${escaped(error)}</p>`,
    `<input type="hidden" name="language" value="${escaped(language)}">`,
    ...questionFields(questions),
    `<label>Your full name<input type="text" name="name" maxlength="80" autocomplete="name" required value="${escaped(typed.name)}"></label>`,
    isParent
      ? `<label>Who you are to ${escaped(name)}<span class="hint">Mum, dad, carer, grandparent</span><input type="text" name="relation" maxlength="40" required value="${escaped(typed.relation)}"></label>`
      : '',
    toSign.some(isForChild)
      ? `<label class="tick"><input type="checkbox" name="together" value="yes" required><span>I read it with ${escaped(name)}, who is here with me.</span></label>`
      : '',
    '<label class="tick"><input type="checkbox" name="agree" value="yes" required><span>I have read this and agree.</span></label>',
    '<button type="submit">Sign</button>',
    '<p class="hint">The school keeps your name, the date and this text. To change your mind, tell the school.</p></form>',
  ].join('\n');
};

const told: Readonly<
  Record<'unknown' | 'used' | 'expired' | 'nothing' | 'too-many', readonly [string, string]>
> = {
  unknown: [
    'This code is not known',
    'Look at the letter again, and type it as it is printed. A newer letter ends an older one.',
  ],
  used: ['This has been signed', 'The code works once, and it has been used. There is nothing more to do.'],
  expired: ['This code has run out', 'Ask the school for a new letter. Nothing was signed.'],
  nothing: ['There is nothing to sign', 'All that this letter is for is signed. Thank you.'],
  'too-many': [
    'Please wait a little',
    'Too many codes were tried from here. Wait ten minutes and try again.',
  ],
};

export type Told = keyof typeof told;

export const toldPage = (school: string, why: Told): string => {
  const [title, words] = told[why];
  return htmlPage({
    title,
    school,
    body: [`<p>${escaped(words)}</p>`, '<p><a href="/agree">Type another code</a></p>'],
  });
};

export const thanksPage = (school: string, opened: Open): string =>
  htmlPage({
    title: 'Thank you',
    school,
    body: [
      `<p>${opened.toSign.some(isForChild) ? `It is signed. At school ${escaped(opened.name)} now signs too.` : 'It is signed, and on file at school.'}</p>`,
      '<p>You may close this page.</p>',
    ],
  });

export const codePage = (school: string): string =>
  htmlPage({
    title: 'Sign an agreement',
    school,
    body: [
      '<p>Your letter has a code of twelve letters and numbers.</p>',
      '<form method="post" action="/agree"><label>Code<input class="code" type="text" name="code" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required></label><button type="submit">Go on</button></form>',
    ],
  });
