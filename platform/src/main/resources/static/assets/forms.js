// Comforts of forms: showing a password, an address made from a name. Every form works without.
(() => {
  const SLUG_LENGTH = 63;

  // As the server makes one from a name; the server's answer counts.
  const slugOf = name => name.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').slice(0, SLUG_LENGTH).replace(/-+$/, '');

  document.addEventListener('click', event => {
    const reveal = event.target.closest('[data-reveals]');
    if (reveal) {
      const field = document.getElementById(reveal.dataset.reveals);
      const shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      reveal.textContent = shown ? 'Show' : 'Hide';
      reveal.setAttribute('aria-pressed', String(!shown));
    }
  });

  // A password that is shown is not kept by the browser as an ordinary text.
  document.addEventListener('submit', event => {
    event.target.querySelectorAll('[data-reveals]').forEach(reveal => {
      document.getElementById(reveal.dataset.reveals).type = 'password';
    });
  });

  // The address follows the name until somebody writes one.
  document.addEventListener('input', event => {
    const target = event.target.dataset.slug && document.getElementById(event.target.dataset.slug);
    if (target && !target.dataset.written) {
      target.value = slugOf(event.target.value);
      target.dispatchEvent(new Event('suggested', { bubbles: true }));
    } else if (event.target.name === 'slug') {
      event.target.dataset.written = event.target.value ? 'yes' : '';
    }
  });
  document.querySelectorAll('[data-slug]').forEach(name => {
    const target = document.getElementById(name.dataset.slug);
    if (target.value && target.value !== slugOf(name.value)) {
      target.dataset.written = 'yes';
    }
  });
})();
