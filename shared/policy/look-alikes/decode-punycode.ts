const base = 36;
const maxCodePoint = 0x10ffff;

/** A label of a host as people read it: "xn--bcher-kva" is "bücher" (RFC 3492). Broken ones stay as they are. */
export const decodePunycode = (label: string): string => {
  if (!label.startsWith('xn--') || label.length === 4) return label;
  const coded = label.slice(4);
  const delimiter = coded.lastIndexOf('-');
  const points = Array.from(coded.slice(0, Math.max(0, delimiter)), (letter) => letter.charCodeAt(0));
  const isRead = insertAll(points, coded.slice(delimiter + 1)) && points.length > 0;
  return isRead ? String.fromCodePoint(...points) : label;
};

/** Inserts what the digits tell into the plain letters; false where they make no sense. */
const insertAll = (points: number[], digits: string): boolean => {
  let [codePoint, position, bias, at] = [128, 0, 72, 0];
  while (at < digits.length) {
    const number = readNumber(digits, at, bias);
    if (number === null) return false;
    at = number.end;
    const count = points.length + 1;
    const first = position === 0 && points.every((point) => point < 128);
    position += number.value;
    bias = adapted(number.value, count, first);
    codePoint += Math.floor(position / count);
    position %= count;
    if (codePoint > maxCodePoint) return false;
    points.splice(position, 0, codePoint);
    position += 1;
  }
  return true;
};

const readNumber = (digits: string, start: number, bias: number): { value: number; end: number } | null => {
  let [value, weight] = [0, 1];
  for (let at = start, k = base; at < digits.length; at += 1, k += base) {
    const digit = digitOf(digits.charCodeAt(at));
    if (digit === null) return null;
    value += digit * weight;
    const threshold = Math.min(26, Math.max(1, k - bias));
    if (digit < threshold) return { value, end: at + 1 };
    weight *= base - threshold;
    if (weight > Number.MAX_SAFE_INTEGER / base) return null;
  }
  return null;
};

const digitOf = (code: number): number | null => {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : null;
};

const adapted = (delta: number, count: number, isFirst: boolean): number => {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += base) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
};
