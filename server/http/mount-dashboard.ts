import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

const yearMs = 31_536_000_000;

/** The built dashboard: hashed files for ever, and its one page for every address that is not a file. */
export const mountDashboard = (router: Router, folder: string): void => {
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: yearMs }));
  router.use(express.static(folder, { index: false, cacheControl: false }));
  router.get('/{*splat}', onePage(folder));
};

const onePage =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    if (extname(request.path) !== '') return next();
    response.set('Cache-Control', 'no-cache');
    if (existsSync(join(folder, 'index.html'))) return response.sendFile('index.html', { root: folder });
    return response.status(503).type('text').send('The dashboard is not built yet: run "npm run build".');
  };
