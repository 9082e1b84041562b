import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readDocument } from '../../ingest/document.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import { shipped } from './shipped.ts';

const good = shipped('30-CT-TU.yaml').toString('utf8');

/** The shipped metadata with one field changed. */
const changed = (change: object): string => stringify({ ...(parse(good) as object), ...change });

describe('the metadata file', () => {
  it('is read with its sources', () => {
    expect(parseSidecar(good, 'x.yaml')).toMatchObject({ number: '30-CT/TU', issuedOn: '2023-11-29' });
  });

  it.each([
    ['unknown field', changed({ sohieu: '1' }), 'x.yaml: trường lạ "sohieu"'],
    [
      'a day in another form',
      changed({ issuedOn: '29/11/2023' }),
      'trường "issuedOn": phải là ngày dạng YYYY-MM-DD',
    ],
    ['an empty field', changed({ kind: ' ' }), 'trường "kind": không được để trống'],
    [
      'a fact without source',
      changed({ sources: [] }),
      'thiếu nguồn (sources) cho number, kind, issuer, issuedOn, validity',
    ],
    ['no mapping', '- 1', 'x.yaml: trường "tệp"'],
    ['no YAML', 'number: [', 'không phải YAML hợp lệ'],
  ])('is refused with a clear line: %s', (_, yaml, message) => {
    expect(() => parseSidecar(yaml, 'x.yaml')).toThrow(message);
  });

  it('may give only what the text does not say', () => {
    const yaml = stringify({ issuedOn: '2018-11-15', sources: [{ field: 'issuedOn', source: 'báo cáo' }] });
    expect(parseSidecar(yaml, 'x.yaml')).toMatchObject({ issuedOn: '2018-11-15', corrections: [] });
  });

  it('is refused where a correction does not fit the text', () => {
    const sidecar = parseSidecar(
      changed({ corrections: [{ read: 'không có', meant: 'x', why: 'y' }] }),
      'x.yaml',
    );
    const read = () => readDocument({ fileName: '30-CT-TU.txt', bytes: shipped('30-CT-TU.txt'), sidecar });
    expect(read).toThrow('không thấy "không có" (corrections) trong văn bản');
  });
});
