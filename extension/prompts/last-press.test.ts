// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { pressOn } from './last-press.ts';
import { isOpenedByItself } from './opened-by-itself.ts';

const opened = 'https://prizes.example/win';
const pressed = (selector: string) => {
  const path: Element[] = [];
  for (let each = document.querySelector(selector); each !== null; each = each.parentElement) path.push(each);
  return pressOn(path);
};

beforeEach(() => {
  document.body.innerHTML = `
    <p id="text">Words</p><div id="layer"></div>
    <a id="there" href="https://www.prizes.example/"><b id="in-link">Prizes</b></a>
    <a id="elsewhere" href="https://owls.example/">Owls</a>
    <a id="here" href="#more">More</a><a id="script" href="javascript:void 0">Play</a><a id="none">Name</a>
    <button id="button">Play</button><div id="made-up" role="button">Play</div>
    <div id="looks-so" style="cursor: pointer">Play</div><input id="field">
    <a id="unseen" href="https://www.prizes.example/" style="opacity: 0">Prizes</a>
    <div style="opacity: 0.3"><button id="faint" style="opacity: 0.3">Play</button><button id="pale">Play</button></div>`;
});

describe('a window that opened', () => {
  test.each(['#text', '#layer', '#none', '#elsewhere', '#unseen', '#faint'])(
    'on a press on %s came by itself',
    (selector) => {
      expect(isOpenedByItself(pressed(selector), opened)).toBe(true);
    },
  );

  test.each([
    '#there',
    '#in-link',
    '#here',
    '#script',
    '#button',
    '#made-up',
    '#looks-so',
    '#field',
    '#pale',
  ])('on a press on %s was asked for', (selector) => {
    expect(isOpenedByItself(pressed(selector), opened)).toBe(false);
  });

  test('without any press came by itself', () => {
    expect(isOpenedByItself(pressOn([]), opened)).toBe(true);
  });
});
