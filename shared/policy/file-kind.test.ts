import { expect, test } from 'vitest';
import { fileKindOf } from './file-kind.ts';

test.each([
  ['homework.docx', '', 'document'],
  ['homework.pdf', 'application/octet-stream', 'document'],
  ['set-up.exe', '', 'program'],
  ['SET-UP.EXE', 'application/pdf', 'program'],
  ['photo.jpg.exe', 'image/jpeg', 'program'],
  ['photo.jpg', 'application/x-msdownload', 'program'],
  ['photo\u202Egpj.exe', '', 'program'],
  ['set-up.exe. . ', '', 'program'],
  ['set-up.ｅｘｅ', '', 'program'],
  ['C:\\games\\play.msi', '', 'program'],
  ['budget.xlsm', '', 'program'],
  ['bundle.tar.gz', '', 'archive'],
  ['noname', 'application/zip', 'archive'],
  ['noname', 'image/png', 'picture'],
  ['song.mp3', '', 'sound-or-video'],
  ['page.html', '', 'web-page'],
  ['noname', 'text/html; charset=utf-8', 'web-page'],
  ['notes.', '', 'other'],
  ['', '', 'other'],
  ['a.b/noending', '', 'other'],
])('%j as %j is a %s', (fileName, mimeType, kind) => {
  expect(fileKindOf({ fileName, mimeType })).toBe(kind);
});
