import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came over the wire, but with the folded lines of its body made whole. */
  readonly raw: string;
  readonly isSecure: boolean;
  readonly user: string;
}

export interface MailServerOptions {
  readonly user?: string;
  readonly password?: string;
  /** PEM: offers STARTTLS with it. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

/** A real SMTP server on loopback. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Addresses it knows nobody of. */
  readonly unknown = new Set<string>();
  /** True: it takes nothing now. */
  isBroken = false;
  readonly #server: SMTPServer;

  private constructor({ user, password, certificate }: MailServerOptions) {
    this.#server = new SMTPServer({
      authOptional: user === undefined,
      disabledCommands: [...(user === undefined ? ['AUTH'] : []), ...(certificate ? [] : ['STARTTLS'])],
      ...certificate,
      onAuth: (auth, _session, callback) =>
        auth.username === user && auth.password === password
          ? callback(null, { user: auth.username })
          : callback(new Error('Wrong password')),
      onRcptTo: ({ address }, _session, callback) => {
        const error = this.isBroken ? refusal(451) : this.unknown.has(address) ? refusal(550) : null;
        callback(error);
      },
      onData: (stream, session, callback) => {
        let raw = '';
        stream.on('data', (bytes: Buffer) => (raw += bytes.toString()));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const who = typeof session.user === 'string' ? session.user : '';
          this.received.push({ to, raw: raw.replaceAll('=\r\n', ''), isSecure: session.secure, user: who });
          callback(null);
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  static async open(options: MailServerOptions = {}): Promise<MailServer> {
    const mail = new MailServer(options);
    await new Promise<void>((resolve) => mail.#server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  to(email: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(email));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

const refusal = (responseCode: number): Error => Object.assign(new Error('Not taken'), { responseCode });
