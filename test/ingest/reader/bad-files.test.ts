import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableError, type Reader } from '../../../ingest/reader.ts';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { kindOf } from '../../../ingest/reader/kind.ts';
import { docxFile, paragraph } from '../../support/docx-file.ts';
import { zipFile } from '../../support/zip-file.ts';

async function reason(read: Reader, bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(bytes, 'x').then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnreadableError);
  const { message } = error as UnreadableError;
  expect(message).not.toContain('\n');
  return message;
}

const whole = docxFile({ body: paragraph('Điều 1. Phạm vi điều chỉnh').repeat(200) });
const document = (xml: string): Uint8Array => zipFile([{ name: 'word/document.xml', data: xml }]);

describe('a DOCX that cannot be read', () => {
  it.each([
    ['cắt ngang', whole.slice(0, whole.length - 100)],
    ['cắt ngang', whole.slice(0, 64)],
    ['không có phần văn bản', zipFile([{ name: 'word/styles.xml', data: '<w:styles/>' }])],
    ['không có thân văn bản', document('<w:document></w:document>')],
    ['không có thân văn bản', document('không phải XML')],
    ['không có chữ nào', docxFile({ body: '<w:p/>' })],
    [
      'không phải UTF-8',
      zipFile([{ name: 'word/document.xml', data: Buffer.from([0x3c, 0xff, 0xe1, 0x3e]) }]),
    ],
    [
      'thực thể',
      document(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
      ),
    ],
    ['lồng quá', docxFile({ body: `${'<w:sdt><w:sdtContent>'.repeat(5000)}` })],
  ])('says why: %s (%#)', async (word, file) => {
    expect(await reason(documentReaders.docx, file)).toContain(word);
  });

  it('is refused where it swells beyond bounds, whatever its directory says', async () => {
    const zeros = Buffer.alloc(70 * 1024 * 1024, 0x20);
    const honest = zipFile([{ name: 'word/document.xml', data: zeros }]);
    const lying = zipFile([{ name: 'word/document.xml', data: zeros, claims: 1000 }]);
    const before = process.memoryUsage().rss;
    expect(honest.length).toBeLessThan(200_000);
    expect(await reason(documentReaders.docx, honest)).toContain('phình quá lớn');
    expect(await reason(documentReaders.docx, lying)).toContain('bị hỏng');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('is refused where its words do not fit their checksum', async () => {
    const file = Buffer.from(docxFile({ body: paragraph('Điều 1. Phạm vi') }));
    const entry = file.lastIndexOf('word/document.xml') - 46;
    const checksum = entry + 16;
    file.writeUInt8(file.readUInt8(checksum) ^ 1, checksum);
    expect(await reason(documentReaders.docx, file)).toContain('bị hỏng');
  });

  it('is read down to the deepest level that is allowed', async () => {
    const depth = 490;
    const inner = `${'<w:sdt><w:sdtContent>'.repeat(depth)}${paragraph('Điều 1.')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    const [source] = await documentReaders.docx(docxFile({ body: inner }), 'x');
    expect(source?.text).toBe('Điều 1.');
    const page = `${'<div>'.repeat(990)}<p>Điều 1.</p>${'</div>'.repeat(990)}`;
    const [read] = await documentReaders.html(Buffer.from(page), 'x');
    expect(read?.text).toBe('Điều 1.');
  });

  it('keeps entities that nobody declared as they are written', async () => {
    const [source] = await documentReaders.docx(docxFile({ body: paragraph('A &xxe; &amp; B') }), 'x');
    expect(source?.text).toBe('A &xxe; & B');
  });
});

describe('other files that cannot be read', () => {
  it.each([
    ['text', Buffer.from(' \n\n ')],
    ['markdown', Buffer.from('---\ntitle: x\n---\n')],
    ['html', Buffer.from('<html><script>document.write("Điều 1.")</script></html>')],
    ['html', Buffer.from('<div>'.repeat(20_000))],
    ['text', new Uint8Array()],
  ] as const)('%s says why (%#)', async (kind, file) => {
    expect(await reason(documentReaders[kind], file)).toMatch(/không|lồng|rỗng/u);
  });

  it.each([
    ['spaces', ' '.repeat(500_000)],
    ['a heading of spaces', `# ${' '.repeat(500_000)}x`],
    ['capitals', `| Số hiệu | 1 |\n|---|---|\n\n## Tóm tắt\n\n${'A'.repeat(500_000)}1`],
    ['bars', `|${' |'.repeat(250_000)}x`],
    ['links', '['.repeat(500_000)],
    ['underscores', '_a'.repeat(250_000)],
    ['comments', `${'<!--a-->'.repeat(60_000)}x`],
    ['items', `<ol>${'<li>'.repeat(100_000)}`],
  ])(
    'a file of %s costs no more time than its length',
    async (_, text) => {
      await readOrRefuse(Buffer.from(text));
      const [markdown] = await documentReaders.markdown(Buffer.from(`# Điều 1.\n${text}`), 'x');
      const [page] = await documentReaders.html(Buffer.from(`<p>Điều 1.</p>${text}`), 'x');
      expect(markdown?.text).toMatch(/^Điều 1\.\n/u);
      expect(page?.text).toMatch(/^Điều 1\./u);
    },
    30_000,
  );

  it('any damage to any file ends in a text or in one sentence', async () => {
    const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat({ max: whole.length }), async (places, length) => {
        const file = Buffer.from(whole);
        for (const [at, value] of places) file[at] = value;
        await readOrRefuse(file.subarray(0, length));
      }),
      { numRuns: 200 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), readOrRefuse), { numRuns: 300 });
  });
});

async function readOrRefuse(file: Uint8Array): Promise<void> {
  try {
    const kind = kindOf(file);
    if (kind in documentReaders) await documentReaders[kind as keyof typeof documentReaders](file, 'x');
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
  }
}
