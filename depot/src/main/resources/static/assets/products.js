// Changing a row of the list of products where it stands. Without script the same links lead to the whole list.
(() => {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.target.closest?.('tr.editing')?.querySelector('.cancel-row').click();
    }
  });

  // Who worked by keyboard goes on from the row that was saved or left.
  document.addEventListener('htmx:afterSettle', event => {
    const row = event.target.matches?.('tr[id^=product-]') ? event.target : document.getElementById(event.detail.target?.id);
    if (row?.matches('tr[id^=product-]')) {
      (row.querySelector('[aria-invalid]') ?? row.querySelector('[autofocus]') ?? row.querySelector('.edit-row'))?.focus();
    }
  });
})();
