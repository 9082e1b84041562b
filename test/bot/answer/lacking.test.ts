import { describe, expect, it } from 'vitest';
import { lacksWhatIsNamed } from '../../../bot/answer/lacking.ts';

/** Words of held rules. */
const COPIES =
  'Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Chủ tịch nước, Thủ tướng Chính phủ quyết định cung cấp, chuyển giao bí mật nhà nước;';
const REPORT =
  'Trường hợp không từ chối được thì phải báo cáo Thủ trưởng cơ quan, đơn vị trực tiếp quản lý mình';
const JAILED = 'công chức bị Tòa án kết án phạt tù mà không được hưởng án treo';
const NEWSLETTER = 'Khuôn khổ tối đa của bản tin là 19 cm x 27 cm';
const SEAL =
  'Chỉ giao con dấu, thiết bị lưu khóa bí mật của cơ quan, tổ chức cho người khác khi được phép bằng văn bản của người có thẩm quyền';
const TAKEN_OUT = 'Mang tài liệu, vật chứa bí mật nhà nước ra khỏi nơi lưu giữ trái pháp luật';
const FINED = 'Phạt tiền từ 10.000.000 đồng đến 15.000.000 đồng đối với một trong các hành vi sau đây';
const REPRIMAND =
  'Hình thức cảnh cáo được áp dụng trong trường hợp người đứng đầu, cấp phó của người đứng đầu cơ quan, tổ chức, đơn vị để xảy ra vụ việc tham nhũng nghiêm trọng';
const DAYS = 'Thời gian niêm yết bản kê khai là 15 ngày';
const SIGNED = 'T/M BAN THƯỜNG VỤ, đồng chí Nguyễn Hồng Thái';

describe('what is asked for by its name', () => {
  it.each([
    ['làm lộ tài liệu tuyệt mật thì đi tù mấy năm', COPIES],
    ['Bán tài liệu mật bị bao nhiêu năm tù?', COPIES],
    ['quên tài liệu mật trên xe ôm thì gọi số nào', REPORT],
    ['cho xin đường dây nóng của ủy ban kiểm tra tỉnh ủy', REPORT],
    ['tờ báo cáo đó in khổ giấy gì', REPORT],
    ['cho người ngoài mượn con dấu thì bị phạt mấy triệu', SEAL],
    ['xã cho mượn dấu mà không có giấy thì bị xử phạt ra sao', SEAL],
    ['mang tài liệu mật về nhà làm thêm bị kỷ luật hình thức gì', TAKEN_OUT],
    ['cho mượn con dấu tối đa mấy ngày', SEAL],
    ['mang tài liệu mật đi thì được hỗ trợ bao nhiêu tiền', TAKEN_OUT],
    ['bộ trưởng bộ công an bây giờ tên gì', COPIES],
    ['năm nay ai làm chủ tịch hội đồng', COPIES],
  ])('is lacking where the rule states none: %s', (question, text) => {
    expect(lacksWhatIsNamed(question, [text])).toBe(true);
  });

  it.each([
    ['công chức bị mấy năm tù thì đương nhiên bị buộc thôi việc', JAILED],
    ['bản tin in khổ giấy gì', NEWSLETTER],
    ['mở quán game quá giờ thì phạt bao nhiêu', FINED],
    ['có được cho mượn con dấu không, cho mượn thì phạt mấy triệu', SEAL],
    ['cho mượn dấu bị phạt mấy triệu, có được giao cho cấp phó giữ không', SEAL],
    [
      'giám đốc sở mình tên gì và ông ấy có quyền giao con dấu cho người khác giữ hộ khi đi công tác không',
      SEAL,
    ],
    ['mấy năm qua việc giữ con dấu có tốt không', SEAL],
    ['chủ tịch tên là gì', SIGNED],
    ['cấp dưới lĩnh 5 năm tù thì người đứng đầu bị kỷ luật ra sao', REPRIMAND],
    ['họp mật có được mang điện thoại vào không', REPORT],
    ['không công khai số điện thoại đường dây nóng bị phạt bao nhiêu', FINED],
    ['công khai đường dây nóng mấy ngày một lần', DAYS],
    ['từ mấy giờ phải có mặt ở cơ quan', REPORT],
  ])('is not lacking where it does, or where nothing of it is asked: %s', (question, text) => {
    expect(lacksWhatIsNamed(question, [text])).toBe(false);
  });

  it('is stated where any of the texts quoted states it', () => {
    expect(lacksWhatIsNamed('bản tin khổ giấy gì', [REPORT, NEWSLETTER])).toBe(false);
  });
});
