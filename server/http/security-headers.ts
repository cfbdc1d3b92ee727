import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing but our own files runs or is loaded; no inline script or style; nobody may frame us. */
export const securityHeaders = (origin: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:'],
        'font-src': ["'self'"],
        'worker-src': ["'self'"],
        // Browsers differ in whether 'self' covers WebSocket, so it is said.
        'connect-src': ["'self'", origin.replace(/^http/, 'ws')],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
