import { html } from 'hono/html';
import { encode } from 'uqr';
import type { Html } from './marked.ts';

/** A QR code of an address as one path, dark on white in every light: cameras want it so. The quiet zone of four modules is part of it. */
export function qrCode(address: string, label: string): Html {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const modules = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${modules.join('')}" fill="#000" />
  </svg>`;
}
