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
const DRINKING =
  'Không uống rượu, bia trong cơ quan; không uống rượu, bia trước và trong giờ làm việc, giờ nghỉ trưa các ngày làm việc; chấp hành nghiêm các quy định pháp luật về phòng, chống tác hại của rượu, bia.';

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
    ['phạt mấy triệu?', SEAL],
    ['nghỉ mấy ngày?', SEAL],
    ['nghỉ mấy ngày lễ?', SEAL],
    ['phạt bao nhiêu tiền?', SEAL],
    ['có được nghỉ mấy ngày không', SEAL],
    ['cho mượn con dấu có được hỗ trợ mấy triệu không', SEAL],
    ['được hỗ trợ mấy triệu theo quy định nào', SEAL],
    ['nghỉ thai sản mấy ngày và lương tính thế nào', SEAL],
    ['mấy đồng nghiệp cho mượn con dấu bị phạt bao nhiêu tiền', SEAL],
    ['có thể cho em xin số điện thoại đường dây nóng không', REPORT],
    ['anh có biết số điện thoại nào của thanh tra không', REPORT],
    ['cho hỏi số điện thoại đường dây nóng là gì', REPORT],
    ['xin số điện thoại của thanh tra để báo thì gọi số nào', REPORT],
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

  it.each([
    'Trực lễ mấy ngày Tết có được uống rượu bia, quy định ra sao?',
    'Mấy ngày trực cơ quan uống rượu bia là vi phạm quy định nào?',
    'Có được uống rượu mấy ngày Tết không?',
    'Quy định về rượu bia trong mấy ngày nghỉ lễ',
    'Mấy tháng liền uống rượu trong giờ làm việc thì vi phạm gì?',
    'Mấy năm nay cứ trưa là uống bia, như vậy sai ở đâu?',
    'Ngồi quán bia mấy tiếng đồng hồ trong giờ làm là sai chỗ nào?',
    'Bao lâu nay vẫn uống bia buổi trưa, giờ tính thế nào?',
    'Mấy anh em uống bia trong giờ làm việc thì vi phạm gì?',
  ])('is not lacking where "mấy" means several: %s', (question) => {
    expect(lacksWhatIsNamed(question, [DRINKING])).toBe(false);
  });

  it.each([
    ['Mấy ngày Tết nhận quà của doanh nghiệp thì quy định ra sao?', REPORT],
    ['Nhận mấy đồng tiền cà phê của dân thì vi phạm gì?', REPORT],
    ['Nhận vài trăm nghìn của dân là vi phạm điều gì?', REPORT],
    ['Mấy đồng nghiệp chơi game trong giờ làm thì vi phạm gì?', DRINKING],
    ['Mấy đồng nghiệp đi lễ hội trong giờ hành chính thì vi phạm gì?', DRINKING],
    ['Mấy đồng chí đảng viên đi chùa trong giờ hành chính thì sai ở đâu?', DRINKING],
    ['Mấy đồng chí uống rượu trong giờ làm việc', DRINKING],
    ['Mấy nghìn người uống bia trong giờ làm việc', DRINKING],
  ])('is not lacking where no amount of money is asked for: %s', (question, text) => {
    expect(lacksWhatIsNamed(question, [text])).toBe(false);
  });

  it.each([
    'Cán bộ có được xin số điện thoại của người dân không?',
    'Công chức có được cho người khác số điện thoại của người tố cáo không?',
    'Xin số điện thoại của dân rồi nhắn tin làm phiền thì vi phạm gì?',
  ])('is not lacking where the act itself is asked about: %s', (question) => {
    expect(lacksWhatIsNamed(question, [REPORT])).toBe(false);
  });

  it('is stated where any of the texts quoted states it', () => {
    expect(lacksWhatIsNamed('bản tin khổ giấy gì', [REPORT, NEWSLETTER])).toBe(false);
  });
});
