import { expect } from 'vitest';
import { currentSnapshotId, openSnapshot } from '../../../knowledge/snapshot.ts';
import { decisionDocx, RULE } from '../../support/intake.ts';
import { flat } from './place.ts';
import { act, BEER, CLAUSE, reads, type Case, type Cases } from './scene.ts';

/** Who one is here, and what that lets one do. */

const role: readonly Case[] = [
  {
    title: 'gives a role for the right code alone, and for one person',
    run: async ({ person, place, house }) => {
      await person.greet();
      reads(await person.enterCode('SAI00-00000'), 'Mã không đúng');
      const code = await house.code();
      reads(await person.enterCode(code), /Đã xác nhận|quản trị viên/);
      reads(await person.role(), /quản trị viên/);
      if (place.alone === true) return;
      const other = await place.person();
      reads(await other.enterCode(code), 'Mã không đúng');
      expect((await other.role()).text).not.toMatch(/vai trò.{0,10} quản trị viên/);
    },
  },
];

const sign_in: readonly Case[] = [
  {
    title: 'a chat gives the code with which a browser signs in as the same person',
    run: async ({ person, house }) => {
      await person.greet();
      const { people } = house.disk;
      if (person.signInCode === undefined) {
        await house.disk.store.putPerson({ id: 'of-a-chat', role: 'trainer', since: '' });
        await person.enterCode((await people.signInCode('of-a-chat')).code);
        return reads(await person.role(), /vai trò cán bộ tập huấn/);
      }
      await person.enterCode(await house.code());
      const shown = await person.signInCode();
      const [, code = 'no code'] = /Mã đăng nhập trang web: (\S+)/.exec(shown.text) ?? [];
      expect(await people.enter(code, 'browser')).toMatchObject({ kind: 'signed_in', role: 'administrator' });
    },
  },
];

const decision = (number: string) => ({
  name: `Nội quy ${number}.docx`,
  bytes: decisionDocx(`${number}/2026/QĐ-UBND`),
});

const upload: readonly Case[] = [
  {
    title: 'shows an administrator what a file says, publishes it on acceptance and forgets it otherwise',
    run: async ({ person, house }) => {
      await person.enterCode(await house.code());
      const sendFile = act(person.sendFile, 'file');
      const held = async () =>
        (await openSnapshot(house.dataDir)).library.documents.map((document) => document.number);
      reads(await sendFile(decision('12')), 'Quyết định 12/2026/QĐ-UBND: Ban hành nội quy phòng làm việc');
      expect(await currentSnapshotId(house.dataDir)).toBeNull();
      await person.choose({ kind: 'upload', accept: false });
      expect(await currentSnapshotId(house.dataDir)).toBeNull();
      reads(await sendFile(decision('13')), '13/2026/QĐ-UBND');
      reads(await person.choose({ kind: 'upload', accept: true }), 'Đã phát hành bản thư viện');
      expect(await held()).toEqual(['13/2026/QĐ-UBND']);
      expect((await openSnapshot(house.dataDir)).library.document('13/2026/QĐ-UBND')?.text).toContain(RULE);
    },
  },
  {
    title: 'takes no file of anybody else, and writes down that they tried',
    run: async ({ person, house }) => {
      await person.greet();
      reads(await act(person.sendFile, 'file')(decision('14')), /chỉ quản trị viên/i);
      expect((await house.disk.store.audits(5)).map((entry) => entry.act)).toContain('refused');
      expect(await currentSnapshotId(house.dataDir)).toBeNull();
    },
  },
  {
    title: 'says why a damaged file is not taken',
    run: async ({ person, house }) => {
      await person.enterCode(await house.code());
      const { name, bytes } = decision('15');
      const shown = await act(person.sendFile, 'file')({ name, bytes: bytes.slice(0, 700) });
      reads(shown, /bị hỏng hoặc bị cắt ngang/);
      expect(shown.text).not.toContain(house.dataDir);
    },
  },
];

const picture: readonly Case[] = [
  {
    title:
      'asks for words in place of a picture or a sticker, once until the next text; takes a caption as a question',
    run: async ({ person, house }) => {
      await person.greet();
      const sendPicture = act(person.sendPicture, 'picture');
      const sendSticker = act(person.sendSticker, 'sticker');
      reads(await sendPicture(''), /chữ/);
      expect((await sendSticker()).messages).toEqual([]);
      const shown = await sendPicture(BEER);
      reads(shown, 'chỉ trả lời theo chữ viết kèm ảnh');
      expect(shown.quotes.map(flat)).toContain(CLAUSE);
      expect(house.disk.asked.map(({ text }) => text)).toEqual([BEER]);
      reads(await sendSticker(), /chữ/);
    },
  },
];

const group: readonly Case[] = [
  {
    title: 'answers in a group what names it, without its name, and nothing else',
    run: async ({ place, house }) => {
      const office = act(place.group, 'group')();
      expect((await office.say('lan', BEER, false)).messages).toEqual([]);
      const shown = await office.say('lan', BEER, true);
      expect(shown.quotes.map(flat)).toContain(CLAUSE);
      expect(house.disk.asked.map(({ text }) => text)).toEqual([BEER]);
    },
  },
  {
    title: 'leans a follow-up on the questions of the same member alone',
    run: async ({ place, house }) => {
      const office = act(place.group, 'group')();
      await office.say('lan', BEER, true);
      await office.say('minh', 'thế còn ngày trực?', true);
      expect(house.disk.asked.at(-1)?.turns).toEqual([]);
      await office.say('lan', 'thế còn ngày trực?', true);
      expect(house.disk.asked.at(-1)?.turns).toEqual([BEER]);
    },
  },
  {
    title: 'names in a group too how a question goes to a person, and how one is told of changes',
    run: async ({ place }) => {
      const shown = await act(place.group, 'group')().say('lan', '/help', true);
      for (const command of ['/chuyen', '/theodoi', '/moingay']) reads(shown, command);
    },
  },
  {
    title: 'shows no code in front of a group',
    run: async ({ place }) => {
      const office = act(place.group, 'group')();
      const shown = await office.say('lan', '/dangnhap', true);
      reads(shown, /riêng/);
      expect(shown.text).not.toMatch(/Mã đăng nhập trang web:/);
    },
  },
];

export const peopleCases = { role, sign_in, upload, picture, group } satisfies Partial<Cases>;
