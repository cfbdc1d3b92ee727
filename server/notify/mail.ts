import { createTransport } from 'nodemailer';
import type { MailFacts } from '#shared/api/notify.ts';
import { later, never, sent, type Message, type Outcome } from './message.ts';

export interface MailWay {
  readonly facts: MailFacts;
  /** Empty where the server asks for none. */
  readonly password: string;
  readonly signal: AbortSignal;
}

const longestMs = 10_000;

const transportFor = ({ facts, password }: MailWay) => {
  const { host, port, security, user, certificate } = facts;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== '' && security !== 'none' && { auth: { user, pass: password } }),
    ...(certificate !== '' && { tls: { ca: certificate } }),
    connectionTimeout: longestMs,
    greetingTimeout: longestMs,
    socketTimeout: longestMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

export interface Mail {
  /** The same at every try, so that a mailbox knows a double. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

/** What is sent of incidents and alerts, and no more. */
export const mailOf = ({ id, line, url }: Message): Mail => ({
  id,
  subject: line,
  text: [
    `${line}.`,
    '',
    `Open it in ThinkClick: ${url}`,
    '',
    'You will be asked to sign in. This message names nobody; please do not forward it.',
  ].join('\r\n'),
});

const idAt = ({ id }: Mail, from: string): string => `<${id}@${from.split('@')[1] ?? 'thinkclick'}>`;

export const sendMail = async (way: MailWay, to: string, written: Mail): Promise<Outcome> => {
  const transport = transportFor(way);
  const { from } = way.facts;
  const mail = {
    from: { name: 'ThinkClick', address: from },
    to,
    subject: written.subject,
    text: written.text,
    messageId: idAt(written, from),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
  const done = new AbortController();
  try {
    await Promise.race([transport.sendMail(mail), stopping(way.signal, done.signal)]);
    return sent;
  } catch (error) {
    return outcomeOfMail(error);
  } finally {
    done.abort();
    transport.close();
  }
};

/** Rejects when the server stops, and lets go of it once the mail is `done`. */
const stopping = (signal: AbortSignal, done: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('The server is stopping'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: done });
  });

interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

const sentences: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server does not take the name and password.',
  ETLS: 'The mail server does not speak TLS as it should.',
  EDNS: 'There is no mail server of that name.',
  ECONNECTION: 'The mail server could not be reached.',
  ESOCKET: 'The mail server could not be reached, or could not show that it is the one meant.',
  ETIMEDOUT: 'The mail server did not answer in time.',
};

// What comes back may hold addresses: only codes are said again.
const outcomeOfMail = (error: unknown): Outcome => {
  const { code = '', responseCode = 0, command = '' } = error as MailError;
  if (code === 'EENVELOPE' && responseCode >= 550 && responseCode <= 553 && command.startsWith('RCPT')) {
    return never('The mail server knows nobody of this address.');
  }
  const answered = responseCode > 0 ? ` (It answered with ${responseCode}.)` : '';
  return later((sentences[code] ?? 'The mail server did not take the message.') + answered);
};
