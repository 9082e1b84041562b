// Dropping a file, refusing one that is too large before it is sent, and looking again while a file is read.
// Without this file the form is a plain form and the waiting page has a link.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.drop'));
const waiting = document.querySelector('[data-waiting]');

/** Milliseconds between looks at a file that is being read. */
const LOOK = 2000;

if (form !== null) acceptDrops(form);
if (waiting !== null) setTimeout(lookAgain, LOOK);

/** @param {HTMLFormElement} target */
function acceptDrops(target) {
  const field = /** @type {HTMLInputElement} */ (target.querySelector('input[type=file]'));
  const status = /** @type {HTMLElement} */ (target.querySelector('.progress'));
  const most = Number(target.dataset.most);
  target.querySelector('.drop-hint')?.removeAttribute('hidden');

  /** True where the chosen file may be sent; says why not otherwise. */
  const fits = () => {
    const [file] = field.files ?? [];
    const tooLarge = file !== undefined && file.size > most;
    field.setCustomValidity(tooLarge ? `Tệp nặng quá ${most / 1e6} MB. Hãy chia nhỏ tệp.` : '');
    status.textContent = field.validationMessage;
    return !tooLarge;
  };
  field.addEventListener('change', fits);
  target.addEventListener('submit', (event) => {
    if (fits()) status.textContent = 'Đang gửi và đọc tệp…';
    else event.preventDefault();
  });

  const over = (/** @type {boolean} */ is) => target.classList.toggle('over', is);
  target.addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  target.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) over(false);
  });
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    if (files.length > 1) {
      status.textContent = 'Mỗi lần một tệp. Nhiều tệp thì nén thành một tệp ZIP rồi gửi.';
      return;
    }
    field.files = files;
    if (fits()) target.requestSubmit();
  });
  // Elsewhere on the page a dropped file would replace the page.
  for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
}

/** Loads the page anew once it no longer waits; a reader of it is not disturbed before. */
async function lookAgain() {
  const page = await fetch(location.href).then(
    (response) => (response.ok ? response.text() : ''),
    () => null,
  );
  if (page !== null && !page.includes('data-waiting')) location.reload();
  else setTimeout(lookAgain, LOOK);
}
