// Uploading a file of products: dropping it, and seeing how far it is. The form works without.
(() => {
  const size = bytes => bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  const say = (form, text, share) => {
    const area = form.querySelector('.upload-progress');
    const bar = area.querySelector('progress');
    area.hidden = false;
    bar.hidden = share === null;
    if (typeof share === 'number') {
      bar.value = share;
    } else {
      bar.removeAttribute('value');
    }
    const line = area.querySelector('p');
    if (line.textContent !== text) {
      line.textContent = text;
    }
  };

  const chosen = form => {
    const file = form.querySelector('input[type=file]').files[0];
    form.querySelector('.drop').classList.toggle('has-file', Boolean(file));
    if (file) {
      form.querySelector('#file-hint').textContent = size(file.size);
    }
    return file;
  };

  document.addEventListener('change', event => {
    if (event.target.matches('.upload input[type=file]')) {
      chosen(event.target.form);
    }
  });

  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    document.addEventListener(type, event => {
      const drop = event.target.closest?.('.drop');
      if (!drop) {
        return;
      }
      event.preventDefault();
      drop.classList.toggle('is-over', type === 'dragenter' || type === 'dragover');
      if (type === 'drop' && event.dataTransfer.files.length > 0) {
        drop.querySelector('input').files = event.dataTransfer.files;
        chosen(drop.closest('form'));
      }
    });
  }

  document.addEventListener('htmx:beforeRequest', event => {
    const form = event.target;
    if (!form.matches?.('form.upload')) {
      return;
    }
    const largest = Number(form.dataset.largest);
    if (chosen(form)?.size > largest) {
      event.preventDefault();
      say(form, `The file is larger than ${Math.round(largest / 1024 / 1024)} MB. Send it in parts.`, null);
    } else {
      say(form, 'Sending…', 0);
    }
  });

  document.addEventListener('htmx:xhr:progress', event => {
    const form = event.target;
    if (form.matches?.('form.upload') && event.detail.lengthComputable) {
      const share = Math.round(100 * event.detail.loaded / event.detail.total);
      if (share < 100) {
        say(form, 'Sending…', share);
      } else {
        say(form, 'Checking and writing…');
      }
    }
  });

  for (const failure of ['htmx:responseError', 'htmx:sendError']) {
    document.addEventListener(failure, event => {
      if (event.target.matches?.('form.upload')) {
        say(event.target, 'The file was not imported.', null);
      }
    });
  }

  // Who listens to the page learns that there is another one now.
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.requestConfig?.elt?.matches?.('form.upload')) {
      document.getElementById('content')?.focus();
    }
  });
})();
