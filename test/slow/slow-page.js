// Of a page: its effects come 300 ms late, the server's answers 50 to 550 ms late and in any order, news by socket 350 ms.
(() => {
  const wait = globalThis.setTimeout.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => wait(() => callback(performance.now()), 300);
  // Preact runs effects after a frame, or after 35 ms where none comes.
  globalThis.setTimeout = (callback, ms, ...more) => wait(callback, ms === 35 ? 300 : ms, ...more);
  const ask = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...request) => {
    const answer = await ask(...request);
    await new Promise((resolve) => wait(resolve, 50 + Math.random() * 500));
    return answer;
  };
  const before = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    set(listener) {
      before.set.call(this, (event) => wait(() => listener(event), 350));
    },
  });
})();
