// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { factsOf, fieldAt, isSignUp, rubOut, textOf, type Field } from './fields.ts';
import { detailsIn } from './personal-details.ts';
import { sendingOf } from './sending.ts';

beforeEach(() => document.body.replaceChildren());
const put = (html: string): void => {
  document.body.innerHTML = html;
};
const field = (selector = 'input, textarea, [contenteditable]'): Field => {
  const found = document.querySelector(selector);
  const taken = found && fieldAt(found);
  if (taken === null) throw new Error(`No field at ${selector}`);
  return taken;
};

test('what a box is for is read from all that names it', () => {
  put(
    '<fieldset><legend>About you</legend><label>Post code <input name="addr_pc" placeholder="LL11"></label></fieldset>',
  );
  const { label } = factsOf(field());
  for (const words of ['about you', 'post code', 'addr pc', 'll11']) expect(label).toContain(words);
});

test.each([
  '<input type="search">',
  '<input name="q">',
  '<form role="search"><input></form>',
  '<input placeholder="Search the site">',
])('a search box is one: %s', (html) => {
  put(html);
  expect(factsOf(field()).isSearch).toBe(true);
});

test('passwords, ticks and files are not read at all', () => {
  put('<input type="password"><input type="checkbox"><input type="file">');
  for (const each of document.querySelectorAll('input')) expect(fieldAt(each)).toBeNull();
});

test.each([
  ['<form><input name="user"><input type="password"><button>Log in</button></form>', false],
  ['<form><input type="email" name="email"><input type="password"><button>Sign in</button></form>', false],
  ['<form><input type="email" name="email"><input type="password"><button>Sign up</button></form>', true],
  ['<form><input name="first_name"><input type="password"><input type="password"></form>', true],
  ['<form><input type="email" name="email"><input type="password" autocomplete="new-password"></form>', true],
  ['<form><input name="email"><input name="dob"><button>Join</button></form>', false],
])('a form to make an account is told from one to sign in by: %s', (html, isJoining) => {
  put(html);
  const form = document.querySelector('form');
  expect(isSignUp(form)).toBe(isJoining);
  expect(factsOf(field('input')).isSignIn).toBe(
    !isJoining && form?.querySelector('[type=password]') !== null,
  );
});

test('a text is what was typed, to its last letters', () => {
  put('<textarea></textarea><div contenteditable="true">Hello <b>owl</b></div>');
  const area = field('textarea') as HTMLTextAreaElement;
  area.value = 'twit twoo';
  expect(textOf(area)).toBe('twit twoo');
  expect(textOf(field('[contenteditable]'))).toBe('Hello owl');
});

test.each([
  ['<button type="button">Post it</button>', true],
  ['<input type="submit" value="Send">', true],
  ['<a href="#">Send</a>', true],
  ['<div onclick="go()">Share</div>', true],
  ['<span style="cursor: pointer">Reply</span>', true],
  ['<button></button>', true],
  ['<button style="cursor: pointer"><svg></svg></button>', true],
  ['<a href="/more"></a>', false],
  ['<a href="/more">More about owls</a>', false],
  ['<p>Send</p>', false],
  // Its form tells of it.
  ['<form><input type="submit" value="Send"></form>', false],
])('what sends is told by what is pressed: %s', (html, isSend) => {
  put(html);
  const pressed = document.querySelector('svg, form > *') ?? document.body.firstElementChild;
  const path = [pressed, pressed?.parentElement].filter((each) => each instanceof Element);
  expect(sendingOf({ event: new MouseEvent('click'), path }) !== null).toBe(isSend);
});

test('what is chosen from a list is read, and taken back', () => {
  put(
    '<label>Year of birth <select><option value="">-</option><option selected>2018</option></select></label>',
  );
  const list = field('select');
  const own = { names: [], school: '' };
  expect(detailsIn(textOf(list), factsOf(list), own)).toEqual(['birthday']);
  rubOut(list, () => true);
  expect(textOf(list)).toBe('-');
});
