import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { DeviceState, Watch } from '#shared/device-state.ts';
import type { Policy, SignedPolicy } from '#shared/policy/policy.ts';
import type { Presence, Report } from '#shared/reports.ts';
import type { MetTelling } from '#shared/prompts/met-lately.ts';
import type { Result } from '#shared/result.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import {
  deviceNamespace,
  PROTOCOL_VERSION,
  signedText,
  type Action,
  type EnrolAnswer,
  type HelloAnswer,
} from '#shared/socket-events.ts';
import * as socketParser from '#shared/socket-parser.ts';
import { waitUntil } from './wait-until.ts';

export interface RawDeviceOptions {
  readonly url: string;
  readonly extensionId: string;
  readonly enrolmentKey: string;
  readonly profileEmail?: string | null;
  /** For how long that account has been signed in; a device that does not say where left out. */
  readonly accountForMs?: number;
  readonly origin?: string;
  /** Of the handshake, instead of its Origin alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The key of another device, to be that device. */
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

type Ack = (result: unknown) => void;

/** A device written by hand, which can also say what no extension would. */
export class RawDevice {
  readonly #options: RawDeviceOptions;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly socket: Socket;
  readonly nonces: string[] = [];
  readonly states: DeviceState[] = [];
  readonly policies: Policy[] = [];
  readonly signedPolicies: SignedPolicy[] = [];
  readonly actions: Action[] = [];
  readonly watches: Watch[] = [];
  readonly keysAsked: string[] = [];
  readonly metTold: MetTelling[] = [];
  deviceId = '';
  /** False: hears everything and acknowledges nothing until `acknowledgeLate`. */
  acknowledges = true;
  readonly #unacknowledged: (() => void)[] = [];
  /** What `capture` is answered with; null: not at all. */
  picture: Result<unknown> | null = null;

  /** What `earlier-pictures` is answered with; null: not at all. */
  earlier: Result<unknown> | null = { ok: true, value: [] };

  /** What `record-scene` is answered with; null: not at all. */
  scene: Result<unknown> | null = null;

  constructor(options: RawDeviceOptions) {
    this.#options = options;
    this.keys = options.keys ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.socket = io(`${options.url}${deviceNamespace}`, {
      transports: ['websocket'],
      parser: socketParser,
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      extraHeaders: options.headers ?? {
        origin: options.origin ?? `chrome-extension://${options.extensionId}`,
      },
    });
    this.#listen();
  }

  /** Connects and waits for the server's first challenge. */
  async connect(): Promise<this> {
    this.nonces.length = 0;
    this.socket.connect();
    await waitUntil('a challenge', () => this.nonces.length > 0);
    return this;
  }

  /** Connects, enrols if it has not yet, and says hello. */
  async arrive(stateVersion = this.states.at(-1)?.version ?? 0, policyVersion = 0): Promise<HelloAnswer> {
    await this.connect();
    if (this.deviceId === '') {
      const enrolled = await this.enrol();
      if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.reason}`);
    }
    const answer = await this.hello({ stateVersion, policyVersion });
    if (!answer.ok) throw new Error(`No hello: ${answer.reason}`);
    this.states.push(answer.value.state);
    if (answer.value.policy) this.#keepPolicy(answer.value.policy);
    return answer.value;
  }

  async enrol(changes: Record<string, unknown> = {}): Promise<Result<EnrolAnswer>> {
    const nonce = await this.nextNonce();
    const result = await this.ask<EnrolAnswer>('enrol', {
      ...this.#about(),
      enrolmentKey: this.#options.enrolmentKey,
      publicKey: this.publicKey(),
      signature: this.signature('enrol', nonce),
      ...changes,
    });
    if (result.ok) this.deviceId = result.value.deviceId;
    return result;
  }

  async hello(changes: Record<string, unknown> = {}): Promise<Result<HelloAnswer>> {
    return this.ask<HelloAnswer>('hello', { ...this.helloRequest(await this.nextNonce()), ...changes });
  }

  helloRequest(nonce: string) {
    return {
      ...this.#about(),
      deviceId: this.deviceId,
      stateVersion: 0,
      policyVersion: 0,
      signature: this.signature('hello', nonce),
      accountForMs: this.#options.accountForMs,
    };
  }

  report(reports: readonly Report[], sentAt = Date.now()): Promise<Result<{ through: number }>> {
    return this.ask('reports', { sentAt, reports });
  }

  tell(changes: Partial<Presence> = {}): void {
    this.socket.emit('presence', {
      activity: 'active',
      page: null,
      tabs: [],
      stateVersion: this.states.at(-1)?.version ?? 0,
      policyVersion: this.policies.at(-1)?.version ?? 0,
      picture: 'not-watched',
      layers: { managed: true, webRequest: true, rules: true, index: true },
      ...changes,
    });
  }

  show(bytes: Uint8Array, changes: Partial<FrameHead> = {}): void {
    const head = { mode: 'grid', codec: 'jpeg', isKey: true, width: 480, height: 270, ...changes };
    this.socket.emit('frame', head, bytes);
  }

  /** Anything at all, with an acknowledgement; rejects when there is no answer in 5 s. */
  ask<Value>(event: string, ...args: unknown[]): Promise<Result<Value>> {
    return this.socket.timeout(20_000).emitWithAck(event, ...args) as Promise<Result<Value>>;
  }

  /** Each nonce is given out once, like the server wants it. */
  async nextNonce(): Promise<string> {
    return waitUntil('an unused challenge', () => this.nonces.shift());
  }

  signature(purpose: 'enrol' | 'hello', nonce: string, serverUrl = this.#options.url): string {
    const text = Buffer.from(signedText(purpose, serverUrl, nonce));
    const { privateKey: key } = this.keys;
    return sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }

  publicKey(): string {
    return this.keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  }

  acknowledgeLate(): void {
    for (const acknowledge of this.#unacknowledged.splice(0)) acknowledge();
  }

  /** Gone without a word, as when the lid is shut. */
  drop(): void {
    this.socket.io.engine.close();
  }

  close(): void {
    this.socket.disconnect();
  }

  #about() {
    const { profileEmail = null } = this.#options;
    return {
      protocolVersion: PROTOCOL_VERSION,
      extensionVersion: '0.1.0',
      profileEmail,
      serialNumber: null,
      assetId: null,
    };
  }

  #keepPolicy(signed: SignedPolicy): Policy {
    const policy = JSON.parse(signed.text) as Policy;
    this.signedPolicies.push(signed);
    this.policies.push(policy);
    return policy;
  }

  #listen(): void {
    const { socket } = this;
    const done = (ack: Ack, value: unknown): void => {
      const acknowledge = () => ack({ ok: true, value });
      if (this.acknowledges) acknowledge();
      else this.#unacknowledged.push(acknowledge);
    };
    socket.on('challenge', ({ nonce }: { nonce: string }) => void this.nonces.push(nonce));
    socket.on('watch', (watch: Watch) => void this.watches.push(watch));
    socket.on('met', (telling: MetTelling) => void this.metTold.push(telling));
    socket.on('need-key', (mode: string) => void this.keysAsked.push(mode));
    socket.on('state', (state: DeviceState, ack: Ack) => {
      this.states.push(state);
      done(ack, { version: state.version });
    });
    socket.on('policy', (signed: SignedPolicy, ack: Ack) => {
      done(ack, { version: this.#keepPolicy(signed).version });
    });
    socket.on('action', (action: Action, ack: Ack) => {
      this.actions.push(action);
      done(ack, null);
    });
    socket.on('record-scene', (_request: unknown, ack: Ack) => {
      if (this.scene) ack(this.scene);
    });
    socket.on('capture', (ack: Ack) => {
      if (this.picture) ack(this.picture);
    });
    socket.on('earlier-pictures', (ack: Ack) => {
      if (this.earlier) ack(this.earlier);
    });
  }
}
