// What pages do beyond plain HTML. Everything works without it.
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const applyTheme = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', applyTheme);
  applyTheme();

  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;

  // htmx writes with the session's cookie, so it has to show the token that only our own pages know.
  document.addEventListener('htmx:configRequest', event => {
    const header = meta('_csrf_header');
    if (header && event.detail.verb !== 'get') {
      event.detail.headers[header] = meta('_csrf');
    }
  });

  // An answer that cannot stand inside this page, such as the sign-in of an ended session, is shown as a page of its own.
  document.addEventListener('htmx:beforeSwap', event => {
    const selector = event.detail.elt.closest('[hx-select]')?.getAttribute('hx-select');
    if (selector && !event.detail.serverResponse.includes(`id="${selector.slice(1)}"`)) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });
  document.addEventListener('htmx:responseError', () => window.location.reload());

  // One menu at a time; a click elsewhere or Escape closes it.
  const menus = () => document.querySelectorAll('details.menu[open]');
  document.addEventListener('click', event => {
    menus().forEach(menu => menu.contains(event.target) || menu.removeAttribute('open'));
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      menus().forEach(menu => {
        menu.removeAttribute('open');
        menu.querySelector('summary').focus();
      });
    }
  });

  // A box that ticks all the others of its table.
  document.addEventListener('change', event => {
    if (event.target.matches('[data-ticks]')) {
      document.querySelectorAll(event.target.dataset.ticks).forEach(box => {
        box.checked = event.target.checked;
      });
    }
  });
})();
