import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { ExitCode } from '../ask.ts';
import { createConsent, logInWith, readPasted, type Consent } from '../channel/zalo-oa/consent.ts';
import { ZaloOaError } from '../channel/zalo-oa/errors.ts';
import { zaloTokenFile } from '../channel/zalo-oa/token-file.ts';
import { StartError } from '../errors.ts';
import type { World } from '../world.ts';

/** `npm run zalo -- login`: the administrator of the account agrees once; the tokens go to the disk and nowhere else. */
export async function zaloLogin(world: World): Promise<ExitCode> {
  const { zaloOa } = world.settings;
  if (zaloOa === null)
    throw new StartError(
      'Chưa đặt Zalo OA: hãy ghi ZALO_OA_APP_ID, ZALO_OA_APP_SECRET, ZALO_OA_WEBHOOK_URL và ZALO_OA_WEBHOOK_SECRET (xem .env.example).',
    );
  if (zaloOa.redirectUrl === null)
    throw new StartError(
      'ZALO_OA_REDIRECT_URL đang trống: hãy ghi đúng Callback URL đã khai trên trang của ứng dụng, để Zalo trả mã về đó.',
    );
  const consent = createConsent(zaloOa, zaloOa.redirectUrl, world.random);
  world.output.write(`${instructions(consent)}\n`);
  const code = await pastedCode(world, consent);
  await mkdir(world.dataDir, { recursive: true, mode: 0o700 });
  const { now } = world;
  await exchanged(logInWith({ ...zaloOa, now, tokenFile: zaloTokenFile(world.dataDir) }, code, consent));
  world.output.write(
    'Đã lưu mã của Zalo OA. Bot đang chạy tự dùng mã mới; nếu chưa chạy, hãy chạy npm start.\n',
  );
  return 0;
}

const instructions = ({ link }: Consent) =>
  [
    'Quản trị viên của OA mở liên kết dưới đây trong trình duyệt và bấm đồng ý:',
    '',
    link,
    '',
    'Sau khi đồng ý, trình duyệt chuyển sang một địa chỉ có chứa code=… . Hãy dán cả địa chỉ đó (hoặc chỉ mã) vào đây rồi nhấn Enter.',
    'Mã chỉ dùng một lần và hết hạn sau ít phút.',
  ].join('\n');

/** Pastes that are read before the command is to be started again. */
const TRIES = 3;

/** The first line that holds a code; for others it is said what is wrong, and the next one is read. */
async function pastedCode({ input, output }: World, consent: Consent): Promise<string> {
  const lines = createInterface({ input });
  let wrong: Wrong = 'unreadable';
  let tries = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const pasted = readPasted(line, consent);
    if (pasted.kind === 'code') {
      lines.close();
      return pasted.code;
    }
    wrong = pasted.kind;
    if (++tries === TRIES) break;
    output.write(`${WRONG[wrong]} Hãy dán lại:\n`);
  }
  lines.close();
  throw new StartError(`${WRONG[wrong]} Hãy chạy lại lệnh và mở liên kết vừa in.`);
}

type Wrong = Exclude<ReturnType<typeof readPasted>['kind'], 'code'>;
const WRONG: Readonly<Record<Wrong, string>> = {
  other_consent: 'Địa chỉ vừa dán thuộc một lần cấp quyền khác; cần địa chỉ sau khi mở đúng liên kết vừa in.',
  unreadable: 'Không thấy mã trong nội dung vừa dán; cần cả địa chỉ có code=… .',
};

async function exchanged(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ZaloOaError)) throw error;
    throw new StartError(
      `Zalo không đổi mã lấy quyền (${error.message}): mã có thể đã dùng hoặc hết hạn, hoặc ZALO_OA_APP_SECRET sai. Hãy kiểm tra rồi chạy lại lệnh.`,
    );
  }
}
