import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('the same facts in another order give the same text', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: 'ü' }] })).toBe('{"a":[{"c":"ü","d":null}],"b":1}');
});

test('keys are sorted by code units, as RFC 8785 asks', () => {
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
});

test('what is undefined is left out of an object, as in JSON', () => {
  expect(canonicalJson({ a: undefined, b: 0 })).toBe('{"b":0}');
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [() => 1]])('%s is refused', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
