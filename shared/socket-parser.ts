import { textOfBytes, writeText } from './platform.ts';

/**
 * How Socket.IO's packets travel. Text is Socket.IO's own encoding. Bytes go with their packet as one message — the length
 * of the text, the text, the bytes — where Socket.IO would send two, and are never copied on arrival. A packet carries at
 * most one piece of bytes: the last argument of an event, or `bytes` in the value of an answer.
 */
interface Packet {
  type: number;
  nsp: string;
  id?: number;
  data?: unknown;
}

// https://github.com/socketio/socket.io-protocol#packet-format
const connect = 0;
const disconnect = 1;
const event = 2;
const ack = 3;
const connectError = 4;
const eventWithBytes = 5;
const ackWithBytes = 6;
const lastType = 4;

/** How long the number is that says how long the text before the bytes is. */
export const lengthBytes = 4;
const zero = 48;
const reservedEvents: ReadonlySet<unknown> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

export class Encoder {
  encode(packet: Packet): [string | Uint8Array] {
    const { type, data } = packet;
    if (type === event && Array.isArray(data) && data.at(-1) instanceof Uint8Array) {
      return [joined(textBeforeBytes(packet.nsp, data.slice(0, -1)), data.at(-1))];
    }
    const bytes = type === ack ? bytesOfAnswer(data) : null;
    if (bytes === null) return [textOf(packet)];
    return [joined(textOf({ ...packet, type: ackWithBytes }, withoutBytes), bytes)];
  }
}

type OnDecoded = (packet: Packet) => void;

/** One for each connection, with the one listener that Socket.IO gives it. */
export class Decoder {
  #onDecoded: OnDecoded | null = null;

  on(_name: 'decoded', listener: OnDecoded): this {
    this.#onDecoded = listener;
    return this;
  }

  /** As the client takes its listener off. */
  off(): this {
    this.#onDecoded = null;
    return this;
  }

  /** As the server does. */
  removeListener(): this {
    return this.off();
  }

  /** Takes one message; throws at what is none, upon which Socket.IO closes the connection. */
  add(message: unknown): void {
    this.#onDecoded?.(typeof message === 'string' ? packetOfText(message) : packetOfBytes(message));
  }

  destroy(): void {
    this.off();
  }
}

type Replacer = (key: string, value: unknown) => unknown;
const withoutBytes: Replacer = (key, value) => (key === 'bytes' ? undefined : value);

/** The text of an event whose last argument, which is not in `data`, is bytes. */
export const textBeforeBytes = (nsp: string, data: readonly unknown[]): string =>
  textOf({ type: eventWithBytes, nsp, data });

const textOf = ({ type, nsp, id, data }: Packet, replacer?: Replacer): string => {
  const head = `${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}`;
  return data === undefined ? head : head + JSON.stringify(data, replacer);
};

const joined = (text: string, bytes: Uint8Array): Uint8Array => {
  // No character takes more than three bytes a code unit.
  const message = new Uint8Array(lengthBytes + text.length * 3 + bytes.byteLength);
  const textLength = writeText(text, message.subarray(lengthBytes));
  new DataView(message.buffer).setUint32(0, textLength);
  message.set(bytes, lengthBytes + textLength);
  return message.subarray(0, lengthBytes + textLength + bytes.byteLength);
};

const valueOfAnswer = (data: unknown): object | null => {
  const answer: unknown = Array.isArray(data) ? data[0] : null;
  const value = isObject(answer) && 'value' in answer ? answer.value : null;
  return isObject(value) ? value : null;
};

const bytesOfAnswer = (data: unknown): Uint8Array | null => {
  const value = valueOfAnswer(data);
  return value && 'bytes' in value && value.bytes instanceof Uint8Array ? value.bytes : null;
};

const packetOfBytes = (message: unknown): Packet => {
  const all = message instanceof ArrayBuffer ? new Uint8Array(message) : message;
  if (!(all instanceof Uint8Array) || all.byteLength < lengthBytes) throw new Error('Not a message');
  const bytesFrom = lengthBytes + new DataView(all.buffer, all.byteOffset).getUint32(0);
  if (bytesFrom > all.byteLength) throw new Error('Cut off');
  const packet = parse(textOfBytes(all.subarray(lengthBytes, bytesFrom)));
  return putBytes(packet, all.subarray(bytesFrom));
};

const putBytes = (packet: Packet, bytes: Uint8Array): Packet => {
  if (packet.type === eventWithBytes && isEvent(packet.data)) {
    packet.data.push(bytes);
    return { ...packet, type: event };
  }
  const value = packet.type === ackWithBytes ? valueOfAnswer(packet.data) : null;
  if (value === null) throw new Error('No place for bytes');
  Object.assign(value, { bytes });
  return { ...packet, type: ack };
};

const packetOfText = (text: string): Packet => {
  const packet = parse(text);
  if (packet.type > lastType || !isPayload(packet.type, packet.data)) throw new Error('Not a packet');
  return packet;
};

const parse = (text: string): Packet => {
  const packet: Packet = { type: text.charCodeAt(0) - zero, nsp: '/' };
  let at = 1;
  if (text.charAt(1) === '/') {
    const comma = text.indexOf(',');
    const end = comma < 0 ? text.length : comma;
    packet.nsp = text.slice(1, end);
    at = end + 1;
  }
  const idFrom = at;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (at > idFrom) packet.id = Number(text.slice(idFrom, at));
  if (at < text.length) packet.data = JSON.parse(text.slice(at));
  return packet;
};

const isDigit = (code: number): boolean => code >= zero && code < zero + 10;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isEvent = (data: unknown): data is unknown[] =>
  Array.isArray(data) && typeof data[0] === 'string' && !reservedEvents.has(data[0]);

const isPayload = (type: number, data: unknown): boolean => {
  switch (type) {
    case connect:
      return data === undefined || (isObject(data) && !Array.isArray(data));
    case disconnect:
      return data === undefined;
    case event:
      return isEvent(data);
    case ack:
      return Array.isArray(data);
    case connectError:
      return typeof data === 'string' || isObject(data);
    default:
      return false;
  }
};
