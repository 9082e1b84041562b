/** A PDF whose pages are JPEG pictures and nothing else, as a scanner writes it. `dpi`: points of a picture in an inch. */
export function picturePdf(jpegs: readonly Buffer[], dpi: number): Buffer {
  const first = 3;
  const kids = jpegs.map((_, index) => `${first + 3 * index} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${jpegs.length} >>`),
  ];
  for (const [index, jpeg] of jpegs.entries()) {
    const [content, picture] = [first + 3 * index + 1, first + 3 * index + 2];
    const { width, height, space } = headOf(jpeg);
    const [pageWidth, pageHeight] = [(width * 72) / dpi, (height * 72) / dpi];
    const resources = `<< /XObject << /P ${picture} 0 R >> >>`;
    const box = `[0 0 ${pageWidth} ${pageHeight}]`;
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${content} 0 R >>`,
      ),
      stream('', Buffer.from(`q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /P Do Q`)),
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8 /Filter /DCTDecode`,
        jpeg,
      ),
    );
  }
  return written(objects);
}

/** Size and colours, from the marker of a baseline or progressive frame. */
function headOf(jpeg: Buffer): { width: number; height: number; space: string } {
  let at = 2;
  while (![0xc0, 0xc1, 0xc2].includes(jpeg[at + 1] ?? 0xc0)) at += 2 + jpeg.readUInt16BE(at + 2);
  return {
    height: jpeg.readUInt16BE(at + 5),
    width: jpeg.readUInt16BE(at + 7),
    space: jpeg[at + 9] === 1 ? 'DeviceGray' : 'DeviceRGB',
  };
}

function stream(entries: string, bytes: Uint8Array): Buffer {
  const head = Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`);
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
}

/** A PDF file of the objects, numbered from 1; the first is the catalogue. */
export function written(objects: readonly Uint8Array[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    places.push(length);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(table + trailer));
  return Buffer.concat(parts);
}
