import { generateKeyPairSync, hash, sign } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { der, elementsIn, readElement, sequence } from '../../server/time-stamps/der.ts';

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const integer = (...bytes: number[]): Buffer => der(0x02, Buffer.from(bytes));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const sha256 = sequence(oid('608648016503040201'));
const stampInfo = oid('2a864886f70d0109100104');
const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;

const stampTime = (at: number): Buffer =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
const utcTime = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
const nameOf = (commonName: string): Buffer =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))));

/** A made-up authority that stamps what it is sent (RFC 3161), on loopback; made without openssl, which a machine may lack. */
export class TimeAuthority {
  readonly #server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.asked += 1;
      if (this.isAway) return void response.writeHead(503).end();
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(this.replyTo(Buffer.concat(chunks)));
    });
  });
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly certificate: Buffer;
  asked = 0;
  isAway = false;
  /** Says another time than its own. */
  turnedMs = 0;

  private constructor(purpose: string) {
    this.certificate = this.#certificate(purpose);
  }

  /** `purpose` is what its certificate is for: time stamps, unless said otherwise. */
  static async open(purpose = '2b06010505070308'): Promise<TimeAuthority> {
    const authority = new TimeAuthority(purpose);
    await new Promise<void>((resolve) => authority.#server.listen(0, '127.0.0.1', resolve));
    return authority;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/tsa`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  replyTo(request: Buffer): Buffer {
    const [, imprint, nonce] = elementsIn(readElement(request));
    const token = this.stamp(imprint?.whole ?? Buffer.of(), nonce?.whole ?? Buffer.of());
    return sequence(sequence(integer(0)), token);
  }

  stamp(imprint: Buffer, nonce: Buffer): Buffer {
    const at = Date.now() + this.turnedMs;
    const info = sequence(integer(1), oid('2a0304'), imprint, integer(7), stampTime(at), nonce);
    const attributes = [
      sequence(oid('2a864886f70d010903'), der(0x31, stampInfo)),
      sequence(
        oid('2a864886f70d010904'),
        der(0x31, der(0x04, Buffer.from(hash('sha256', info, 'hex'), 'hex'))),
      ),
    ];
    const signature = sign('sha256', der(0x31, ...attributes), this.#keys.privateKey);
    const who = sequence(nameOf('Made-up time authority'), integer(1));
    const signer = sequence(
      integer(1),
      who,
      sha256,
      der(0xa0, ...attributes),
      ecdsaWithSha256,
      der(0x04, signature),
    );
    const content = sequence(stampInfo, der(0xa0, der(0x04, info)));
    const signed = sequence(
      integer(3),
      der(0x31, sha256),
      content,
      der(0xa0, this.certificate),
      der(0x31, signer),
    );
    return sequence(oid('2a864886f70d010702'), der(0xa0, signed));
  }

  #certificate(purpose: string): Buffer {
    const usage = sequence(oid('551d25'), der(0x01, Buffer.of(0xff)), der(0x04, sequence(oid(purpose))));
    const toBeSigned = sequence(
      der(0xa0, integer(2)),
      integer(1),
      ecdsaWithSha256,
      nameOf('Made-up time authority'),
      sequence(utcTime(Date.now() - yearMs), utcTime(Date.now() + yearMs)),
      nameOf('Made-up time authority'),
      this.#keys.publicKey.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(usage)),
    );
    const signature = sign('sha256', toBeSigned, this.#keys.privateKey);
    return sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  }
}
