import { describe, expect, it } from 'vitest';
import { citesOther } from '../../knowledge/citations.ts';
import { findCitations } from '../../ingest/citations.ts';
import type { Provision } from '../../knowledge/types.ts';
import { provisionOf, readDirective } from './shipped.ts';

const { document } = readDirective();

function citationsIn(text: string) {
  const provision: Provision = { ...provisionOf(document, 'm4'), text };
  return findCitations([provision], document.number).map(({ number, kind, issuedOn, issuer, about }) => {
    return { number, kind, issuedOn, issuer, about };
  });
}

describe('citations', () => {
  it('read date, issuer and subject in the words of the State', () => {
    expect(
      citationsIn(
        'Nghị định số 1/2020/NĐ-CP ngày 07 tháng 9 năm 2020 của Chính phủ về thử nghiệm hết hiệu lực.',
      ),
    ).toEqual([
      {
        number: '1/2020/NĐ-CP',
        kind: 'Nghị định',
        issuedOn: '2020-09-07',
        issuer: 'Chính phủ',
        about: 'về thử nghiệm',
      },
    ]);
  });

  it('keep the subjects of documents in one list apart', () => {
    const found = citationsIn(
      'thực hiện Kết luận số 1-KL/TW về họp hành và Chỉ thị số 2-CT/TW của Ban Bí thư "Về tiết kiệm; chống lãng phí"; Quy chế làm việc số 3-QC/TU.',
    );
    expect(found.map(({ number, about }) => [number, about])).toEqual([
      ['1-KL/TW', 'về họp hành'],
      ['2-CT/TW', 'Về tiết kiệm; chống lãng phí'],
      ['3-QC/TU', 'Quy chế làm việc'],
    ]);
  });

  it('say nothing of what the text does not say, and refuse a day that no calendar has', () => {
    expect(citationsIn('theo 5-KL/TW')).toEqual([
      { number: '5-KL/TW', kind: 'Kết luận', issuedOn: null, issuer: null, about: null },
    ]);
    expect(citationsIn('Kết luận số 5-KL/TW ngày 31/2/2021')[0]?.issuedOn).toBeNull();
  });

  it('of the text itself, by "này" or by its own number, are marked as its own', () => {
    const provision: Provision = {
      ...provisionOf(document, 'm4'),
      text: 'Chỉ thị này và Chỉ thị số 30-CT/TU; Điều 5 của Chỉ thị này',
    };
    const found = findCitations([provision], document.number);
    expect(found.map(({ number, own, places }) => [number, own, places])).toEqual([
      ['30-CT/TU', true, []],
      ['30-CT/TU', true, []],
      ['30-CT/TU', true, [{ article: '5' }]],
    ]);
    expect(found.filter(citesOther)).toEqual([]);
  });
});
