/** What stands around a prompt on a page of the web. For the youngest it is as wide as one line of theirs. */
export const frameStyle = `
:host { all: initial; }
dialog, .card {
  box-sizing: border-box; margin: auto; padding: 26px; border: 4px solid light-dark(#0b6b53, #7fe0c0); border-radius: 28px; outline: none;
  color-scheme: light dark; background: light-dark(#ffffff, #1d2c28); color: light-dark(#17302a, #eaf4f0);
  inline-size: min(760px, calc(100vw - 20px)); max-block-size: calc(100vh - 20px); overflow: auto;
}
dialog::backdrop { background: rgb(8 26 22 / 0.7); }
.card { position: fixed; inset: auto 12px 12px auto; inline-size: min(560px, calc(100vw - 24px)); padding: 18px; box-shadow: 0 8px 32px rgb(0 0 0 / 0.35); }
:is(dialog, .card):has([data-key-stage=KS1]) { inline-size: min(1240px, calc(100vw - 24px)); }
@media (max-width: 620px), (max-height: 480px) { dialog { padding: 12px; border-radius: 16px; } }
@media (prefers-reduced-motion: no-preference) {
  dialog, .card { animation: come 0.15s ease-out; }
  @keyframes come { from { opacity: 0; translate: 0 8px; } }
}
`;
