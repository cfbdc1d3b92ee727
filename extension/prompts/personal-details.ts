import type { DetailKind } from '#shared/prompts/moments.ts';
import {
  escaped,
  hasAddress,
  hasEmail,
  hasOwnAge,
  hasOwnBirthday,
  hasOwnPlace,
  hasPhone,
  introduces,
  isAge,
  isDate,
  saysFullName,
  saysSchool,
} from './detail-patterns.ts';
import { hasPostcode } from './postcode-areas.ts';

/** What is known of the box that was typed into. */
export interface FieldFacts {
  /** Its name, label, placeholder and so on, in small letters. */
  readonly label: string;
  readonly type: string;
  readonly isSearch: boolean;
  /** The form is one to sign in by: an address of mail belongs there. */
  readonly isSignIn: boolean;
}

/** Of the child at this device; known in this world alone, never to the page. */
export interface OwnFacts {
  /** First name first. Empty where nobody knows. */
  readonly names: readonly string[];
  /** Empty where nobody knows. */
  readonly school: string;
}

export const ownFactsOf = (pupil: { readonly name: string } | null, school: string): OwnFacts => ({
  names: pupil?.name.split(/\s+/).filter((name) => name.length > 1) ?? [],
  school,
});

/** Longer ones are not written by hand. */
const longestText = 2_000;

/** Which kinds of personal details are in what was typed. What it was never leaves the page. */
export const detailsIn = (typed: string, field: FieldFacts, own: OwnFacts): DetailKind[] => {
  if (field.isSearch || field.type === 'password') return [];
  const text = typed.slice(-longestText).replace(/\s+/g, ' ').trim();
  return text === '' ? [] : kinds.filter((kind) => tests[kind](text, field, own));
};

type Test = (text: string, field: FieldFacts, own: OwnFacts) => boolean;

const isAbout =
  (pattern: RegExp): ((field: FieldFacts) => boolean) =>
  ({ label }) =>
    pattern.test(label);

/** Chosen by itself, beside a day and a month. */
const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text);

const isCode = isAbout(/\b(?:code|pin|key|serial|room|isbn|answer|equation|formula|grid|spelling)\b/);
const isForPostcode = isAbout(/\bpost ?-?code|\bzip|postal|cod post/);
const isForAddress = isAbout(/\baddress|street|\bcyfeiriad/);
const isForOtherAddress = isAbout(/e-?mail|web|\burl\b|\bip\b|e-?bost/);
const isForAge = isAbout(/\bage\b|how old|\boed\b/);
const isForBirthday = isAbout(/birth|\bdob\b|\bb-?day|pen-?blwydd/);
const isForPlace = isAbout(/\bcity\b|\btown\b|home ?town|your location|where (?:do )?you live|\bvillage\b/);
const isForName = isAbout(/\bname\b|first ?-?name|full ?-?name|\bfname|\bgiven-name|\benw\b/);
const isForOtherName = isAbout(
  /user ?-?name|nick|screen|team|file|pet|character|animal|country|king|queen|author|book|project|display|planet|hero/,
);
const isForPhone = isAbout(/phone|mobile|\btel\b|ffôn/);
/** A task about somebody or something else; a question with "you" in it is about the child. */
const isTask = ({ label }: FieldFacts): boolean =>
  /\?|\banswer|\bquestion|\bquiz|exercise|\bspell|\bsum\b|story|sentence|character|\bwhich\b|\bwho\b|\bname an?\b|\ban? (?:girl|boy|child|person)|\bof (?:a|the|harry|tom)\b|figures|\bhis\b|\bher\b|\bking|\bqueen|\bcould\b/.test(
    label,
  ) && !/\byour?\b/.test(label);

const tests: Record<DetailKind, Test> = {
  name: (text, field, own) =>
    !field.isSignIn && (hasOwnName(text, field, own) || (saysFullName(text) && !isTask(field))),
  address: (text, field) =>
    isForAddress(field) && !isForOtherAddress(field) && !isTask(field)
      ? /\d/.test(text) && /\p{L}{3}/u.test(text)
      : hasAddress(text) && !isCode(field),
  postcode: (text, field) =>
    isForPostcode(field) ? hasPostcode(text.toUpperCase()) : !isCode(field) && hasPostcode(text),
  phone: (text, field) =>
    (isForPhone(field) || field.type === 'tel' || !(isCode(field) || isTask(field))) && hasPhone(text),
  email: (text, field) => !field.isSignIn && !isTask(field) && hasEmail(text),
  school: (text, _field, own) => hasOwnSchool(text, own) || saysSchool(text),
  birthday: (text, field) =>
    isForBirthday(field) && !isTask(field) ? isDate(text) || isYear(text) : hasOwnBirthday(text),
  age: (text, field) => (isForAge(field) && !isTask(field) && !isCode(field) ? isAge(text) : hasOwnAge(text)),
  place: (text, field) =>
    isForPlace(field) && !isTask(field) && !isCode(field) ? /^\p{L}{3,}/u.test(text) : hasOwnPlace(text),
};
const kinds = Object.keys(tests) as DetailKind[];

const hasOwnName: Test = (text, field, { names }) => {
  const [first, ...others] = names;
  if (first === undefined) return false;
  const last = others.at(-1);
  if (last !== undefined && asWords(first, last).test(text)) return true;
  const isNameBox = isForName(field) && !isForOtherName(field) && !isTask(field);
  return (isNameBox && asWords(first).test(text) && text.split(' ').length <= 3) || introduces(text, first);
};

const asWords = (...words: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<!\p{L})${words.map(escaped).join(String.raw`\W+(?:\p{L}+\W+)?`)}(?!\p{L})`, 'iu');

/** "Hazel Wood Primary School" and "Hazel Wood Primary" are one. */
const hasOwnSchool = (text: string, { school }: OwnFacts): boolean => {
  const short = school.replace(/\s+(?:school|academy)$/i, '');
  return short.includes(' ') && text.toLowerCase().includes(short.toLowerCase());
};
