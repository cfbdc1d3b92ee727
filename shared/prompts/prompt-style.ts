/** How a prompt looks, on every page and in the dashboard. In px: a page's own idea of a letter's size does not reach it. */
export const promptStyle = `
.prompt {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #1d2c28); --ink: light-dark(#17302a, #eaf4f0); --line: light-dark(#7d988f, #6f8a81);
  --go: light-dark(#0b6b53, #7fe0c0); --on-go: light-dark(#ffffff, #08241c); --said: light-dark(#ffe08a, #6a5410);
  --focus: light-dark(#1249c4, #9dbdff); --sun: light-dark(#fff3d6, #3a3216);
  display: grid; gap: 18px; background: var(--paper); color: var(--ink); text-align: start;
  font: 400 20px/1.6 Verdana, 'Noto Sans', system-ui, sans-serif; letter-spacing: 0.03em; word-spacing: 0.12em;
}
.prompt * { box-sizing: border-box; margin: 0; }
.prompt svg { flex: none; fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.prompt .words { display: flex; gap: 22px; align-items: center; }
.prompt .words > div { flex: 1; display: grid; gap: 10px; justify-items: start; min-inline-size: 0; overflow-wrap: anywhere; }
.prompt .large { inline-size: 112px; block-size: 112px; padding: 16px; border-radius: 24px; background: var(--sun); stroke-width: 2.5; }
.prompt .question { font-size: 26px; font-weight: 700; line-height: 1.4; }
.prompt[data-key-stage=KS1] .question { font-size: 28px; }
.prompt[data-key-stage=KS1] .large { inline-size: 96px; block-size: 96px; padding: 12px; }
.prompt .beneath { font-size: 22px; }
.prompt .word { border-radius: 5px; }
.prompt .word.now { background: var(--said); box-shadow: 0 0 0 3px var(--said); }
.prompt button {
  font: inherit; letter-spacing: inherit; word-spacing: inherit; color: inherit; cursor: pointer;
  min-block-size: 48px; border-radius: 18px; border: 3px solid var(--line); background: var(--paper);
}
.prompt .tiny { inline-size: 26px; block-size: 26px; }
.prompt .read { display: flex; gap: 8px; align-items: center; padding: 4px 18px; border-width: 2px; border-radius: 99px; font-size: 17px; }
.prompt .picks { display: flex; flex-wrap: wrap; gap: 14px; }
.prompt .pick {
  flex: 1 1 190px; min-block-size: 68px; padding: 10px 16px; display: flex; gap: 12px; align-items: center; justify-content: center;
  font-weight: 700; text-align: start;
}
.prompt .pick:first-child { background: var(--go); border-color: var(--go); color: var(--on-go); }
.prompt .pick:first-child .word.now { color: var(--ink); }
.prompt .pick-picture { inline-size: 34px; block-size: 34px; }
.prompt .pick .word { white-space: nowrap; }
.prompt[dir=rtl] { letter-spacing: normal; word-spacing: normal; }
.prompt[dir=rtl] [dir=ltr] { justify-self: stretch; letter-spacing: 0.03em; word-spacing: 0.12em; }
.prompt[dir=rtl] .symbols [dir=ltr] { text-align: center; }
.prompt[dir=rtl] .arrow { scale: -1 1; }
.prompt .symbols { display: flex; flex-wrap: wrap; gap: 10px; padding: 0; list-style: none; }
.prompt .symbols li {
  display: grid; justify-items: center; align-content: center; min-inline-size: 96px; padding: 8px 12px; border: 2px solid var(--line);
  border-radius: 16px; font-size: 18px; font-weight: 700; line-height: 1.2;
}
.prompt .symbol { inline-size: 56px; block-size: 56px; }
.prompt .outcome { font-size: 20px; font-weight: 700; }
.prompt .outcome:empty { display: none; }
.prompt :focus-visible { outline: 4px solid var(--focus); outline-offset: 3px; }
@media (max-width: 620px), (max-height: 480px) {
  .prompt { gap: 10px; font-size: 17px; }
  .prompt .large { inline-size: 68px; block-size: 68px; padding: 8px; border-radius: 16px; }
  .prompt .question, .prompt[data-key-stage=KS1] .question { font-size: 21px; }
  .prompt .pick { min-block-size: 52px; flex-basis: 150px; padding: 6px 10px; }
  .prompt .symbols li { min-inline-size: 64px; padding: 4px 8px; font-size: 15px; }
  .prompt .symbol { inline-size: 32px; block-size: 32px; }
}
@media (forced-colors: active) {
  .prompt .large { border: 2px solid CanvasText; background: Canvas; }
  .prompt .pick:first-child { border: 5px solid ButtonText; background: ButtonFace; color: ButtonText; }
  .prompt .word.now { background: Highlight; color: HighlightText; forced-color-adjust: none; box-shadow: none; }
}
`;
