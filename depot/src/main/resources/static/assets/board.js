// The board: a card is dragged into another column. What a drop does is what the select on the card does.
(() => {
  let dragged = null;
  const column = event => event.target instanceof Element ? event.target.closest('.board-column') : null;
  const clear = () => document.querySelectorAll('.is-target').forEach(other => other.classList.remove('is-target'));

  document.addEventListener('dragstart', event => {
    const card = event.target instanceof Element ? event.target.closest('.task-card[draggable=true]') : null;
    if (card) {
      dragged = card;
      card.classList.add('is-dragged');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', card.querySelector('a').textContent);
    }
  });

  document.addEventListener('dragover', event => {
    const over = column(event);
    clear();
    if (dragged && over) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      over.classList.toggle('is-target', !over.contains(dragged));
    }
  });

  document.addEventListener('drop', event => {
    const over = column(event);
    if (!dragged || !over) {
      return;
    }
    event.preventDefault();
    if (!over.contains(dragged)) {
      const form = dragged.querySelector('form');
      form.querySelector('select').value = over.dataset.status;
      // At once where it was dropped; the answer puts everything into its place.
      over.querySelector('.board-cards')?.prepend(dragged);
      form.requestSubmit();
    }
  });

  document.addEventListener('dragend', () => {
    clear();
    dragged?.classList.remove('is-dragged');
    dragged = null;
  });
})();
