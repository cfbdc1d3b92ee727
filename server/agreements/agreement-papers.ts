import { agreementAudienceLabels } from '#shared/agreements/audience.ts';
import { signatureSchema } from '#shared/agreements/signature.ts';
import type { AgreementTexts } from '#shared/agreements/text.ts';
import type { AgreementLink, ClassStanding, LinkTarget, PupilStanding } from '#shared/api/agreements.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Settings } from '../config.ts';
import { longTime } from '../exports/london-time.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { School } from '../people/school.ts';
import type { Storage } from '../storage/storage.ts';
import type { AgreementBook } from './agreement-book.ts';
import { Paper } from './paper.ts';
import type { SignatureRow, Signatures } from './signatures.ts';
import type { Version } from './standing.ts';

export interface AgreementPapersParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly agreementBook: AgreementBook;
  readonly signatures: Signatures;
  readonly school: Pick<School, 'name'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ownStanding: (actor: Actor, classId: string) => Promise<Result<ClassStanding>>;
  readonly makeLinks: (actor: Actor, target: LinkTarget) => Promise<Result<AgreementLink[]>>;
}

export interface PaperFile {
  /** Without a name of a person (R50). */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Agreements on paper: blank, signed, and as letters. */
export class AgreementPapers {
  readonly #parts: AgreementPapersParts;

  constructor(parts: AgreementPapersParts) {
    this.#parts = parts;
  }

  /** To be signed by hand: a sheet in each language. */
  async blank(actor: Actor, versionId: string): Promise<Result<PaperFile>> {
    const refused = await askMay(this.#parts, actor, 'sign-own-agreement', {}, versionId);
    if (refused) return refused;
    const version = this.#parts.agreementBook.find(versionId);
    if (version === null) return failure('not-found');
    const paper = await this.#paper(`Agreement: ${agreementAudienceLabels[version.audience]}`);
    const school = await this.#school();
    for (const text of version.texts) {
      paper.sheet();
      writeText(paper, text, school);
      for (const label of linesFor(version)) paper.blank(label);
    }
    const name = `agreement-${version.audience}-${version.number}.pdf`;
    return success({ name, bytes: await paper.finish() });
  }

  /** As it is on file, with what it was signed with. */
  async signed(actor: Actor, signatureId: string): Promise<Result<PaperFile>> {
    const refused = await askMay(this.#parts, actor, 'view-signatures', {}, signatureId);
    if (refused) return refused;
    const row = await this.#parts.signatures.find(signatureId);
    const version = row && this.#parts.agreementBook.find(row.versionId);
    if (!row || !version) return failure('not-found');
    const entry = { actor: actor.accountId, action: 'print-signature', object: signatureId, outcome: 'done' };
    await this.#parts.ledger.append(entry);
    const text = version.texts.find(({ language }) => language === row.language) ?? version.texts[0];
    const paper = await this.#paper('Signed agreement');
    paper.sheet();
    if (text) writeText(paper, text, await this.#school());
    await this.#writeSignature(paper, row, version);
    return success({ name: `signed-agreement-${signatureId.slice(0, 8)}.pdf`, bytes: await paper.finish() });
  }

  /** One sheet for each family or each adult, with a fresh code; an earlier one ends. */
  async letters(actor: Actor, target: LinkTarget): Promise<Result<PaperFile>> {
    const links = await this.#parts.makeLinks(actor, target);
    if (!links.ok) return links;
    const words = target.kind === 'parents' ? toFamilies : toAdults;
    const paper = await this.#paper(words.paper);
    const school = await this.#school();
    for (const link of links.value) writeLetter(paper, link, words, school, this.#parts.settings.url);
    return success({ name: 'agreement-letters.pdf', bytes: await paper.finish() });
  }

  /** Who of a class is missing, for the desk. */
  async missing(actor: Actor, classId: string): Promise<Result<PaperFile>> {
    const standing = await this.#parts.ownStanding(actor, classId);
    if (!standing.ok) return standing;
    const { className, pupils } = standing.value;
    const entry = { actor: actor.accountId, action: 'print-missing-agreements', object: classId };
    await this.#parts.ledger.append({ ...entry, outcome: 'done' });
    const paper = await this.#paper('Missing signatures');
    paper.sheet();
    paper.title(`Missing signatures: ${className}`, await this.#school());
    const missing = pupils.flatMap((pupil) => missingLine(pupil) ?? []);
    const of = `${missing.length} of ${pupils.length} missing`;
    paper.paragraph(`${missing.length === 0 ? 'Nobody is missing' : of}, ${longTime(this.#parts.clock())}.`);
    for (const line of missing) paper.paragraph(line);
    return success({ name: 'missing-signatures.pdf', bytes: await paper.finish() });
  }

  async #writeSignature(paper: Paper, row: SignatureRow, version: Version): Promise<void> {
    const signature = signatureSchema.parse(JSON.parse(row.signature));
    paper.heading('Signed');
    paper.paragraph(await this.#whoSigned(row));
    if (signature.kind === 'name') paper.paragraph(signature.name, 'bold');
    if (signature.kind === 'picture') paper.picture(signature.picture, `A picture: ${signature.picture}`);
    if (signature.kind === 'drawn') paper.strokes(signature.strokes, 'What was drawn as a signature');
    paper.paragraph(`On ${longTime(row.signedAt)}. Version ${version.number}, SHA-256 ${version.sha256}.`);
    if (row.withdrawnAt !== null)
      paper.paragraph(`Withdrawn on ${longTime(row.withdrawnAt)}: ${row.withdrawnReason}`, 'bold');
  }

  async #whoSigned({ role, pupilId, accountId, relation }: SignatureRow): Promise<string> {
    const { db } = this.#parts.storage;
    const pupil = await db
      .selectFrom('pupils')
      .select('name')
      .where('pupilId', '=', pupilId ?? '')
      .executeTakeFirst();
    const account = await db
      .selectFrom('accounts')
      .select('name')
      .where('accountId', '=', accountId ?? '')
      .executeTakeFirst();
    if (role === 'pupil') return `By ${pupil?.name ?? 'a pupil'}, on a device of the school`;
    if (pupil) return `For ${pupil.name}, by their ${relation}`;
    return account ? `By ${account.name}` : 'By a volunteer or contractor';
  }

  async #paper(title: string): Promise<Paper> {
    return new Paper({ title, school: await this.#school(), at: this.#parts.clock() });
  }

  async #school(): Promise<string> {
    return (await this.#parts.school.name()) ?? '';
  }
}

/** "Ada Long: the child, a parent". Null where all is signed. */
const missingLine = ({ name, pupil, forPupil, parent }: PupilStanding): string | null => {
  const signers = [
    ...(pupil === 'missing' ? ['the child'] : []),
    ...(forPupil === 'missing' ? ['a parent with the child'] : []),
    ...(parent === 'missing' ? ['a parent for themselves'] : []),
  ];
  return signers.length === 0 ? null : `${name}: ${signers.join(', ')}`;
};

const linesFor = ({ audience }: Version): readonly string[] => {
  if (audience === 'ks1') return ['My name', 'Grown-up at home', 'Date'];
  if (audience === 'ks2') return ['My name', 'I would tell, at school', 'And also', 'And at home', 'Date'];
  return audience === 'parents'
    ? ['Name', 'Child', 'Signature', 'Date']
    : ['Name', 'Position', 'Signature', 'Date'];
};

const writeText = (paper: Paper, { text, language }: AgreementTexts[number], school: string): void => {
  paper.speak(language === 'en' ? undefined : language);
  paper.title(text.title, school);
  paper.paragraph(text.intro);
  for (const { drawing, text: said } of text.statements) paper.card(drawing, said);
  paper.speak();
};

const toFamilies = {
  paper: 'Letters to families',
  title: 'To the family of',
  why: 'Children and grown-ups at our school agree how we use computers and the internet safely.',
  ask: 'Please read the agreement with your child and sign it. It takes about five minutes on a phone or a computer, and needs no account.',
  owner: 'It is for your family alone: please do not pass it on.',
} as const;

const toAdults = {
  paper: 'Letters to staff and volunteers',
  title: 'To',
  why: 'Everybody who works in our school or for it agrees how we use its computers and the internet safely.',
  ask: 'Please read the agreement and sign it. It takes about five minutes on a phone or a computer, and needs no account.',
  owner: 'It is for you alone: please do not pass it on.',
} as const;

const writeLetter = (
  paper: Paper,
  { name, url, code, expiresAt }: AgreementLink,
  words: typeof toFamilies | typeof toAdults,
  school: string,
  at: string,
): void => {
  paper.sheet();
  paper.title(`${words.title} ${name}`, school);
  paper.paragraph(words.why);
  paper.paragraph(words.ask);
  paper.code(url, `${at.replace(/^https?:\/\//, '')}/agree`, code);
  paper.paragraph(`The code works once, until ${longTime(expiresAt)}. ${words.owner}`);
  paper.paragraph('Without a phone or a computer? Ask the school office for a copy on paper.');
};
