import * as z from 'zod/mini';
import { categoryListsPath, takenUploadSchema } from '#shared/api/category-lists.ts';
import { exportPath, type ExportRequest } from '#shared/api/exports.ts';
import { lettersPath, type LinkTarget } from '#shared/api/agreements.ts';
import { endpoints, type EndpointAnswer, type EndpointName, type EndpointRequest } from '#shared/api.ts';
import {
  failure,
  failureReasons,
  success,
  type Failure,
  type FailureReason,
  type Result,
} from '#shared/result.ts';

const resultSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), reason: z.enum(failureReasons), detail: z.string() }),
]);

/** Calls one endpoint of the contract. Never rejects: what goes wrong on the way is a failure like any other. */
export type Call = <Name extends EndpointName>(
  name: Name,
  request: EndpointRequest<Name>,
) => Promise<Result<EndpointAnswer<Name>>>;

/** The bytes of one picture, or why not. */
type FetchBytes = (id: string) => Promise<Result<Blob>>;

/** Sends one list of sites, or an archive of them, as it is: for a new source, or in place of the content of one. */
type UploadList = (
  file: File,
  about: { readonly name: string; readonly categoryId: string } | { readonly sourceId: string },
) => Promise<Result<{ readonly sourceId: string }>>;

/** A file as the server names it. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Blob;
}

export interface Api {
  readonly call: Call;
  readonly fetchEvidence: FetchBytes;
  /** Each is recorded. */
  readonly fetchExport: (request: ExportRequest) => Promise<Result<NamedFile>>;
  /** A report as a PDF. Each is recorded. */
  readonly fetchPdf: (path: `/api/${string}`) => Promise<Result<Blob>>;
  readonly fetchSubjectAccess: FetchBytes;
  /** Letters with a fresh code for each of these, as PDF. */
  readonly fetchLetters: (target: LinkTarget) => Promise<Result<Blob>>;
  readonly uploadList: UploadList;
}

export interface ApiParts {
  readonly fetch: typeof fetch;
  /** Told when the server no longer knows the session. */
  readonly onSessionEnded: () => void;
  /** Shows the server that this is a designated computer; false where it is none. */
  readonly proveComputer: () => Promise<boolean>;
}

const unreachable = (): Failure =>
  failure('offline', 'The server cannot be reached. Check the network and try again.');
const notUnderstood = (): Failure =>
  failure('bad-message', 'The answer of the server was not understood. Load the page again.');

/** Signing in fails with words of its own; it does not mean that a session ended. */
const endsSession = (name: string, result: Result<unknown>): boolean =>
  !result.ok && endings.has(result.reason) && name !== 'signIn';

/** Who needs a second factor is led to it when they sign in next. */
const endings: ReadonlySet<FailureReason> = new Set(['not-signed-in', 'needs-second-factor']);

const queryOf = (request: object): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request)) if (value !== undefined) query.set(key, String(value));
  return query.size > 0 ? `?${query}` : '';
};

const requestOf = (name: EndpointName, request: object): [string, RequestInit] => {
  const { method, path } = endpoints[name];
  if (method === 'GET') return [path + queryOf(request), {}];
  const headers = { 'Content-Type': 'application/json' };
  return [path, { method, headers, body: JSON.stringify(request) }];
};

const fileNameIn = (disposition: string | null): string | null =>
  /filename="?([\w.-]+)"?/.exec(disposition ?? '')?.[1] ?? null;

const readResult = async (response: Response): Promise<Result<unknown>> => {
  try {
    const parsed = resultSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : notUnderstood();
  } catch {
    return response.status >= 500 ? unreachable() : notUnderstood();
  }
};

/** What the proof itself is made with: it cannot wait for one. */
const proofNames: readonly EndpointName[] = ['deviceChallenge', 'markDevice', 'proveDevice'];

export const createApi = ({ fetch, onSessionEnded, proveComputer }: ApiParts): Api => {
  const exchange = async (url: string, init: RequestInit): Promise<Result<Response>> => {
    try {
      return success(await fetch(url, { credentials: 'same-origin', cache: 'no-store', ...init }));
    } catch {
      return unreachable();
    }
  };

  const watched = <Value>(name: string, result: Result<Value>): Result<Value> => {
    if (endsSession(name, result)) onSessionEnded();
    return result;
  };

  /** Asks again, once, where the designated computer was asked for and this is it. */
  const proven = async <Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    const result = await ask();
    if (result.ok || result.reason !== 'not-designated') return result;
    return (await proveComputer()) ? ask() : result;
  };

  const callOnce: Call = async (name, request) => {
    const [url, init] = requestOf(name, request);
    const response = await exchange(url, init);
    if (!response.ok) return response;
    const result = watched(name, await readResult(response.value));
    if (!result.ok) return result;
    const answer = endpoints[name].answer.safeParse(result.value);
    return answer.success ? success(answer.data as EndpointAnswer<typeof name>) : notUnderstood();
  };

  const call: Call = (name, request) =>
    proofNames.includes(name) ? callOnce(name, request) : proven(() => callOnce(name, request));

  const fetchBytesOnce = async (
    name: string,
    url: string,
    type: string,
    init: RequestInit = {},
  ): Promise<Result<Blob>> => {
    const response = await exchange(url, init);
    if (!response.ok) return response;
    const isWanted = response.value.headers.get('Content-Type')?.startsWith(type) === true;
    if (response.value.ok && isWanted) return success(await response.value.blob());
    const result = watched(name, await readResult(response.value));
    return result.ok ? notUnderstood() : result;
  };
  const fetchBytes: typeof fetchBytesOnce = (...wanted) => proven(() => fetchBytesOnce(...wanted));
  const fetchEvidence: FetchBytes = (evidenceId) =>
    fetchBytes('evidence', `/api/evidence/${encodeURIComponent(evidenceId)}`, 'image/');
  const fetchExportOnce: Api['fetchExport'] = async (request) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await exchange(exportPath, { method: 'POST', headers, body: JSON.stringify(request) });
    if (!response.ok) return response;
    const name = fileNameIn(response.value.headers.get('Content-Disposition'));
    if (response.value.ok && name !== null) return success({ name, bytes: await response.value.blob() });
    const result = watched('export', await readResult(response.value));
    return result.ok ? notUnderstood() : result;
  };

  const fetchExport: Api['fetchExport'] = (request) => proven(() => fetchExportOnce(request));

  const fetchLetters: Api['fetchLetters'] = (target) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ for: target }) };
    return fetchBytes('letters', lettersPath, 'application/pdf', init);
  };
  const fetchPdf: Api['fetchPdf'] = (path) => fetchBytes('pdf', path, 'application/pdf');
  const fetchSubjectAccess: FetchBytes = (requestId) =>
    fetchBytes(
      'subject-access',
      `/api/subject-access/${encodeURIComponent(requestId)}/export`,
      'application/zip',
    );

  const uploadList: UploadList = async (file, about) => {
    const headers = { 'Content-Type': 'application/octet-stream' };
    const init = { method: 'POST', headers, body: file };
    const response = await exchange(categoryListsPath + queryOf(about), init);
    if (!response.ok) return response;
    const result = watched('uploadList', await readResult(response.value));
    if (!result.ok) return result;
    const taken = takenUploadSchema.safeParse(result.value);
    return taken.success ? success(taken.data) : notUnderstood();
  };

  return { call, fetchEvidence, fetchExport, fetchPdf, fetchSubjectAccess, fetchLetters, uploadList };
};
