import { expect, test } from 'vitest';
import { plainJpeg } from './plain-jpeg.ts';

const segment = (marker: number, text: string): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([Buffer.of(0xff, marker), length, Buffer.from(text)]);
};
const start = Buffer.of(0xff, 0xd8);
const pixels = Buffer.concat([segment(0xda, 'scan'), Buffer.from('pixels'), Buffer.of(0xff, 0xd9)]);
const frame = [segment(0xe0, 'JFIF'), segment(0xdb, 'tables'), segment(0xee, 'Adobe')];

test('keeps the picture and drops Exif, XMP, comments and what was hung on behind', () => {
  const given = Buffer.concat([
    start,
    segment(0xe1, 'Exif: the place'),
    ...frame,
    segment(0xfe, 'a comment'),
    pixels,
    Buffer.from('more'),
  ]);
  expect(plainJpeg(given)).toEqual(Buffer.concat([start, ...frame, pixels]));
});

test.each([
  ['no JPEG', Buffer.from('RIFF....WEBP')],
  ['half a JPEG', Buffer.concat([start, ...frame])],
  ['nothing', Buffer.of()],
])('%s is not taken for one', (_what, bytes) => {
  expect(plainJpeg(bytes)).toBeNull();
});
