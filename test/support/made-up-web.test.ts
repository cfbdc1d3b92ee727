import { get } from 'node:http';
import { get as getSecure } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMadeUpWeb, type MadeUpWeb } from './made-up-web.ts';

let web: MadeUpWeb;
beforeAll(async () => {
  web = await startMadeUpWeb();
});
afterAll(() => web.close());

const ask = (isSecure: boolean, host: string, path: string, headers = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: web.port, path, headers: { host, ...headers } };
    const request = isSecure ? getSecure({ ...options, rejectUnauthorized: false }) : get(options);
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.on('data', (bytes: Buffer) => (text += bytes.toString()));
      response.once('end', () => resolve(text));
    });
  });

test('one port answers http and https for every host', async () => {
  expect(await ask(false, 'rabbits.example', '/')).toContain('All about rabbits');
  expect(await ask(true, 'tudors.example', '/ships')).toContain('The Mary Rose');
});

test('each request is counted by host and path', async () => {
  await ask(true, 'maths.example', '/');
  await ask(true, 'maths.example:443', '/shapes?sides=5');
  expect(web.count('maths.example')).toBe(2);
  expect(web.count('maths.example', '/shapes')).toBe(1);
  expect(web.requests('maths.example', '/shapes')[0]?.query).toBe('sides=5');
  expect(web.count('never-asked.example')).toBe(0);
});

test('a search engine answers with what it was asked, and a parameter is not markup', async () => {
  const page = await ask(true, 'www.google.co.uk', '/search?q=%3Cb%3E&safe=active', {
    'youtube-restrict': 'Strict',
  });
  expect(page).toContain('safe = active');
  expect(page).toContain('YouTube-Restrict: Strict');
  expect(page).not.toContain('<b>');
});
