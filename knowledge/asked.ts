import type { LexiconData } from './lexicon.ts';

/** What a question can ask for; the cues are in `lexicon/asked.yaml`. */
export const ASKED_KINDS = [
  'person_name',
  'amount',
  'quantity',
  'clock',
  'duration',
  'date',
  'document_number',
  'place_in_text',
  'sanction_form',
  'handling',
  'procedure',
  'place',
  'body',
  'reason',
  'definition',
  'content',
  'yes_no',
  'issuer',
  'signer',
  'in_force',
  'applies',
  'about',
  'agent',
  'term',
] as const;
export type Asked = (typeof ASKED_KINDS)[number];

/** Kinds that a story may name before its question and mean all the same: "… định cảnh cáo. Hình thức đó có đúng không?" */
const ANYWHERE: ReadonlySet<Asked> = new Set(['sanction_form']);

/**
 * Kinds of things that a question asks for. `whole` is the message and `asking` its part that asks, both without
 * marks, lower case, single spaces.
 */
export function readAsked(whole: string, asking: string, data: LexiconData): Set<Asked> {
  const found = ASKED_KINDS.filter((kind) =>
    data.asked.get(kind)?.some((pattern) => pattern.test(ANYWHERE.has(kind) ? whole : asking)),
  );
  return new Set(found);
}

// What a clause must hold for each kind, over its own words. Kinds that are missing here need nothing of the words.
const NUMBER = String.raw`\p{N}[\p{N}.,]*`;
const HOLDS: Partial<Record<Asked, RegExp>> = {
  person_name: /(đồng chí|ông|bà)\s+\p{Lu}\p{Ll}+\s+\p{Lu}/u,
  amount: new RegExp(`${NUMBER}\\s*(đồng|triệu|nghìn|tỷ|%|lần mức|phần trăm)`, 'u'),
  quantity: new RegExp(`(?<![\\p{N}/-])${NUMBER}\\s+(?!.{0,3}/)(?!của|trở)\\p{Ll}`, 'u'),
  clock: new RegExp(`${NUMBER}\\s*(giờ|h)\\s*(\\p{N}|sáng|chiều|đến|trưa)`, 'u'),
  duration: new RegExp(
    `${NUMBER}\\s*(ngày|tháng|năm|giờ|phút|tuần|quý)(?!\\s*\\p{N})|hằng (ngày|tuần|tháng|quý)`,
    'u',
  ),
  date: /\p{N}{1,2}\/\p{N}{1,2}\/\p{N}{4}|ngày \p{N}{1,2} tháng \p{N}{1,2} năm \p{N}{4}/u,
  document_number: /số\s+\p{N}+/u,
  sanction_form:
    /khiển trách|cảnh cáo|cách chức|buộc thôi việc|khai trừ|giáng chức|hạ bậc lương|phạt tiền|phạt từ|sa thải|đình chỉ/u,
  handling: /xử lý/u,
  procedure: /thủ tục|trình tự|hồ sơ gồm|quy trình|các bước|gửi đơn|nộp đơn/u,
  place: /(^|\s)(nơi|tại|trụ sở|địa điểm|khu vực)\s/u,
  term: /khóa \p{Lu}+|nhiệm kỳ/u,
  definition: /(^|\s)là(\s|$)|được hiểu|bao gồm/u,
};

/** True where `text` holds what is asked for. Numbers in dates and document numbers do not count as quantities. */
export function holds(asked: Asked, text: string): boolean {
  const pattern = HOLDS[asked];
  return (
    pattern === undefined ||
    pattern.test(asked === 'quantity' || asked === 'duration' ? withoutReferences(text) : text)
  );
}

function withoutReferences(text: string): string {
  return text.replace(/\p{N}{1,2}\/\p{N}{1,2}\/\p{N}{4}|số\s+\p{N}[^\s,;]*|năm \p{N}{4}|khóa \p{Lu}+/gu, ' ');
}
