const startOfScan = 0xda;
/** Frame data that a reader needs: JFIF's and Adobe's own; the other application segments and comments are metadata. */
const isMetadata = (marker: number): boolean =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

/** The same picture without Exif, XMP, comments or an embedded thumbnail. Null for what is no whole JPEG file. */
export const plainJpeg = (bytes: Uint8Array): Buffer | null => {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (from.length < 4 || from.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [from.subarray(0, 2)];
  for (let at = 2; at + 4 <= from.length;) {
    const marker = from.readUInt8(at + 1);
    if (from.readUInt8(at) !== 0xff) return null;
    // The pixels, which last to the end; what comes after them is no part of the picture.
    if (marker === startOfScan) return Buffer.concat([...kept, from.subarray(at, endOf(from))]);
    const next = at + 2 + from.readUInt16BE(at + 2);
    if (!isMetadata(marker)) kept.push(from.subarray(at, next));
    at = next;
  }
  return null;
};

const endOf = (bytes: Buffer): number => {
  const end = bytes.lastIndexOf(Buffer.of(0xff, 0xd9));
  return end < 0 ? bytes.length : end + 2;
};
