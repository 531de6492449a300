// The list of tasks: ticking many, writing in a row, and an address that says only what is asked for. All of it works without, too.
(() => {
  const results = () => document.getElementById('results');
  const boxes = () => [...document.querySelectorAll('#results input[name=ids]')];
  const editedRow = () => document.querySelector('tr[data-edits]');

  const show = () => {
    const all = boxes();
    const ticked = all.filter(box => box.checked).length;
    const every = document.querySelector('[data-tick-all]');
    if (every) {
      every.checked = ticked > 0 && ticked === all.length;
      every.indeterminate = ticked > 0 && ticked < all.length;
    }
    const words = document.querySelector('[data-ticked]');
    if (words) {
      words.textContent = ticked === 1 ? '1 task ticked' : `${ticked} tasks ticked`;
    }
  };

  const tickAll = checked => {
    boxes().forEach(box => { box.checked = checked; });
    show();
  };

  // A click with Shift ticks all rows from the one that was ticked before.
  let last = null;
  document.addEventListener('click', event => {
    const box = event.target.closest('#results input[name=ids]');
    if (box) {
      const all = boxes();
      const from = all.indexOf(last);
      const to = all.indexOf(box);
      if (event.shiftKey && from >= 0) {
        all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(other => { other.checked = box.checked; });
      }
      last = box;
      show();
    } else if (event.target.matches('[data-tick-all]')) {
      tickAll(event.target.checked);
    } else if (event.target.closest('[data-tick-page]')) {
      tickAll(true);
    } else if (event.target.closest('[data-tick-none]')) {
      tickAll(false);
      results().focus({preventScroll: true});
    }
  });

  // Escape leaves a row as it was.
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target instanceof Element) {
      event.target.closest('tr[data-edits]')?.querySelector('[data-cancel]').click();
    }
  });

  // What was typed into a row is not lost to a click elsewhere.
  const chosenAtFirst = select => Math.max(0, [...select.options].findIndex(option => option.defaultSelected));
  const typed = row => [...row.querySelectorAll('input, select')].some(field => field.matches('select')
    ? field.selectedIndex !== chosenAtFirst(field)
    : field.value !== field.defaultValue);
  document.addEventListener('htmx:confirm', event => {
    const row = editedRow();
    const elsewhere = row && !row.contains(event.target);
    if (elsewhere && typed(row) && !window.confirm('The row that you are editing has not been saved. Leave it as it was?')) {
      event.preventDefault();
      event.target.closest('form')?.reset();
      row.querySelector('input[name=title]').focus();
    }
  });

  // An address without the filters that are not used.
  document.addEventListener('htmx:configRequest', event => {
    if (event.target.matches('[data-filters]')) {
      const fields = event.detail.formData;
      [...fields.entries()].filter(([, value]) => value === '').forEach(([name]) => fields.delete(name));
    }
  });

  // Focus comes back to where an edit began; where what had it is gone, to the list.
  let edited = null;
  document.addEventListener('htmx:afterSettle', () => {
    show();
    const row = editedRow();
    if (!row && edited) {
      (document.getElementById(`edit-${edited}`) ?? results()).focus({preventScroll: true});
    } else if (document.activeElement === document.body) {
      results()?.focus({preventScroll: true});
    }
    edited = row?.dataset.edits ?? null;
  });

  window.addEventListener('pageshow', show);
})();
