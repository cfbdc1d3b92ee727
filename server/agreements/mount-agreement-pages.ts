import express, { type Express, type Request, type Response } from 'express';
import * as z from 'zod/mini';
import { failure, type Result } from '#shared/result.ts';
import { lettersPath, lettersRequestSchema } from '#shared/api/agreements.ts';
import { languageSchema } from '#shared/agreements/text.ts';
import { ownOriginOnly } from '../http/own-origin-only.ts';
import { sendResult } from '../http/send-result.ts';
import type { Actor } from '../people/actor.ts';
import { AttemptLimits } from '../people/attempt-limits.ts';
import type { School } from '../people/school.ts';
import type { Sessions } from '../people/sessions.ts';
import { typedCode } from './agreement-links.ts';
import type { AgreementPapers } from './agreement-papers.ts';
import { codePage, signPage, thanksPage, toldPage, type Told } from './link-pages.ts';
import { questionsOf, toAnswer } from './link-questions.ts';
import { styleSheet } from './page-html.ts';
import type { SignByLink, Opened } from './sign-by-link.ts';

export interface MountAgreementPagesParts {
  readonly sessions: Pick<Sessions, 'actorOf'>;
  readonly school: Pick<School, 'name'>;
  readonly origin: string;
  readonly signByLink: SignByLink;
  readonly agreementPapers: AgreementPapers;
}

const field = (most: number) => z._default(z.string().check(z.trim(), z.maxLength(most)), '');
const formSchema = z.object({
  name: field(80),
  relation: field(40),
  together: field(3),
  agree: field(3),
  language: z._default(languageSchema, 'en'),
});
type Form = z.infer<typeof formSchema>;

const statuses: Record<Told, number> = {
  unknown: 404,
  used: 410,
  expired: 410,
  nothing: 200,
  'too-many': 429,
};

/** The pages of a letter's code: no account, no script; and what is printed. */
export const mountAgreementPages = (web: Express, parts: MountAgreementPagesParts): void => {
  const limits = new AttemptLimits();
  const readForm = express.urlencoded({ extended: false, limit: '8kb' });
  const tell = (response: Response, school: string, why: Told): void =>
    void response.status(statuses[why]).send(toldPage(school, why));

  /** Null where it has been answered already. */
  const open = async (request: Request, response: Response): Promise<(Opened & { is: 'open' }) | null> => {
    const school = await schoolName(parts);
    prepare(response);
    const waitSeconds = await limits.take(request.ip ?? '', null);
    if (waitSeconds > 0) {
      response.set('Retry-After', String(waitSeconds));
      tell(response, school, 'too-many');
      return null;
    }
    const opened = await parts.signByLink.open(codeOf(request));
    if (opened.is !== 'open') tell(response, school, opened.is);
    else await limits.forgive(request.ip ?? '', null);
    if (opened.is === 'open' && opened.toSign.length > 0) return opened;
    if (opened.is === 'open') tell(response, school, 'nothing');
    return null;
  };

  web.get('/agree/style.css', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('css').send(styleSheet);
  });
  web.get('/agree', async (_request, response) => {
    prepare(response).send(codePage(await schoolName(parts)));
  });
  web.post('/agree', readForm, (request, response) => {
    const { code } = request.body as { code?: unknown };
    prepare(response).redirect(303, `/agree/${typedCode(typeof code === 'string' ? code : '') || 'none'}`);
  });
  web.get('/agree/:code', async (request, response) => {
    const opened = await open(request, response);
    if (opened === null) return;
    const language = languageSchema.safeParse(request.query['lang']).data ?? 'en';
    const typed = { name: '', relation: '' };
    const page = { school: await schoolName(parts), opened, code: codeOf(request), language };
    const questions = questionsOf(opened.toSign, language, {});
    response.send(signPage({ ...page, typed, questions, error: null }));
  });
  web.post('/agree/:code', readForm, async (request, response) => {
    const opened = await open(request, response);
    if (opened === null) return;
    const school = await schoolName(parts);
    const form = formSchema.safeParse(request.body);
    const said = form.success ? form.data : emptyForm;
    const { language, name, relation } = said;
    const questions = questionsOf(opened.toSign, language, request.body);
    const error = form.success
      ? (missingIn(said, opened) ?? toAnswer(questions))
      : 'That was too long. Shorten it and try again.';
    const page = { school, opened, code: codeOf(request), language, typed: { name, relation } };
    if (error !== null) return void response.status(400).send(signPage({ ...page, questions, error }));
    const isSigned = await parts.signByLink.sign(opened, { name, relation, language });
    if (!isSigned) return tell(response, school, 'used');
    response.send(thanksPage(school, opened));
  });
  mountPapers(web, parts);
};

const emptyForm: Form = { name: '', relation: '', together: '', agree: '', language: 'en' };

const missingIn = (said: Form, { link, toSign }: Opened & { is: 'open' }): string | null => {
  if (said.name === '') return 'Write your full name.';
  if (link.pupilId !== null && said.relation === '') return 'Write who you are to the child.';
  if (toSign.some(({ role }) => role === 'for-pupil') && said.together !== 'yes')
    return 'Read it together with your child, and tick the box that says so.';
  return said.agree === 'yes' ? null : 'Tick the box that says that you agree.';
};

const codeOf = ({ params: { code } }: Request): string => typedCode(typeof code === 'string' ? code : '');

const schoolName = async ({ school }: MountAgreementPagesParts): Promise<string> =>
  (await school.name()) ?? 'ThinkClick';

/** Neither kept on the way nor found by anybody. */
const prepare = (response: Response): Response =>
  response.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex, nofollow').type('html');

const mountPapers = (web: Express, parts: MountAgreementPagesParts): void => {
  const send =
    (find: (actor: Actor, request: Request) => Promise<Result<{ name: string; bytes: Buffer }>>) =>
    async (request: Request, response: Response): Promise<void> => {
      response.set('Cache-Control', 'no-store');
      const actor = await parts.sessions.actorOf(request.headers.cookie);
      const file = actor ? await find(actor, request) : failure('not-signed-in');
      if (!file.ok) return sendResult(response, file);
      response.attachment(file.value.name).type('application/pdf').send(file.value.bytes);
    };
  const idOf = ({ params: { id } }: Request): string => (typeof id === 'string' ? id : '');
  const { agreementPapers } = parts;
  web.get(
    '/api/agreements/:id/pdf',
    send((actor, request) => agreementPapers.blank(actor, idOf(request))),
  );
  web.get(
    '/api/agreement-signatures/:id/pdf',
    send((actor, request) => agreementPapers.signed(actor, idOf(request))),
  );
  web.get(
    '/api/agreements/missing/:id/pdf',
    send((actor, request) => agreementPapers.missing(actor, idOf(request))),
  );
  web.post(
    lettersPath,
    ownOriginOnly(parts.origin),
    express.json(),
    send(async (actor, request) => {
      const parsed = lettersRequestSchema.safeParse(request.body);
      return parsed.success ? agreementPapers.letters(actor, parsed.data.for) : failure('bad-message');
    }),
  );
};
