import type { Picture } from '#shared/socket-events.ts';

type PictureType = Picture['type'];

const startsWith = (bytes: Uint8Array, offset: number, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    offset,
    offset + text.length,
  ) === text;

const signs: Record<PictureType, (bytes: Uint8Array) => boolean> = {
  'image/jpeg': (bytes) => startsWith(bytes, 0, '\u00ff\u00d8\u00ff'),
  'image/png': (bytes) => startsWith(bytes, 0, '\u0089PNG\r\n'),
  'image/webp': (bytes) => startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'),
};

/** Devices are not believed: bytes that do not begin like the picture they are said to be are none. */
export const isPicture = (type: PictureType, bytes: Uint8Array): boolean => signs[type](bytes);
