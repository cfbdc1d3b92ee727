import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A loopback server that takes what is posted to it, and answers as it is told. */
export class PostServer {
  readonly posted: Posted[] = [];
  /** The next answers, one each; 200 when there are none left. `hang` answers nothing. */
  readonly answers: (number | 'hang')[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '/', headers } = request;
      this.posted.push({ path, headers, body: Buffer.concat(chunks) });
      const status = this.answers.shift() ?? 200;
      if (status !== 'hang') response.writeHead(status).end();
    });
  });

  static async open(): Promise<PostServer> {
    const server = new PostServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  at(path: string): Posted[] {
    return this.posted.filter((each) => each.path.split('?')[0] === path);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
