import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { parseFacts } from '../../ingest/facts.ts';
import { findSuspects } from '../../ingest/suspects.ts';
import { made, statedFrom } from './made.ts';
import { shipped } from './shipped.ts';

const facts = parseFacts(shipped('facts.yaml').toString('utf8'), 'facts.yaml');
const law = (number: string, title: string, from: string) =>
  made(number, `LUẬT\n${title}\n\nBan hành.\n\nĐiều 1. A\nMột câu.`, { title, validity: statedFrom(from) });
const decree = made(
  '244/2026/NĐ-CP',
  'NGHỊ ĐỊNH\nX\n\nCăn cứ Luật Báo chí số 126/2025/QH15;\n\nĐiều 1. A\nMột câu.',
  { kind: 'Nghị định', validity: statedFrom('2026-07-01') },
);

describe('documents that a later one of the same name may have ended', () => {
  it('are named with who names the later one', () => {
    const connected = connectDocuments([law('103/2016/QH13', 'Luật Báo chí', '2017-01-01'), decree], facts);
    const [first, ...more] = findSuspects(connected, '2026-11-23');
    expect(more).toEqual([]);
    expect(first).toMatchObject({ number: '103/2016/QH13', later: '126/2025/QH15' });
    expect(first?.citedBy).toMatch(/^244\/2026\/NĐ-CP#/u);
    expect(first?.message).toContain('hãy rà soát');
  });

  it('are none where the end is known, or the later one is another law', () => {
    const known = law('58/2010/QH12', 'Viên chức', '2012-01-01');
    const other = law('129/2025/QH15', 'Viên chức', '2026-07-01');
    const press = law('103/2016/QH13', 'An ninh mạng', '2017-01-01');
    expect(findSuspects(connectDocuments([known, other, press, decree], facts), '2026-11-23')).toEqual([]);
  });
});
