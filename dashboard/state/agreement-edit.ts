import { agreementTextsSchema, type AgreementText, type AgreementTexts } from '#shared/agreements/text.ts';

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

/** Why it cannot be saved yet, in one sentence; null when it can. */
export const whyNotSaved = (texts: AgreementTexts): string | null => {
  for (const { language, text } of texts) {
    const empty = text.statements.findIndex((statement) => statement.text.trim() === '');
    if (empty >= 0) return `Statement ${empty + 1} has no words (${language}).`;
    if ([text.title, text.intro, text.thanks].some((words) => words.trim() === ''))
      return `Title, introduction and thanks need words (${language}).`;
  }
  const parsed = agreementTextsSchema.safeParse(texts);
  return parsed.success ? null : 'Something is too long, or missing.';
};
