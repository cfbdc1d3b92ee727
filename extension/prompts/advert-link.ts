const paths =
  /^https?:\/\/[^/]*(?:\/aclk\b|\/aclick\b|\/pagead\/|\/y\.js\?ad_)|googleadservices\.com|doubleclick\.net|\/rclick\?|[?&](?:ad_domain|adurl)=/i;
const marks =
  '[data-text-ad], [data-pla], .b_ad, .uEierd, [data-testid="ad"], [aria-label="Ads"], [aria-label="Sponsored"]';

/** A result that somebody paid for, as the engines mark them. */
export const isAdvertLink = (link: HTMLAnchorElement): boolean =>
  paths.test(link.href) || link.closest(marks) !== null;
