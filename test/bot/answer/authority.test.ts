import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byAuthority, compareForce, saysTheSame } from '../../../bot/answer/authority.ts';
import type { Answerer } from '../../../bot/answer.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { CORPUS_HELD, openCorpus } from '../../fixtures/corpus.ts';

const TODAY = '2026-11-26';

describe.skipIf(!CORPUS_HELD)(
  `provisions that say the same${CORPUS_HELD ? '' : ' (skipped: no corpus)'}`,
  () => {
    let knowledge: Knowledge;
    let answerer: Answerer;
    let close: () => void;

    beforeAll(async () => {
      ({ knowledge, answerer, close } = await openCorpus(TODAY));
    }, 120_000);
    afterAll(() => close());

    const ask = (text: string) => answerer.answer({ text, turns: [], on: TODAY });
    const provision = (id: string) => {
      const found = knowledge.library.provision(id);
      if (found === undefined) throw new Error(`no provision ${id}`);
      return found;
    };
    const document = (number: string) => {
      const found = knowledge.library.document(number);
      if (found === undefined) throw new Error(`no document ${number}`);
      return found;
    };
    const pressOfGuests = ['88/2012/NĐ-CP#d18.k3', '103/2016/QH13#d56.k10.c'].map((id) => id);

    it('are known by their words, and not where a number differs', () => {
      const [decree, law] = pressOfGuests.map((id) => provision(id).text) as [string, string];
      expect(saysTheSame(decree, law)).toBe(true);
      expect(saysTheSame(decree, law.replace(/\d+/u, '9'))).toBe(false);
      expect(saysTheSame(decree, provision('44/2019/QH14#d5.k5').text)).toBe(false);
    });

    it('stand by the force of their documents, then by newness', () => {
      const [law, decree, newer] = ['103/2016/QH13', '88/2012/NĐ-CP', '244/2026/NĐ-CP'].map(document) as [
        ReturnType<typeof document>,
        ReturnType<typeof document>,
        ReturnType<typeof document>,
      ];
      expect(compareForce(law, decree)).toBeLessThan(0);
      expect(compareForce(decree, law)).toBeGreaterThan(0);
      expect(compareForce(newer, decree)).toBeLessThan(0);
      // A circular is its sector's, and the directive is the Party's: neither is above or below a law here.
      expect(compareForce(document('01/2021/TT-TTCP'), law)).toBe(0);
      expect(compareForce(document('30-CT/TU'), law)).toBe(0);
    });

    it('are quoted from the law, and the decree is named beside it', () => {
      const [decree, law] = pressOfGuests.map(provision) as [
        ReturnType<typeof provision>,
        ReturnType<typeof provision>,
      ];
      const selected = [
        { provision: decree, probability: 0.6 },
        { provision: law, probability: 0.1 },
      ];
      const found = byAuthority(selected, knowledge);
      expect(found?.first.id).toBe(law.id);
      expect(found?.also.map(({ id }) => id)).toEqual([decree.id]);
    });

    it('leave what is punished apart from what is forbidden in the same words', () => {
      const punished = provision('59/2019/NĐ-CP#d83.k2');
      const forbidden = provision('36/2018/QH14#d20.k3');
      const selected = [
        { provision: punished, probability: 0.6 },
        { provision: forbidden, probability: 0.3 },
      ];
      expect(byAuthority(selected, knowledge)?.first.id).toBe(punished.id);
    });

    it.each([
      'bao nhiêu tuổi thì công chức nữ về hưu',
      'tuổi nghỉ hưu của công chức nữ',
      'người lao động được nghỉ phép năm mấy ngày',
    ])('does not say "Được" to who does not ask whether: %s', async (text) => {
      expect(await ask(text)).toMatchObject({ outcome: 'answered', verdict: 'informational' });
    });

    it.each([
      ['cong chuc co duoc lam them khong', 'informational'],
      ['cán bộ có được hưởng tiền làm thêm giờ không', 'permitted'],
    ])(
      'takes what one gets for work for leave to do it only where that is asked: %s',
      async (text, verdict) => {
        const answer = await ask(text);
        expect(answer).toMatchObject({ outcome: 'answered', verdict });
        expect(answer.quotes[0]?.text).toMatch(/^Được hưởng tiền làm thêm giờ/u);
      },
    );

    it('reads "được bảo đảm quyền" as a right, not as a duty', async () => {
      const answer = await ask('công chức được làm thêm nghề tay trái không');
      expect(answer).toMatchObject({ outcome: 'answered', verdict: 'permitted' });
      expect(answer.quotes[0]?.provision).toBe('80/2025/QH15#d11.k2');
    });

    it.each([
      ['Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?', ['30-CT/TU', '44/2019/QH14']],
      ['cán bộ một cửa quát dân thì theo chỉ thị có được không', ['30-CT/TU', '80/2025/QH15']],
    ])('of the directive and of a law are named beside each other: %s', async (text, documents) => {
      const { quotes, note } = await answerer.answer({ text, turns: [], on: TODAY });
      const [first] = quotes;
      expect(documents).toContain(first?.document);
      expect(note).toContain('Cũng quy định tại: ');
      expect(note).toContain(documents.find((number) => number !== first?.document));
    });

    it.each([
      [
        'uống rượu buổi trưa được không và nhận quà tết được không',
        ['30-CT/TU#m3.d2', '36/2018/QH14#d22.k2'],
      ],
      ['Được uống rượu buổi trưa không? Được nhận quà tết không?', ['30-CT/TU#m3.d2', '36/2018/QH14#d22.k2']],
    ])('a question on both the directive and a law gets both: %s', async (text, provisions) => {
      const { outcome, quotes } = await answerer.answer({ text, turns: [], on: TODAY });
      expect(outcome).toBe('answered');
      expect(quotes.map(({ provision: id }) => id)).toEqual(provisions);
    });

    it('says which part of a question nothing held decides', async () => {
      const text = 'công chức có được hút thuốc ở cơ quan không, giá vàng hôm nay bao nhiêu';
      const { outcome, quotes, note } = await answerer.answer({ text, turns: [], on: TODAY });
      expect(outcome).toBe('answered');
      expect(quotes[0]?.provision).toBe('30-CT/TU#m3.d2');
      expect(note).toContain('Chưa thấy quy định đang có trả lời phần “giá vàng hôm nay bao nhiêu”.');
    });
  },
);
