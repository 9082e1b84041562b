/** What `npm run bench-delivery -- --help` says. */
export const helps = {
  program:
    'Đo việc nhận và gửi tin của cả chương trình (npm start) qua máy chủ giả của Telegram, Zalo Bot hay Zalo OA.\n' +
    'Mọi con số được đếm ở máy chủ giả, tức là ở phía người nhận; kho văn bản là chỉ thị đi kèm, trong thư mục tạm.',
  afterProgram: `
Kết quả là một dòng JSON ở đầu ra chuẩn. Thời gian chỉ được in, không chấm: máy đang bận thì chậm.

Mã kết thúc: 0 đúng như hứa; 1 có tin mất, lặp, sai thứ tự hay bị máy chủ giả từ chối; lỗi khác cũng là 1.

Ví dụ:
  npm run --silent bench-delivery -- load
  npm run --silent bench-delivery -- load --channel zalo-oa --seconds 10
  npm run --silent bench-delivery -- load --faults 0.1
  npm run --silent bench-delivery -- kills --kills 10 --road polling`,
  load: 'nhiều cuộc trò chuyện cùng hỏi qua webhook, đều đặn, rồi chờ đến khi mọi câu có trả lời',
  afterLoad: `
--faults 0.1: một phần mười lượt gửi bị trả 429, 500, bị cắt, hoặc treo (mỗi thứ một phần tư).

Đọc kết quả (thời gian tính bằng mili giây, từ lúc giao tin đến lúc máy chủ giả nhận tin trả lời đầu tiên):
  lost, doubled, reordered   câu không được trả lời, tin bị lặp, cuộc trò chuyện sai thứ tự: phải là 0
  told                       lời báo “gửi nhanh quá”: câu bị bỏ vì hơn tám câu của một cuộc trò chuyện đang chờ (tính trong lost)
  firstReply                 của mọi câu hỏi; khi có --faults thì p99 chính là thời gian treo
  firstReplyUnfaulted        của các câu mà không lượt gửi nào bị làm hỏng
  firstReplyFree             như trên, bớt các câu phải chờ sau một câu bị hỏng của chính cuộc trò chuyện ấy:
                             cho biết cuộc trò chuyện này treo có giữ cuộc khác lại không
  counted                    số câu của ba dòng trên, và số lượt gửi bị hỏng theo từng cách
  again                      lượt giao tin phải giao lại (bị trả 503)
  overtaking                 cuộc trò chuyện có tin được giao khi tin trước chưa được nhận xong (Zalo, máy quá tải):
                             thứ tự của chúng khi ấy do chính lượt đo này làm sai, không phải do chương trình
  memory, processor          bộ nhớ (MB) theo thời gian; giây xử lý cho 1.000 tin

Ví dụ:
  npm run --silent bench-delivery -- load --minutes 15
  npm run --silent bench-delivery -- load --channel zalo-bot --faults 0.1 --stall 10`,
  soak: 'như load, mỗi kênh một lượt dài, rồi in hàng của bảng trong README',
  afterSoak: `
Mỗi kênh in một hàng Markdown: kênh | tin | mất, lặp, sai thứ tự | trả lời đầu tiên p50 | p99 | bộ nhớ sau 10 giây, cuối, nhiều nhất (MB) | MB mỗi phút.
Có --json thì mỗi kênh in một dòng JSON như của load.

Ví dụ:
  npm run --silent bench-delivery -- soak
  npm run --silent bench-delivery -- soak --minutes 15 --faults 0.1 --channel zalo-oa`,
  kills: 'giết chương trình (SIGKILL) vào lúc bất kỳ khi người ta đang hỏi, chạy lại, đếm tin mất và tin lặp',
  afterKills: `
Tải trong khi giết: --people người lần lượt hỏi, cứ --every mili giây một câu (mặc định 20 người, 100 câu mỗi giây), mỗi người có nhiều nhất
bốn câu đang chờ; giết vào lúc bất kỳ trong 0,8 giây sau khi chương trình phục vụ; máy chủ giả không làm hỏng lượt gửi nào.
Mỗi năm lần giết có một lần vào lúc chương trình còn đang khởi động.

Đọc kết quả:
  lost, reordered            phải là 0
  seconds, openAtKills       giết trong bao lâu; lúc giết có bao nhiêu câu đang chờ trả lời (0 là không có tải)
  killsByDoubles             bao nhiêu lần giết làm lặp bao nhiêu tin, ví dụ {"0":9,"1":1}; hứa: không quá 1.
                             Tin lặp được tính cho lần giết xảy ra khi bản trước của nó đang được gửi
  doubledUnkilled            tin lặp mà không có lần giết nào ở giữa: phải là 0
  mostOfOneChatAtOneKill     số tin lặp nhiều nhất của một cuộc trò chuyện ở một lần giết
  unanswered                 câu chưa có trả lời (lost) đang nằm ở đâu: platform (máy chủ giả còn giữ), inbox, outbox:
                             chậm, vì máy bận; givenUp: chương trình bỏ; apology: được báo trục trặc; nowhere: mất thật
  givenUp                    tin mà chương trình tự bỏ (nhật ký): mất vì bỏ, không phải vì đường truyền

Ví dụ:
  npm run --silent bench-delivery -- kills --kills 10 --road polling
  npm run --silent bench-delivery -- kills --channel zalo-oa --kills 200`,
} as const;
