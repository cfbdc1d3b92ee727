/** One element of DER (X.690): what it is, all of its bytes, and those inside. */
export interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly body: Buffer;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  none: 0x05,
  oid: 0x06,
  text: 0x0c,
  shortTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  inside: 0xa0,
  inside3: 0xa3,
} as const;

const longForm = 0x80;

export const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(body.length), body]);
};

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(tags.sequence, ...contents);

/** By its body in hex. */
export const oid = (hex: string): Buffer => der(tags.oid, Buffer.from(hex, 'hex'));

const lengthOf = (length: number): Buffer => {
  if (length < longForm) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(longForm + bytes.length), bytes]);
};

/** The element at the beginning; throws where there is none, or its end is missing. */
export const readElement = (bytes: Buffer): Element => {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new Error('An element is cut off.');
  const extra = first > longForm ? first - longForm : 0;
  if (first === longForm || extra > 4 || bytes.length < 2 + extra) throw new Error('A length is not DER.');
  const length = extra === 0 ? first : bytes.readUIntBE(2, extra);
  const end = 2 + extra + length;
  if (end > bytes.length) throw new Error('An element is cut off.');
  return { tag, whole: bytes.subarray(0, end), body: bytes.subarray(2 + extra, end) };
};

/** The elements inside of one. */
export const elementsIn = ({ body }: Pick<Element, 'body'>): Element[] => {
  const elements: Element[] = [];
  for (let at = 0; at < body.length;) {
    const element = readElement(body.subarray(at));
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
};
