import type { SeenRequest } from './made-up-web.ts';

/** A page with another site's film in it, one behind a sign-in on another site, and a plain one. */
export const sceneHosts = {
  volcano: 'volcano.example',
  film: 'films.example',
  homework: 'homework.example',
  signIn: 'log-in.example',
  sea: 'sea.example',
} as const;

export interface SceneAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const page = (title: string, body: string): SceneAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`,
});

const to = (location: string): SceneAnswer => ({ status: 302, headers: { location }, body: '' });

const answers: Readonly<Record<string, SceneAnswer>> = {
  'volcano.example/': page(
    'Volcanoes',
    '<iframe src="https://films.example/embed" title="A film of lava" width="600" height="300"></iframe>',
  ),
  'films.example/embed': page('A film of lava', '<p>It is very hot.</p>'),
  'homework.example/': to('https://log-in.example/in?for=homework&code=secret'),
  'log-in.example/in': to('https://homework.example/mine'),
  'homework.example/mine': page('My homework', '<p>Draw a volcano.</p>'),
  'sea.example/': page('The sea', '<p>It is deep.</p>'),
};

/** What these sites answer; null for every other address. */
export const madeUpScene = ({ host, path }: SeenRequest): SceneAnswer | null =>
  Object.hasOwn(answers, host + path) ? (answers[host + path] ?? null) : null;
