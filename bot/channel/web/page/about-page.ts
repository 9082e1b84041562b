import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { Outside } from '../../../outside.ts';
import { replacements } from '../../capabilities.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** What this is, how to ask, how to read an answer, what is kept. */
export function aboutPage(library: Library, outside: Outside, retentionDays: number): Html {
  const main = html`<div class="sheet">
    <h1>Giới thiệu</h1>
    <p>
      Kỷ Cương giúp cán bộ, công chức, viên chức tra cứu quy định về kỷ luật, kỷ cương công vụ bằng cách hỏi
      như hỏi đồng nghiệp. Câu trả lời là nguyên văn điều khoản trong các <a href="/d">văn bản đang có</a>,
      không diễn giải, không suy đoán.
    </p>
    ${howToAsk()} ${howToRead()} ${whatIsKept(outside, retentionDays)}
    <h2>Luyện tập và bài đố</h2>
    <p>
      <a href="/luyen">Luyện tập</a> khoảng năm phút mỗi ngày những quy định sắp quên, xem
      <a href="/ket-qua">kết quả của bạn</a>; vào <a href="/quiz">bài đố</a> bằng mã mà cán bộ tập huấn cho.
      Cán bộ tập huấn đăng nhập rồi soạn và điều khiển bài đố ở trang đó, hoặc gõ <code>/quiz</code> ở ô hỏi
      đáp. Cán bộ tập huấn của bài đố và quản trị viên thấy tên trong bài đó, và mười người đứng đầu bài trực
      tiếp hiện trên màn hình lớn cho ai có mã, đến một ngày sau khi kết thúc. Đạt yêu cầu thì có
      <a href="/chung-nhan">chứng nhận</a> kèm mã để kiểm tra.
    </p>
    <h2>Giới hạn</h2>
    <p>
      Kỷ Cương không thay ý kiến của cơ quan có thẩm quyền. Khi áp dụng vào việc cụ thể, hãy đối chiếu văn bản
      gốc và hỏi người phụ trách ở cơ quan bạn.
    </p>
    <p class="origin">
      Bản dữ liệu đang dùng: <code>${library.id}</code>. <a href="/dang-nhap">Đăng nhập quản trị</a>,
      <a href="/api">API cho lập trình viên</a>
    </p>
  </div>`;
  return layout({ title: 'Giới thiệu', here: '/gioi-thieu', kind: 'text', main });
}

function howToAsk(): Html {
  return html`<h2>Cách hỏi</h2>
    <ul>
      <li>Hỏi bằng lời thường, có dấu hay không dấu, viết tắt đều được.</li>
      <li>Hỏi tiếp được ngay, ví dụ “thế còn ngày trực?”, “mục nào vậy?”.</li>
      <li>Gọi thẳng tên quy định cũng được, ví dụ “mục 3 chỉ thị 30”.</li>
      <li>
        Khi văn bản đang có không nói tới việc bạn hỏi, hoặc sau khi bấm “Chưa đúng”, bấm “Hỏi người phụ
        trách” để chuyển câu hỏi; trả lời hiện trong cuộc trò chuyện khi bạn mở lại trang.
      </li>
      ${replacements('web').map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}

function howToRead(): Html {
  return html`<h2>Cách đọc câu trả lời</h2>
    <dl class="legend">
      <div>
        <dt>Không được</dt>
        <dd>Điều khoản cấm hoặc yêu cầu không làm.</dd>
      </div>
      <div>
        <dt>Phải</dt>
        <dd>Điều khoản buộc phải làm.</dd>
      </div>
      <div>
        <dt>Được</dt>
        <dd>Điều khoản cho phép.</dd>
      </div>
      <div>
        <dt>Quy định</dt>
        <dd>Điều khoản nêu thông tin, không cấm, không buộc, không cho phép.</dd>
      </div>
    </dl>
    <p>
      Khi các văn bản đang có không nói về việc bạn hỏi, Kỷ Cương nói rõ như vậy và không dẫn nguồn. Văn bản
      được dẫn mà kho chưa có toàn văn thì được nêu tên và nơi dẫn.
    </p>`;
}

function whatIsKept(outside: Outside, retentionDays: number): Html {
  return html`<h2 id="rieng-tu">Dữ liệu được lưu</h2>
    <p>
      Không gửi bí mật nhà nước, thông tin nội bộ hoặc thông tin cá nhân. Câu hỏi và câu trả lời được lưu trên
      máy chủ của cơ quan vận hành để hỏi tiếp và để cải thiện. Những dãy số giống số căn cước, số điện thoại,
      số tài khoản được che trước khi lưu. Ai theo dõi quy định trên Telegram hoặc Zalo
      (<code>/theodoi</code>,
      <code>/moingay</code>) thì địa chỉ cuộc trò chuyện và mục theo dõi được lưu đến khi dừng.
    </p>
    <p>
      Câu hỏi nào bạn chuyển tới người phụ trách thì người đó đọc được câu hỏi, không thấy bạn là ai. Ở
      Telegram và Zalo, địa chỉ cuộc trò chuyện được lưu cùng câu hỏi đến khi câu trả lời đã gửi tới bạn.
    </p>
    <p>
      Bài đố: câu trả lời, thời gian trả lời và tên hiện trên bảng xếp hạng được lưu ${retentionDays} ngày kể
      từ khi soạn bài rồi tự xóa; người soạn bài và quản trị viên thấy tên, và mười người đứng đầu bài trực
      tiếp hiện trên màn hình lớn cho ai có mã, đến một ngày sau khi kết thúc; bài ẩn danh không lưu tên. Lượt
      luyện tập và thẻ ôn được lưu đến khi bạn xóa, chỉ bạn xem được; trang tổng hợp chỉ đếm chung từ năm
      người trở lên. Đơn vị (<code>/donvi</code>) được lưu đến khi bạn xóa. Chứng nhận được lưu đến khi bạn
      xóa, và chỉ ghi tên nếu bạn tự ghi. Lệnh
      <code>/quen</code> xóa tất cả những thứ đó của bạn (trong bài đố: khi bài đã kết thúc); “Xóa kết quả của
      tôi” ở <a href="/ket-qua">Kết quả của tôi</a> cũng vậy. Ở trang này, nếu chưa đăng nhập thì bạn chỉ xóa
      được trước khi đóng trình duyệt; lượt luyện tập, thẻ ôn và đơn vị khi đó tự xóa sau ${retentionDays}
      ngày không dùng.
    </p>
    <p>
      Trang này chỉ dùng một cookie ngẫu nhiên để nhớ cuộc trò chuyện của bạn; cookie mất khi đóng trình
      duyệt. Nếu bạn chọn nền hoặc cỡ chữ, một cookie nữa nhớ lựa chọn đó. Không có quảng cáo, không có mã
      theo dõi${stays(outside) ? ', không gửi dữ liệu ra ngoài' : ''}. Bấm “Xóa cuộc trò chuyện” ở trang hỏi
      đáp để xóa những gì đã lưu về cuộc trò chuyện đó, kể cả câu hỏi đã chuyển tới người phụ trách; ở
      Telegram và Zalo, lệnh <code>/quen</code> xóa cả việc theo dõi.
    </p>
    ${whatLeaves(outside)}`;
}

const stays = ({ services, platforms }: Outside): boolean => services.length + platforms.length === 0;

/** Named one by one: "nothing leaves" is said only where it is so. */
function whatLeaves({ services, platforms }: Outside): Html | string {
  const names = platforms.join(' và ');
  return html`${
    services.length === 0
      ? ''
      : html`<p>Để trả lời, Kỷ Cương còn gửi dữ liệu tới:</p>
          <ul>
            ${services.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
  }
  ${
    platforms.length === 0
      ? ''
      : html`<p>
          Điều hỏi trên ${names} đi qua máy chủ của
          ${platforms.length === 1 ? 'nền tảng đó' : 'các nền tảng đó'}. Câu hỏi bạn chuyển từ trang này tới
          người phụ trách có thể được đọc và trả lời ở đó.
        </p>`
  }`;
}
