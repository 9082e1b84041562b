import { describe, expect, it } from 'vitest';
import {
  asksOfDisciplineAlone,
  namesOnlyAKind,
  opensByPointing,
  pointsNowhere,
} from '../../../bot/answer/wording.ts';

describe('messages that leave open what they are about', () => {
  it.each([
    'vụ đó xử sao ạ',
    'VỤ NÀY CĂNG KO AD',
    'truong hop nay giai quyet sao',
    'cái này nộp ở đâu z',
    'làm vậy có được không',
    'nghị định đó hết hiệu lực chưa',
  ])('point at what nobody named: %s', (text) => expect(pointsNowhere(text)).toBe(true));

  it.each([
    'văn bản độ Mật giữ bao lâu',
    'mức độ vụ việc tham nhũng chia mấy mức',
    'tù chung thân thì vụ việc xếp mức gì',
    'sếp bảo em ký thay vào văn bản đó khi sếp đi vắng thì có được không ạ',
  ])('are not those that name it: %s', (text) => expect(pointsNowhere(text)).toBe(false));

  it('are about it where they begin with it', () => {
    expect(opensByPointing('cái đó ai duyệt')).toBe(true);
    expect(opensByPointing('ai duyệt cái đó')).toBe(false);
    expect(opensByPointing('cái đơn này ai duyệt')).toBe(false);
  });

  it.each([
    'thời hạn',
    'mức phạt bao nhiêu vậy',
    'Hồ sơ nộp ở đâu và hạn bao giờ?',
    'cho em hỏi thời hạn nộp là khi nào',
    'ai có thẩm quyền',
    'phạt bn v ad',
  ])('name only a kind of thing: %s', (text) => expect(namesOnlyAKind(text)).toBe(true));

  it.each([
    'hồ sơ là gì',
    'thời hạn thẻ nhà báo',
    'mức phạt đánh bạc',
    'hồ sơ xin cấp thẻ gồm gì',
    'mực dấu màu gì',
  ])('are not those that say of what: %s', (text) => expect(namesOnlyAKind(text)).toBe(false));

  it.each([
    'Thời hiệu xử lý kỷ luật là bao lâu vậy?',
    'các hình thức kỷ luật',
    'kỷ luật nặng nhất là gì ạ',
    'bi ky luat thi co nhung hinh thuc nao',
  ])('ask of discipline alone: %s', (text) => expect(asksOfDisciplineAlone(text)).toBe(true));

  it.each([
    'thời hiệu xử lý kỷ luật là gì',
    'lỗi nào không tính thời hiệu kỷ luật',
    'công chức nhận quà biếu bị kỷ luật hình thức nào',
    'hút thuốc trong phòng họp bị kỷ luật hình thức nào',
  ])('are not those that say more: %s', (text) => expect(asksOfDisciplineAlone(text)).toBe(false));
});
