import { expect, it } from 'vitest';
import type { Store } from '../../bot/store.ts';
import { answer, LATER, letters, MOST, passed } from './escalated.ts';

/** What every store does with replies that are held for the morning. */
export function heldContract(store: () => Store): void {
  it('holds a reply without letters, with the address, until they are written, once', async () => {
    const taken = await store().escalate(passed(), MOST);
    const number = taken.kind === 'taken' ? taken.number : 0;
    await store().answerEscalated(number, 'admin', answer, null);
    await store().dropAddresses();
    expect(await store().escalated(number)).toMatchObject({ answer, reached: 'held', by: 'admin' });
    expect((await store().escalated(number))?.address).toEqual(passed().address);
    expect(await outboxOf(store())).toEqual([]);
    expect((await store().heldReplies()).map((one) => one.number)).toEqual([number]);
    expect((await store().returnedOf('chat-a')).map((one) => one.number)).toEqual([number]);
    expect(await store().returnedUntold()).toEqual([]);
    expect(await store().sendAgain(number, letters, LATER)).toBe(true);
    expect(await store().sendAgain(number, letters, LATER)).toBe(false);
    expect(await store().heldReplies()).toEqual([]);
    expect(await outboxOf(store())).toEqual(['một', 'hai']);
    expect((await store().escalated(number))?.reached).toBe('sent');
    expect((await store().escalated(number))?.answer).toEqual(answer);
  });
}

async function outboxOf(store: Store): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (;;) {
    const letter = await store.nextLetter('telegram', '1001');
    if (letter === null) return bodies;
    bodies.push(letter.body);
    await store.delivered(letter.sequence);
  }
}
