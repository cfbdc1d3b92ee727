// Chromium comes from the system (scripts/install-chromium.ts), never from a download of puppeteer's own.
module.exports = { skipDownload: true };
