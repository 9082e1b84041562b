import { attribute, openVisitor, type Visitor } from '../../bot/channel/web/visitor.ts';
import type { House } from './house.ts';
import { type LivePlace, type PracticePlace } from './place.ts';
import { newest, readPiece, wholePage } from './web-pages.ts';

/** Practice and rounds on pages, without script. */

export function practiceAt(visitor: Visitor): PracticePlace {
  const act = async (fields: Readonly<Record<string, string>>) =>
    wholePage(await visitor.submit('/luyen', fields));
  return {
    begin: (topic) => act({ viec: 'bat-dau', 'chu-de': topic }),
    answer: async (letter) => {
      const cau = attribute((await visitor.get('/luyen')).html, /name="cau" value="([^"]+)"/);
      return act({ viec: 'tra-loi', cau, chon: letter });
    },
    stop: () => act({ viec: 'dung' }),
    results: async () => wholePage(await visitor.get('/ket-qua')),
    remove: async () => wholePage(await visitor.submit('/ket-qua/xoa', {})),
  };
}

/** The code with which a browser is that of a trainer. */
export async function trainerCode(house: House): Promise<string> {
  await house.disk.store.putPerson({ id: 'trainer-of-a-chat', role: 'trainer', since: '' });
  return (await house.disk.people.signInCode('trainer-of-a-chat')).code;
}

export async function liveOn(house: House, address: () => string): Promise<LivePlace> {
  const members = { lan: openVisitor(address()), minh: openVisitor(address()) };
  await members.lan.submit('/dang-nhap', { code: await trainerCode(house) });
  let round = '';
  return {
    steer: async (text) => readPiece(newest((await members.lan.submit('/ask', { text })).html)),
    enter: async (code) => {
      round = `/quiz/${code}`;
      await members.lan.submit(`${round}/vao`, { name: 'Lan' });
      await members.minh.submit(`${round}/vao`, { name: 'Minh' });
    },
    answer: async (member, option) => {
      const item = attribute((await members[member].get(round)).html, /name="item" value="(\d+)"/);
      const page = await members[member].submit(round, { item, option: String(option) });
      if (!page.html.includes('Bạn chọn')) throw new Error(`not counted: ${page.html}`);
    },
    see: async () => wholePage(await members.minh.get(round)),
  };
}
