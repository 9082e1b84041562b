// For another site's page: <script src="https://…/nhung.js" data-nhan="Hỏi quy định" data-ben="phai" defer></script>
// opens the chat in a frame. The server says which sites may frame it; elsewhere the frame stays empty.
// data-nhan: words on the button. data-ben: "phai" (default) or "trai". data-vao: selector of an element to fill instead.

(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (script === null) return;
  const { nhan = 'Hỏi quy định', ben = 'phai', vao = '' } = script.dataset;
  const address = new URL('/nhung', script.src).href;

  function frame() {
    const made = document.createElement('iframe');
    made.src = address;
    made.title = 'Kỷ Cương: hỏi đáp quy định';
    made.allow = 'clipboard-write';
    made.referrerPolicy = 'origin';
    Object.assign(made.style, { border: '0', width: '100%', height: '100%', display: 'block' });
    return made;
  }

  const place = vao === '' ? null : document.querySelector(vao);
  if (place !== null) {
    place.append(frame());
    return;
  }

  const box = document.createElement('div');
  const side = ben === 'trai' ? { left: '16px' } : { right: '16px' };
  Object.assign(box.style, side, {
    position: 'fixed',
    bottom: '76px',
    zIndex: '2147483000',
    width: 'min(400px, calc(100vw - 32px))',
    height: 'min(640px, calc(100vh - 100px))',
    border: '1px solid #8a8373',
    borderRadius: '12px',
    overflow: 'hidden',
    background: '#f4f1ea',
    boxShadow: '0 10px 40px rgb(0 0 0 / 30%)',
  });
  box.hidden = true;
  box.id = 'ky-cuong-khung';

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = nhan;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', box.id);
  Object.assign(button.style, side, {
    position: 'fixed',
    bottom: '16px',
    zIndex: '2147483000',
    minHeight: '48px',
    padding: '0 18px',
    border: '0',
    borderRadius: '24px',
    background: '#1f4480',
    color: '#ffffff',
    font: '600 16px system-ui, sans-serif',
    cursor: 'pointer',
  });

  /** The frame is loaded once it is first opened: pages that nobody asks from cost nothing. */
  function show(/** @type {boolean} */ open) {
    if (open && box.firstChild === null) box.append(frame());
    box.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) /** @type {HTMLElement} */ (box.firstChild).focus();
    else button.focus();
  }

  button.addEventListener('click', () => show(box.hidden));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !box.hidden) show(false);
  });
  document.body.append(box, button);
})();
