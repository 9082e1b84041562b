import { afterEach, beforeEach, expect } from 'vitest';
import type { Role } from '../../../bot/store.ts';
import { openVisitor, textOf, type Visitor } from '../../bot/channel/web/visitor.ts';
import { webQuizHouse, type WebQuizHouse } from './web-house.ts';

/** What tests of the pages of rounds begin with. */

/** A new house for each test, started; closed after it. */
export function eachWithWebHouse(take: (house: WebQuizHouse) => void): void {
  let house: WebQuizHouse;
  beforeEach(async () => {
    house = await webQuizHouse();
    take(house);
    await house.start();
  });
  afterEach(() => house.close());
}

export async function signedIn(house: WebQuizHouse, person: string, role: Role): Promise<Visitor> {
  const visitor = openVisitor(house.channel.address());
  await visitor.submit('/dang-nhap', { code: await house.newCode(person, role) });
  return visitor;
}

/** The form of a round as it is filled in at least. */
export const PLAIN = { ten: '', 'so-cau': '3', 'so-giay': '30', 'so-doi': '0', cach: 'truc-tiep' };

/** Sends the form; the code of the round that it made. */
export async function made(trainer: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const { status, headers, html } = await trainer.post('/quiz/moi', { ...PLAIN, ...fields });
  expect([status, textOf(html)]).toEqual([303, '']);
  return /\/quiz\/(\w{6})\/dieu-khien$/u.exec(headers.get('location') ?? '')?.[1] ?? '';
}

/** What a page says, in one line. */
export const pageOf = async (visitor: Visitor, path: string): Promise<string> =>
  textOf((await visitor.get(path)).html).replace(/\s+/gu, ' ');
