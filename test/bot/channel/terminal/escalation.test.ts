import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderHumanReply } from '../../../../bot/channel/terminal/render.ts';
import { createSession } from '../../../../bot/channel/terminal/session.ts';
import { admin, FINE, openEscalationOnDisk, type EscalationOnDisk } from '../../../support/escalation.ts';
import { beer, library } from '../../../fakes/telegram/directive.ts';

const LOOK = { colour: false, columns: null };
let world: EscalationOnDisk;
let type: (line: string) => Promise<string>;
const session = (remembers: boolean) => {
  const respond = createSession({
    desk: world.desk,
    library: () => library,
    today: () => '2026-11-26',
    publicUrl: null,
    look: () => LOOK,
    remembers,
  });
  return async (line: string) => (await respond(line)).text;
};
beforeEach(async () => {
  world = await openEscalationOnDisk();
  await world.appoint('administrator', admin.person);
  type = session(true);
});
afterEach(() => world.close());

describe('the terminal', () => {
  it('offers a person under what the rules do not decide and after /chua, and passes the question on', async () => {
    expect(await type(FINE)).toContain('Muốn hỏi người phụ trách, gõ /chuyen.');
    expect(await type('/chua')).toContain('/chuyen');
    expect(await type('/tot')).not.toContain('/chuyen');
    expect(await type('/chuyen')).toContain('số 1. Trả lời sẽ hiện ở đây');
    world.answer = () => Promise.resolve(beer);
    expect(await type('Uống bia được không?')).not.toContain('/chuyen');
  });

  it('knows neither the last answer nor its choices after /quen', async () => {
    world.answer = () => Promise.resolve(beer);
    await type('Uống bia được không?');
    expect(await type('/nguon')).not.toContain('Chưa có câu trả lời nào');
    expect(await type('/quen')).toContain('Tôi đã xóa 1 câu hỏi');
    expect(await type('/nguon')).toContain('Chưa có câu trả lời nào');
    expect(await type('/chuyen')).toContain('chưa có câu hỏi nào');
  });

  it('offers nothing where nobody could reply', async () => {
    type = session(false);
    expect(await type(FINE)).not.toContain('/chuyen');
    expect(await type('/chua')).not.toContain('/chuyen');
  });

  it('shows a reply as a person’s words, harmless, then the quote with place and validity', async () => {
    await type(FINE);
    await type('/chuyen');
    await world.say('/traloi 1 Chưa có\u001b[2J mức phạt.', admin);
    const [reply] = await world.escalation().kept('terminal');
    if (reply === undefined) throw new Error('no reply');
    const shown = renderHumanReply({ ...reply, quotes: beer.quotes }, LOOK);
    expect(shown).toContain(`Người phụ trách trả lời câu hỏi số 1\n\nBạn đã hỏi: ${FINE}`);
    expect(shown).toContain('không phải nguyên văn quy định');
    expect(shown).toContain(
      `“${beer.quotes[0]?.text ?? 'none'}”\nMục 3, đoạn 2 – Chỉ thị số 30-CT/TU, ngày 29/11/2023`,
    );
    expect(shown).not.toContain('\u001b');
  });
});
