// The status of a task, chosen on its row or card. Arrow keys choose at each press, so a choice is sent when it has rested for
// a moment (hx-trigger), or when the focus or the person goes elsewhere.
(() => {
  const chosen = new Set();
  const awaited = new Set();
  const formOf = event => event.target instanceof Element ? event.target.closest('[data-status-form]') : null;

  document.addEventListener('change', event => {
    const form = formOf(event);
    if (form) {
      chosen.add(form);
    }
  });
  document.addEventListener('reset', event => chosen.delete(event.target));
  document.addEventListener('focusout', event => {
    const form = formOf(event);
    if (chosen.has(form) && form.isConnected) {
      form.requestSubmit();
    }
  });
  window.addEventListener('pagehide', () => {
    chosen.forEach(form => form.isConnected && navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form))));
    chosen.clear();
  });

  document.addEventListener('htmx:beforeRequest', event => {
    const form = formOf(event);
    if (form) {
      chosen.delete(form);
      awaited.add(form);
    }
  });
  document.addEventListener('htmx:afterRequest', event => awaited.delete(event.detail.requestConfig.elt));

  // An answer does not sweep away what was chosen since; the last answer shows everything.
  document.addEventListener('htmx:beforeSwap', event => {
    const own = event.detail.requestConfig.elt;
    const others = [...chosen, ...[...awaited].filter(form => form !== own)].some(form => form.isConnected);
    if (others && own.matches('[data-status-form]')) {
      event.detail.shouldSwap = false;
    }
  });
})();
