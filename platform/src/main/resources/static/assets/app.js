// What pages do beyond plain HTML. Everything works without it.
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  // Light or dark: as chosen in this browser, or else as the device has it.
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const applyTheme = () => {
    const choice = stored() ?? 'auto';
    root.setAttribute('data-bs-theme', choice === 'dark' || (choice === 'auto' && dark.matches) ? 'dark' : 'light');
    document.querySelectorAll('[data-theme-choice]').forEach(button =>
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice)));
  };
  dark.addEventListener('change', applyTheme);
  window.addEventListener('storage', applyTheme);
  document.addEventListener('DOMContentLoaded', applyTheme);
  applyTheme();

  // The server shows times in the zone that this cookie names. On the first page it does not know it yet.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split('; ').includes(`zone=${zone}`)) {
    document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
    document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('time[data-instant]').forEach(time => {
      const parts = new Intl.DateTimeFormat('en-GB',
        {day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit'});
      time.textContent = parts.format(new Date(time.dateTime));
      time.title = zone;
    }));
  }

  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;

  // htmx writes with the session's cookie, so it has to show the token that only our own pages know.
  document.addEventListener('htmx:configRequest', event => {
    const header = meta('_csrf_header');
    if (header && event.detail.verb !== 'get') {
      event.detail.headers[header] = meta('_csrf');
    }
  });

  const refuse = (text, signIn) => {
    const notice = document.createElement('div');
    notice.className = 'notice alert alert-danger';
    notice.setAttribute('role', 'alert');
    const words = document.createElement('span');
    words.className = 'notice-text';
    words.textContent = text;
    const on = document.createElement('a');
    on.className = 'btn btn-sm';
    on.href = window.location.href;
    on.textContent = signIn ? 'Sign in' : 'Load again';
    if (signIn) {
      on.target = '_blank';
      on.rel = 'noopener';
    }
    notice.append(words, on);
    document.getElementById('notices')?.replaceChildren(notice);
  };

  // Whoever signed in anew in another tab goes on here with what is typed: with the token of the new session, and as the same person.
  let ended = false;
  window.addEventListener('focus', async () => {
    if (!ended) {
      return;
    }
    const answer = await fetch(window.location.href, {headers: {Accept: 'text/html'}}).catch(() => null);
    const fresh = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
    const of = name => fresh && fresh.querySelector(`meta[name="${name}"]`)?.content;
    if (of('person') && of('person') !== meta('person')) {
      window.location.reload();
    } else if (of('person') && of('_csrf')) {
      ended = false;
      document.querySelector('meta[name="_csrf"]').content = of('_csrf');
      document.querySelectorAll('input[name="_csrf"]').forEach(input => {
        input.value = of('_csrf');
      });
      document.getElementById('notices')?.replaceChildren();
    }
  });

  // An answer that cannot stand inside this page, such as the sign-in of an ended session, is shown as a page of its own.
  document.addEventListener('htmx:beforeSwap', event => {
    const selector = event.detail.xhr.getResponseHeader('HX-Reselect')
      ?? event.detail.requestConfig.elt.closest('[hx-select]')?.getAttribute('hx-select');
    if (event.detail.shouldSwap && selector?.startsWith('#')
        && !event.detail.serverResponse.includes(`id="${selector.slice(1)}"`)) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });
  // Why it was refused, from the problem or the page that was answered.
  const problemOf = xhr => {
    try {
      return JSON.parse(xhr.responseText);
    } catch {
      const page = new DOMParser().parseFromString(xhr.responseText, 'text/html');
      const words = ['.problem h1', '.problem h1 + p'].map(part => page.querySelector(part)?.textContent.trim());
      return {code: page.querySelector('meta[name="problem"]')?.content, detail: words.filter(Boolean).join('. ')};
    }
  };
  document.addEventListener('htmx:responseError', event => {
    const status = event.detail.xhr.status;
    const {code, detail} = problemOf(event.detail.xhr);
    ended = status === 401 || code === 'invalid_csrf_token';
    if (ended) {
      refuse('Your session has ended. Nothing was changed. Sign in, come back here, and send it again.', true);
    } else if (status === 404) {
      refuse('This is not there any more, or you have no access to it now. Nothing was changed.');
    } else if (status === 429) {
      refuse('This was too much at once. Wait a moment, and try again.');
    } else {
      refuse(status < 500 && detail ? `${detail} Nothing was changed.` : 'That did not work. Nothing was changed.');
    }
  });
  document.addEventListener('htmx:sendError', () => refuse('The server could not be reached. Nothing was changed.'));

  document.addEventListener('DOMContentLoaded', () => {
    // After a refusal, where to begin.
    document.querySelector('main form .is-invalid')?.focus();

    // The tab of this page is in sight, where they are more than fit.
    const tabs = document.querySelector('nav.navigation');
    const tab = tabs?.querySelector('[aria-current]');
    if (tab) {
      tabs.scrollLeft += Math.max(0, tab.getBoundingClientRect().right - tabs.getBoundingClientRect().right);
    }
  });

  // A line at the top moves while an answer is awaited; what it will replace says that it is busy.
  let awaited = 0;
  const loading = (event, change) => {
    awaited = Math.max(0, awaited + change);
    root.classList.toggle('is-loading', awaited > 0);
    event.detail.requestConfig.target?.setAttribute?.('aria-busy', String(change > 0));
  };
  document.addEventListener('htmx:beforeSend', event => loading(event, 1));
  document.addEventListener('htmx:afterRequest', event => loading(event, -1));

  // A form that is on its way is not sent a second time by a second click.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method === 'post' && !event.defaultPrevented && !form.matches('[hx-post]')) {
      if (form.dataset.sent) {
        event.preventDefault();
      } else {
        form.dataset.sent = 'true';
        root.classList.add('is-loading');
      }
    }
  });
  window.addEventListener('pageshow', () => {
    root.classList.remove('is-loading');
    document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent);
  });

  // One menu at a time; a click elsewhere or Escape closes it.
  const menus = () => document.querySelectorAll('details.menu[open]');
  const close = menu => {
    const inside = menu.contains(document.activeElement);
    menu.removeAttribute('open');
    if (inside) {
      menu.querySelector('summary').focus();
    }
  };
  document.addEventListener('click', event => {
    menus().forEach(menu => menu.contains(event.target) || menu.removeAttribute('open'));

    event.target.closest('[data-dismiss]')?.closest('.notice').remove();

    const theme = event.target.closest('[data-theme-choice]');
    if (theme) {
      try {
        localStorage.setItem('theme', theme.dataset.themeChoice);
      } catch {
        // A browser that keeps nothing shows what the device has.
      }
      applyTheme();
    }

    const copy = event.target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard?.writeText(copy.dataset.copy).then(() => {
        copy.setAttribute('aria-label', 'Copied');
        copy.classList.add('is-copied');
      });
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      menus().forEach(close);
    }
  });
})();
