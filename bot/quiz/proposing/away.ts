import { asJudgeError } from '../../../knowledge/judge.ts';

/** Why a model did not propose, in a sentence. Nothing that a service wrote is shown. `where`: its host. */
export function sayAway(error: unknown, where: string): string {
  const { fault, message } = asJudgeError(error);
  if (fault === 'refused') {
    const status = /HTTP \d+/u.exec(message)?.[0] ?? 'lỗi';
    return `Mô hình ở ${where} trả lời ${status}: hãy xem lại KY_CUONG_JUDGE_MODEL và KY_CUONG_JUDGE_KEY.`;
  }
  return `Không gọi được mô hình ở ${where} (tắt, quá chậm hoặc trả lời sai dạng): hãy xem lại KY_CUONG_JUDGE_URL rồi chạy lại.`;
}
