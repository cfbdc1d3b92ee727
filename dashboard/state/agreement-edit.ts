import {
  agreementTextsSchema,
  type AgreementText,
  type AgreementTexts,
  type Check,
} from '#shared/agreements/text.ts';

/** What a shape-giving change does to one language; it is done to all, so that they stay alike. */
type Reshape = (text: AgreementText) => AgreementText;

const inAll = (texts: AgreementTexts, reshape: Reshape): AgreementTexts =>
  texts.map(({ language, text }) => ({ language, text: reshape(text) }));

/** A change of words, in one language. */
export const changeText = (
  texts: AgreementTexts,
  language: string,
  change: Partial<AgreementText>,
): AgreementTexts =>
  texts.map((each) => (each.language === language ? { language, text: { ...each.text, ...change } } : each));

const replaced = <Item>(items: readonly Item[], place: number, change: Partial<Item>): Item[] =>
  items.map((item, index) => (index === place ? { ...item, ...change } : item));

export const changeStatement = (
  texts: AgreementTexts,
  language: string,
  place: number,
  said: string,
): AgreementTexts =>
  texts.map((each) =>
    each.language === language
      ? {
          language,
          text: { ...each.text, statements: replaced(each.text.statements, place, { text: said }) },
        }
      : each,
  );

export const changeDrawing = (
  texts: AgreementTexts,
  place: number,
  drawing: AgreementText['statements'][number]['drawing'],
): AgreementTexts =>
  inAll(texts, (text) => ({ ...text, statements: replaced(text.statements, place, { drawing }) }));

export const addStatement = (texts: AgreementTexts): AgreementTexts =>
  inAll(texts, (text) => ({ ...text, statements: [...text.statements, { drawing: 'star', text: '' }] }));

export const removeStatement = (texts: AgreementTexts, place: number): AgreementTexts =>
  inAll(texts, (text) => ({
    ...text,
    statements: text.statements.filter((_statement, index) => index !== place),
  }));

/** One place towards the beginning. */
export const raiseStatement = (texts: AgreementTexts, place: number): AgreementTexts =>
  inAll(texts, (text) => {
    const moved = text.statements[place];
    if (moved === undefined || place === 0) return text;
    return {
      ...text,
      statements: text.statements.toSpliced(place, 1).toSpliced(place - 1, 0, moved),
    };
  });

const newCheck = (): Check => ({ question: '', answers: ['', ''], right: 0, explanation: '' });

export const addCheck = (texts: AgreementTexts): AgreementTexts =>
  inAll(texts, (text) => ({ ...text, checks: [...text.checks, newCheck()] }));

export const removeCheck = (texts: AgreementTexts, place: number): AgreementTexts =>
  inAll(texts, (text) => ({ ...text, checks: text.checks.toSpliced(place, 1) }));

/** Another answer is the right one, in every language. */
export const changeRight = (texts: AgreementTexts, place: number, right: number): AgreementTexts =>
  inAll(texts, (text) => ({ ...text, checks: replaced(text.checks, place, { right }) }));

/** Begins with the English words, to be written over. */
export const addLanguage = (texts: AgreementTexts, language: string): AgreementTexts => {
  const [english] = texts;
  return english === undefined ? texts : [...texts, { language, text: english.text }];
};

export const removeLanguage = (texts: AgreementTexts, language: string): AgreementTexts =>
  texts.filter((each) => each.language !== language);

/** Why it cannot be saved yet, in one sentence; null when it can. */
export const whyNotSaved = (texts: AgreementTexts): string | null => {
  for (const { language, text } of texts) {
    const empty = text.statements.findIndex((statement) => statement.text.trim() === '');
    if (empty >= 0) return `Statement ${empty + 1} has no words (${language}).`;
    if ([text.title, text.intro, text.thanks].some((words) => words.trim() === ''))
      return `Title, introduction and thanks need words (${language}).`;
    const bare = text.checks.findIndex((check) =>
      [check.question, check.explanation, ...check.answers].some((words) => words.trim() === ''),
    );
    if (bare >= 0) return `Question ${bare + 1} needs words everywhere (${language}).`;
  }
  const parsed = agreementTextsSchema.safeParse(texts);
  return parsed.success ? null : 'Something is too long, or missing.';
};
