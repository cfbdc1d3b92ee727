import type { Procedure } from '../scene.ts';
import { hosts } from '../trap-web.ts';

/** A pupil types the way's own blocked address, written by `write` from its host. */
const typing =
  (write: (host: string) => string): Procedure =>
  async (scene) =>
    void (await scene.typed(write(`${scene.id}.${hosts.bad}`)));

/** A number in a site's place; every number is used by one way alone. */
const typingNumber =
  (url: string, arrivesAt: string): Procedure =>
  async (scene) => {
    scene.judge(({ host }) => host === arrivesAt);
    await scene.typed(url);
  };

const longest = 2 * 1024 * 1024;
const padded = (url: string, length: number): string => url + 'a'.repeat(length - url.length);

export const addressProcedures: Readonly<Record<string, Procedure>> = {
  plain: typing((host) => `https://${host}/`),
  'plain-http': typing((host) => `http://${host}/`),
  'capital-letters': typing((host) => `HTTPS://${host.toUpperCase()}/`),
  'trailing-dot': typing((host) => `https://${host}./`),
  'many-trailing-dots': typing((host) => `https://${host}../`),
  port: typing((host) => `https://${host}:8443/`),
  'user-info': typing((host) => `https://rabbits.example@${host}/`),
  'user-info-port': typing((host) => `https://rabbits.example:443@${host}:8443/`),
  'percent-encoded-host': typing(
    (host) => `https://${host.replace(/[a-e]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}/`,
  ),
  'full-width': typing((host) => `https://${host.replaceAll('.', '。').replaceAll('a', 'ａ')}/`),
  'invisible-letters': typing((host) => `https://${host.replaceAll('a', 'a\u00AD\u200B')}/`),
  'odd-letters': typing((host) => `https://${host.replaceAll('e', 'ⓔ').replaceAll('a', '𝒂')}/`),
  punycode: typing((host) => `https://xn--bcher-kva.${host}/`),
  backslashes: typing((host) => `https:\\\\${host}\\page`),
  'no-slashes': typing((host) => `https:${host}/`),
  'many-slashes': typing((host) => `https://///${host}//page`),
  'tabs-and-newlines': typing((host) => `ht\ntps://${host.replaceAll('.', '.\t')}/`),
  'spaces-around': typing((host) => `  https://${host}/  `),
  subdomain: typing((host) => `https://a.b.c.d.${host}/`),
  underscore: typing((host) => `https://un_der--score.${host}/`),
  'address-of-4-kb': typing((host) => padded(`https://${host}/?q=`, 4_096)),
  'address-of-100-kb': typing((host) => padded(`https://${host}/?q=`, 100_000)),
  'address-of-2-mb': typing((host) => padded(`https://${host}/?q=`, longest - 20)),
  number: typingNumber('http://203.0.113.1/', '203.0.113.1'),
  'number-decimal': typingNumber('http://3405803778/', '203.0.113.2'),
  'number-octal': typingNumber('http://0313.0.0161.03/', '203.0.113.3'),
  'number-hex': typingNumber('http://0xcb.0x0.0x71.0x4/', '203.0.113.4'),
  'number-short': typingNumber('http://203.28933/', '203.0.113.5'),
  'number-trailing-dot': typingNumber('http://203.0.113.6./', '203.0.113.6'),
  'number-user-info': typingNumber('http://rabbits.example@203.0.113.7:8080/', '203.0.113.7'),
  'number-full-width': typingNumber('http://２０３.0.113.8/', '203.0.113.8'),
  ipv6: typingNumber('http://[2001:db8::9]/', '[2001:db8::9]'),
  'ipv4-in-ipv6': typingNumber('http://[::ffff:203.0.113.10]/', '[::ffff:cb00:710a]'),
  'own-computer': async (scene) => {
    scene.judge(({ host, path }) => host === '127.0.0.1' && path === '/own-computer');
    await scene.typed(`http://127.0.0.1:${scene.web.port}/own-computer`);
  },
};
