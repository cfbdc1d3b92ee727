import type { ExceptionTarget } from '../device-state.ts';
import { isWithin, parseAddress } from './address.ts';
import { decide, type CompiledPolicy, type Subject } from './decide.ts';
import { isHelpline } from './helplines.ts';
import { fileKindLabels, fileKindOf, type NamedFile } from './file-kind.ts';
import type { FileKind, TransferRule } from './policy.ts';

export interface Download extends NamedFile {
  /** Where the bytes come from, after all redirects. */
  readonly url: string;
}

export interface TransferDecision {
  readonly rule: TransferRule;
  /** For staff: "Stopped: Programs and installers (set-up.exe)". At most 200 characters. */
  readonly why: string;
  readonly kind: FileKind | null;
}

const said: Record<TransferRule, string> = {
  allow: 'Open',
  ask: 'A teacher is asked first',
  stop: 'Stopped',
};

const transfer = (rule: TransferRule, kind: FileKind | null, about: string): TransferDecision => ({
  rule,
  kind,
  why: `${said[rule]}: ${about}`.slice(0, 200),
});

/** Whether a file may be kept. A program never is, except by staff; nor is a file from a page that may not open. A helpline's is. */
export const decideDownload = (
  policy: CompiledPolicy,
  subject: Subject,
  download: Download,
  now: number,
): TransferDecision => {
  const kind = fileKindOf(download);
  const about = `${fileKindLabels[kind]} (${download.fileName || 'a file without a name'})`;
  const mayRunPrograms = subject.person.kind === 'staff';
  if (kind === 'program' && !mayRunPrograms) return transfer('stop', kind, about);
  // What a page made itself has the page's own address in front of it.
  const page = decide(policy, subject, download.url.replace(/^(?:blob|filesystem):/, ''), now);
  if (page.verdict === 'block' && !download.url.startsWith('data:')) return transfer('stop', kind, page.rule);
  if (page.reason === 'helpline' || isOpened(subject, 'download', download.url, now)) {
    return transfer('allow', kind, about);
  }
  return transfer(policy.rulesOf(subject.person, now).downloads[kind], kind, about);
};

/**
 * What a download is known by when a teacher is asked: its address, or the site of a page that makes files itself, since
 * these have another address each time.
 */
export const downloadKeyOf = (url: string): string => {
  const made = /^(?:blob|filesystem):([a-z]+:\/\/[^/]+)/.exec(url)?.[1];
  return made ?? (url.startsWith('data:') ? 'data:' : url).slice(0, 2048);
};

/** Whether a page may be given a file of the pupil's. */
export const decideUpload = (
  policy: CompiledPolicy,
  subject: Subject,
  pageUrl: string,
  now: number,
): TransferDecision => {
  const host = parseAddress(pageUrl)?.host ?? '';
  if (isHelpline(pageUrl) || isOpened(subject, 'upload', pageUrl, now)) {
    return transfer('allow', null, `a file sent to ${host}`);
  }
  return transfer(policy.rulesOf(subject.person, now).uploads, null, `a file sent to ${host}`);
};

const isOpened = (subject: Subject, kind: 'download' | 'upload', url: string, now: number): boolean => {
  const host = parseAddress(url)?.host ?? '';
  return subject.exceptions.some(
    ({ target, endsAt }) => now < endsAt && target.kind === kind && isFor(target, url, host),
  );
};

const isFor = (target: ExceptionTarget, url: string, host: string): boolean => {
  if (target.kind === 'download') return target.url === downloadKeyOf(url);
  return target.kind === 'upload' && isWithin(host, target.host);
};
