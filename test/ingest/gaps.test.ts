import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { parseFacts } from '../../ingest/facts.ts';
import { findGaps } from '../../ingest/gaps.ts';
import { made, statedFrom } from './made.ts';
import { readDirective, shipped } from './shipped.ts';

const facts = parseFacts(shipped('facts.yaml').toString('utf8'), 'facts.yaml');
const ON = '2026-11-23';

describe('documents cited and not held', () => {
  it('of the shipped directive are the eight, with what is known of each', () => {
    const gaps = findGaps(connectDocuments([readDirective().document], facts), facts, ON);
    expect(gaps.map(({ number }) => number).sort()).toEqual([
      ...['01-KL/TW', '05-CT/TW', '06-QC/TU', '21-KL/TW', '26-CT/TW', '71-NQ/TU', '87-NQ/TU', '968/CĐ-TTg'],
    ]);
    expect(gaps.find(({ number }) => number === '05-CT/TW')).toMatchObject({
      name: 'Chỉ thị 05-CT/TW',
      issuer: 'Bộ Chính trị khóa XII',
      issuedOn: '2016-05-15',
      citedBy: ['30-CT/TU#m1'],
    });
  });

  it('come most cited first, names without a number too, and never a document that is held', () => {
    const text = `LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\nTheo Luật Thanh tra và Nghị định số 15/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ.\nĐiều 2. B\nTheo Luật Thanh tra, Luật số 80/2025/QH15; Luật thanh tra; Điều 1 của Luật này.`;
    const held = made('80/2025/QH15', 'LUẬT\nY\n\nBan hành.\n\nĐiều 1. A\nMột câu.', {
      validity: statedFrom('2025-07-01'),
    });
    const gaps = findGaps(connectDocuments([made('1/2026/QH15', text), held], facts), facts, ON);
    expect(gaps.map(({ name, citations }) => [name, citations])).toEqual([
      ['Luật Thanh tra', 3],
      ['Nghị định 15/2020/NĐ-CP', 1],
    ]);
    expect(gaps[1]).toMatchObject({ issuedOn: '2020-02-03', issuer: 'Chính phủ', documents: 1 });
    expect(gaps[1]?.validity?.how).toContain('174/2026/NĐ-CP');
  });
});
