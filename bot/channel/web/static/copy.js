// Puts text on the clipboard, for every page that has buttons for it.

/** The clipboard needs HTTPS; inside an office's own network the old way still works. */
async function written(/** @type {string} */ text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selectedCopy(text);
  }
}

function selectedCopy(/** @type {string} */ text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

/** Copies, says so on the button or link for a while, and says again what it does. */
export async function copy(/** @type {Element} */ button, /** @type {string} */ text) {
  const label = button.querySelector('span');
  const usual = label?.dataset.usual ?? label?.textContent ?? '';
  if (label) label.dataset.usual = usual;
  const done = await written(text);
  if (!label) return;
  label.textContent = done ? 'Đã sao chép' : 'Chưa sao chép được';
  label.setAttribute('role', 'status');
  setTimeout(() => (label.textContent = usual), 2500);
}

/** Shows the buttons that need a script. */
export function showButtons(/** @type {ParentNode} */ root) {
  for (const button of root.querySelectorAll('[data-copy]')) button.removeAttribute('hidden');
}
