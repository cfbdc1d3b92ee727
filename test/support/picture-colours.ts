import { inflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 3 for RGB, 4 with alpha. */
  readonly channels: number;
  /** Every line: one byte for its filter, then its pixels. */
  readonly lines: Buffer;
}

/** As Chromium writes its screenshots: eight bits a channel, not interlaced. */
const readPng = (png: Buffer): Picture => {
  const data: Buffer[] = [];
  for (let offset = 8; offset < png.length;) {
    const length = png.readUInt32BE(offset);
    const type = png.toString('latin1', offset + 4, offset + 8);
    if (type === 'IDAT') data.push(png.subarray(offset + 8, offset + 8 + length));
    offset += length + 12;
  }
  const channels = png[25] === 6 ? 4 : 3;
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    channels,
    lines: inflateSync(Buffer.concat(data)),
  };
};

const nearest = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((each) => Math.abs(estimate - each)) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
};

const predicted = (filter: number, left: number, up: number, corner: number): number => {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? nearest(left, up, corner) : 0;
};

/** The lines with their filters undone. */
const unfiltered = ({ width, height, channels, lines }: Picture): Uint8Array => {
  const size = width * channels;
  const pixels = new Uint8Array(size * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (size + 1)] ?? 0;
    for (let x = 0; x < size; x += 1) {
      const at = y * size + x;
      const left = x >= channels ? (pixels[at - channels] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - size] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (pixels[at - size - channels] ?? 0) : 0;
      pixels[at] = (lines[y * (size + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return pixels;
};

const tolerance = 40;

/** Whether any pixel of a PNG is about of this colour. */
export const holdsColour = (png: Buffer, colour: Colour): boolean => {
  const picture = readPng(png);
  const pixels = unfiltered(picture);
  for (let at = 0; at < pixels.length; at += picture.channels) {
    if (colour.every((wanted, channel) => Math.abs((pixels[at + channel] ?? 0) - wanted) < tolerance))
      return true;
  }
  return false;
};
