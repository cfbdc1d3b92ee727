/** The host of an address without "www.", for a label; the address itself when it has none. */
export const hostOf = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { host, protocol } = new URL(url);
  return host === '' ? protocol.replace(':', '') : host.replace(/^www\./, '');
};

/** What a person typed as an address: with https in front where no scheme was given; null when it is none. */
export const typedAddress = (text: string): string | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && /^[^.]+(\.[^.]+)+$|^localhost$/.test(hostname) ? href : null;
};
