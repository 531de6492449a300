// What somebody typed is not lost when the session ended meanwhile: it waits in this tab, for this person alone, until it is sent again.
(() => {
  const KEY = 'draft';
  const TYPED = 'input:not([type=hidden]), textarea, select';
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;
  const here = () => window.location.pathname + window.location.search;
  const keep = draft => {
    try {
      draft ? sessionStorage.setItem(KEY, JSON.stringify(draft)) : sessionStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing, or no more.
    }
  };
  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  };
  const typed = form => [...form.elements].filter(field => field.name && field.matches(TYPED));
  const isTicked = field => field.type === 'checkbox' || field.type === 'radio';

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || form.matches('[hx-post]')) {
      return;
    }
    const fields = typed(form);
    const isKept = form.closest('main') && meta('person') && fields.length > 0
      && !fields.some(field => field.type === 'password' || field.type === 'file');
    keep(isKept && {
      person: meta('person'), page: here(), action: form.getAttribute('action'),
      values: fields.map(field => isTicked(field) ? field.checked : field.value)
    });
  });

  const restore = draft => {
    const form = [...document.querySelectorAll('main form[method=post]')]
      .find(candidate => candidate.getAttribute('action') === draft.action);
    const fields = form ? typed(form) : [];
    if (fields.length === 0 || fields.length !== draft.values.length) {
      return;
    }
    fields.forEach((field, at) => {
      if (isTicked(field)) {
        field.checked = draft.values[at];
      } else {
        field.value = draft.values[at];
      }
    });
    keep(null);
    const notice = document.createElement('div');
    notice.className = 'notice alert alert-success';
    notice.setAttribute('role', 'status');
    notice.textContent = 'What you had typed is back. It is not saved yet.';
    document.getElementById('notices')?.replaceChildren(notice);
  };

  const draft = kept();
  const person = meta('person');
  if (draft && person && person !== draft.person) {
    keep(null);
  } else if (draft && meta('problem')) {
    keep({...draft, lost: true});
  } else if (draft && person && draft.lost && draft.page === here()) {
    restore(draft);
  } else if (draft && person && !draft.lost) {
    keep(null);
  }
})();
