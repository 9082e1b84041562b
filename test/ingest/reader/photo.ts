import { crc32, deflateSync } from 'node:zlib';

/** A PNG of 800 × 600 grey points without any text: soft hills of light, as a photo of something has. */
export function photo(): Buffer {
  const [width, height] = [800, 600];
  const rows = Array.from({ length: height }, (_, y) => {
    const points = Array.from(
      { length: width },
      (_, x) => 128 + 60 * Math.sin(x / 37 + y / 91) + 60 * Math.cos(y / 23 - x / 150),
    );
    return Buffer.from([0, ...points.map((point) => Math.round(point))]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.of()),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), bytes]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
