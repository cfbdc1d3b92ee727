/** Put in as a sheet made by hand: a page's own rules about styles do not reach it. */
export const coverStyle = `
  :host { all: initial; }
  * { box-sizing: border-box; margin: 0; font-family: system-ui, 'Segoe UI', Roboto, sans-serif; }
  dialog {
    position: fixed; inset: 0; inline-size: 100vw; block-size: 100vh; max-inline-size: none; max-block-size: none;
    border: 0; padding: 0; outline: none; background: transparent; cursor: default;
  }
  dialog::backdrop { background: transparent; }
  dialog[data-kind='eyes-up'] { background: rgb(8 26 22 / 0.86); }
  dialog[data-kind='unused'] { background: #d9ece5; }
  .words {
    position: absolute; inset-inline: 0; margin-inline: auto; inline-size: fit-content; max-inline-size: min(46rem, 92vw);
    padding: 1rem 1.75rem; border-radius: 1.25rem; background: #ffffff; color: #17302a; text-align: center;
    border: 3px solid #0b6b53; box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.3);
  }
  dialog[data-kind='freeze'] .words { inset-block-start: 0.75rem; }
  dialog[data-kind='eyes-up'] .words { inset-block-start: 34vh; }
  dialog[data-kind='unused'] .words { inset-block-start: 26vh; }
  dialog[data-kind='unused'] .title { font-size: 2.25rem; }
  .take-up {
    margin-block: 1.25rem 0.75rem; padding: 0.9rem 2rem; border: 0; border-radius: 1rem; font: inherit; font-size: 1.5rem;
    font-weight: 700; background: #0b6b53; color: #ffffff; cursor: pointer;
  }
  .take-up:focus-visible { outline: 4px solid #17302a; outline-offset: 3px; }
  .title { font-size: 1.5rem; font-weight: 750; line-height: 1.25; }
  dialog[data-kind='eyes-up'] .title { font-size: 2.75rem; }
  .more { margin-block-start: 0.25rem; font-size: 1.125rem; line-height: 1.35; overflow-wrap: anywhere; }
  .timer {
    position: fixed; inset: auto 1rem 1rem auto; margin: 0; padding: 0.6rem 1.1rem; border: 3px solid #0b6b53;
    border-radius: 1rem; background: #ffffff; color: #17302a; pointer-events: none; text-align: end;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.25);
  }
  .timer .left { font-size: 1.75rem; font-weight: 750; font-variant-numeric: tabular-nums; line-height: 1.1; }
  .timer .label { font-size: 1rem; max-inline-size: 16rem; overflow-wrap: anywhere; }
  .timer[data-over] { background: #fff3d6; }
  @media (forced-colors: active) {
    .take-up { border: 2px solid ButtonText; }
  }
  @media (prefers-color-scheme: dark) {
    dialog[data-kind='unused'] { background: #0e1a17; }
    .take-up { background: #7fe0c0; color: #0e1a17; }
    .take-up:focus-visible { outline-color: #eaf4f0; }
    .words, .timer { background: #1d2c28; color: #eaf4f0; border-color: #7fe0c0; }
    .timer[data-over] { background: #3a3216; }
  }
`;
