import { expect } from 'vitest';
import type { Capability } from '../../../bot/channel/capabilities.ts';
import type { House } from './house.ts';
import { flat, type PersonPlace, type Place, type Shown } from './place.ts';

/** One channel, what stands behind it, and one person who has just come. */
export interface Scene {
  readonly house: House;
  readonly place: Place;
  readonly person: PersonPlace;
}

/** What a person does and sees, in words that hold on every channel. */
export interface Case {
  readonly title: string;
  run(scene: Scene): Promise<void>;
}

/** Cases by what they need; the rest needs nothing but that one can ask. */
export type Cases = Readonly<Record<Capability, readonly Case[]>>;

export const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
export const CLAUSE =
  'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
export const PRIVATE_WORK = 'Trong giờ hành chính có được làm việc cá nhân không?';
export const ABROAD = 'Đi công tác nước ngoài phải báo cáo với ai?';

/** Lines may break anywhere in what is shown. */
export const reads = (shown: Shown, words: string | RegExp): void => {
  if (typeof words === 'string') expect(flat(shown.text)).toContain(flat(words));
  else expect(flat(shown.text)).toMatch(words);
};

/** What a person has who was sent what is not there: TypeScript needs to hear what the table says. */
export function act<T>(given: T | undefined, name: string): T {
  if (given === undefined) throw new Error(`the table offers it, and this place has no ${name}`);
  return given;
}
