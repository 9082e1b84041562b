// For another site's page: <script src="https://…/nhung.js" data-nhan="Hỏi quy định" data-ben="phai" defer></script>
// opens the chat in a frame. The server says which sites may frame it; elsewhere the frame stays empty.
// data-nhan: words on the button. data-ben: "phai" (default) or "trai". data-vao: selector of an element to fill instead.

(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (script === null) return;
  const { nhan = 'Hỏi quy định', ben = 'phai', vao = '' } = script.dataset;
  const address = new URL('/nhung', script.src).href;

  /** Styles set one by one are allowed by the strictest policy of a site, a style sheet is not. */
  function style(/** @type {HTMLElement} */ element, /** @type {Record<string, string>} */ values) {
    for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
  }

  function frame() {
    const made = document.createElement('iframe');
    made.src = address;
    made.title = 'Kỷ Cương: hỏi đáp quy định';
    made.allow = 'clipboard-write';
    made.referrerPolicy = 'origin';
    style(made, { border: '0', width: '100%', height: '100%', display: 'block' });
    return made;
  }

  const place = vao === '' ? null : document.querySelector(vao);
  if (place !== null) {
    place.append(frame());
    return;
  }

  // In a tree of its own, so that the site's style sheet changes neither button nor frame.
  const widget = document.createElement('ky-cuong-hoi');
  style(widget, { all: 'initial' });
  const inside = widget.attachShadow({ mode: 'open' });
  const side = ben === 'trai' ? { left: '16px' } : { right: '16px' };

  const box = document.createElement('div');
  style(box, {
    ...side,
    position: 'fixed',
    bottom: '76px',
    'z-index': '2147483000',
    width: 'min(400px, calc(100vw - 32px))',
    height: 'min(640px, calc(100vh - 92px))',
    border: '1px solid #8a8373',
    'border-radius': '12px',
    overflow: 'hidden',
    'color-scheme': 'light dark',
    background: 'Canvas',
    'box-shadow': '0 10px 40px rgb(0 0 0 / 30%)',
  });
  // A phone's bars come and go; a browser that does not know the unit keeps the height above.
  style(box, { height: 'min(640px, calc(100dvh - 92px))' });
  box.id = 'ky-cuong-khung';

  const button = document.createElement('button');
  button.type = 'button';
  const sign = document.createElement('span');
  sign.setAttribute('aria-hidden', 'true');
  button.append(sign, nhan);
  button.setAttribute('aria-controls', box.id);
  style(button, {
    ...side,
    position: 'fixed',
    bottom: '16px',
    'z-index': '2147483000',
    'max-width': 'calc(100vw - 32px)',
    'min-height': '48px',
    padding: '0 18px',
    border: '2px solid #ffffff',
    'border-radius': '26px',
    background: '#1f4480',
    color: '#ffffff',
    font: '600 16px system-ui, sans-serif',
    cursor: 'pointer',
  });
  // White and blue: one of them stands out on whatever is behind.
  const ring = (/** @type {boolean} */ shown) =>
    style(button, { outline: shown ? '3px solid #1f4480' : 'none', 'outline-offset': '2px' });
  button.addEventListener('focus', () => ring(button.matches(':focus-visible')));
  button.addEventListener('blur', () => ring(false));

  function set(/** @type {boolean} */ open) {
    style(box, { display: open ? 'block' : 'none' });
    button.setAttribute('aria-expanded', String(open));
    sign.textContent = open ? '✕ ' : '';
  }

  const isOpen = () => button.getAttribute('aria-expanded') === 'true';

  /** The frame is loaded once it is first opened: pages that nobody asks from cost nothing. */
  function show(/** @type {boolean} */ open) {
    if (open && box.firstChild === null) box.append(frame());
    set(open);
    if (open) /** @type {HTMLElement} */ (box.firstChild).focus();
    else button.focus();
  }

  button.addEventListener('click', () => show(!isOpen()));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) show(false);
  });
  set(false);
  inside.append(box, button);
  document.body.append(widget);
})();
