import { io, type Socket } from 'socket.io-client';
import * as socketParser from '#shared/socket-parser.ts';
import type { Policy } from '#shared/policy/policy.ts';
import { deviceNamespace, type HelloAnswer } from '#shared/socket-events.ts';
import { RawDevice, type RawDeviceOptions } from '../support/raw-device.ts';

interface Answer {
  readonly ok: boolean;
  readonly value?: HelloAnswer;
}

/** A device that comes back as a plain Socket.IO client does by default, and says hello by itself. */
export class PlainDevice {
  readonly #raw: RawDevice;
  #socket: Socket | null = null;
  readonly #versions = { stateVersion: 0, policyVersion: 0 };
  isKnown = false;

  private constructor(raw: RawDevice) {
    this.#raw = raw;
  }

  static async enrol(options: RawDeviceOptions): Promise<PlainDevice> {
    const raw = new RawDevice(options);
    await raw.connect();
    const enrolled = await raw.enrol();
    raw.close();
    if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.reason}`);
    const device = new PlainDevice(raw);
    device.#open(options);
    return device;
  }

  #welcomed({ ok, value }: Answer): void {
    this.isKnown = ok;
    if (value?.policy) this.#versions.policyVersion = (JSON.parse(value.policy.text) as Policy).version;
    if (value) this.#versions.stateVersion = value.state.version;
  }

  close(): void {
    this.#socket?.disconnect();
  }

  #open({ url, extensionId }: RawDeviceOptions): void {
    const socket = io(`${url}${deviceNamespace}`, {
      transports: ['websocket'],
      parser: socketParser,
      forceNew: true,
      extraHeaders: { origin: `chrome-extension://${extensionId}` },
    });
    socket.on('challenge', ({ nonce }: { nonce: string }) => {
      socket.emit('hello', { ...this.#raw.helloRequest(nonce), ...this.#versions }, (answer: Answer) =>
        this.#welcomed(answer),
      );
    });
    socket.on('disconnect', () => (this.isKnown = false));
    this.#socket = socket;
  }
}
