import type { Socket } from 'socket.io';
import { lengthBytes, textBeforeBytes } from '#shared/socket-parser.ts';

type Sends = Pick<Socket, 'connected' | 'nsp' | 'conn'>;

// https://www.rfc-editor.org/rfc/rfc6455#section-5.2
const wholeBinaryMessage = 0x82;
const twoBytesFollow = 126;
const eightBytesFollow = 127;

/**
 * Emits an event whose last argument is bytes, written to the network as they lie. A copy of every picture would double
 * what the garbage collector is called for, which costs more than the copying. Engine.IO takes WebSocket frames that are
 * made already, as Socket.IO's own broadcasts are.
 */
export const sendUncopied = (
  { connected, nsp, conn }: Sends,
  data: readonly unknown[],
  bytes: Uint8Array,
): void => {
  if (!connected) return;
  const text = textBeforeBytes(nsp.name, data);
  const textLength = Buffer.byteLength(text);
  const header = messageHeader(lengthBytes + textLength + bytes.byteLength);
  const start = Buffer.allocUnsafe(header.length + lengthBytes + textLength);
  start.set(header);
  start.writeUInt32BE(textLength, header.length);
  start.write(text, header.length + lengthBytes);
  const options: object = { wsPreEncodedFrame: [start, bytes] };
  conn.write('', options);
};

const messageHeader = (length: number): number[] => {
  if (length < twoBytesFollow) return [wholeBinaryMessage, length];
  if (length < 65_536) return [wholeBinaryMessage, twoBytesFollow, length >> 8, length & 255];
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return [wholeBinaryMessage, eightBytesFollow, ...bytes];
};
