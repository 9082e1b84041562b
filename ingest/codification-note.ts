import type { Day } from '../knowledge/types.ts';

/** What one grey note of the official codification says of its article. What it does not say is null. */
export interface CodificationNote {
  /** The real article's number: `31a`. */
  readonly article: string | null;
  /** `Nghị định`, `Thông tư liên tịch`. */
  readonly kind: string | null;
  /** Without spaces: `105/2017/NĐ-CP`. */
  readonly number: string | null;
  /** Only the first note of a document names its title, date and issuer. */
  readonly title: string | null;
  readonly issuedOn: Day | null;
  readonly issuer: string | null;
  readonly effectiveFrom: Day | null;
  readonly changes: readonly CodificationChange[];
}

/** A later document that changed the article, as the note says it. */
export interface CodificationChange {
  /** `có nội dung được sửa đổi, có nội dung bị bãi bỏ`. */
  readonly what: string;
  /** Where the change stands: `Điều 16, Điều 17`; empty where only the document is named. */
  readonly place: string;
  readonly kind: string;
  readonly number: string | null;
  readonly effectiveFrom: Day | null;
}

const KINDS =
  '(?:Bộ luật|Luật|Pháp lệnh|Sắc lệnh|Lệnh|Nghị định|Nghị quyết(?: liên tịch)?|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị|Quy chế|Quy định|Thông báo|Văn bản hợp nhất|Điều lệ)';
/** Copies put a space on one side of a stroke or hyphen: `17 /2018/TT- BTNMT`. */
const NUMBER = String.raw`\d+[\p{L}\d]*(?:(?: ?[/-]|[/-] ?)[\p{L}\d]+)+`;
const DAY = String.raw`\d{1,2}/\d{1,2}/\d{4}`;
const EFFECTIVE = new RegExp(String.raw`,? ?có hiệu lực (?:thi hành )?kể từ ngày (${DAY})`, 'u');
const HEAD = new RegExp(
  String.raw`Điều (?:(\d+[\p{L}]{0,2}) )?(?:của )?(${KINDS})(?: số ?(${NUMBER}))?`,
  'u',
);
const ISSUED = new RegExp(String.raw`^(.*)(?:^|\s)ngày (${DAY}) của (.+)$`, 'u');
const CHANGE = new RegExp(
  String.raw`^[\s,;(]*(?:(.*?)(?:bởi|theo quy định tại) )?((?:(?:điểm|khoản|Điều|Khoản|Điểm) [\p{L}\d]{1,4}[ ,]{1,2})*)(?:tại )?(?:của )?(${KINDS})(?:[\p{L} ,]{0,80}? số ?(${NUMBER}))?`,
  'iu',
);

/** Reads a grey note: `(Điều 3 Luật số 36/2018/QH14, có hiệu lực thi hành kể từ ngày 01/07/2019, có nội dung …)`. */
export function readCodificationNote(note: string): CodificationNote {
  const words = note
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\(+|[)\s.]+$/gu, '');
  const effective = EFFECTIVE.exec(words);
  const own = words.slice(0, effective?.index ?? words.length);
  const head = HEAD.exec(own);
  const issued = head && ISSUED.exec(own.slice(head.index + head[0].length).trim());
  return {
    article: head?.[1] ?? null,
    kind: head?.[2] ?? null,
    number: compact(head?.[3]),
    title: issued?.[1]?.trim() || null,
    issuedOn: isoDay(issued?.[2]),
    issuer: issued?.[3]?.trim() ?? null,
    effectiveFrom: isoDay(effective?.[1]),
    changes: effective ? readChanges(words.slice(effective.index + effective[0].length)) : [],
  };
}

/** Changes stand one after another, each ended by its own effective day; one without a verb goes on with the verb before. */
function readChanges(words: string): CodificationChange[] {
  const changes: CodificationChange[] = [];
  let rest = words;
  for (;;) {
    const effective = EFFECTIVE.exec(rest);
    const change = CHANGE.exec(rest.slice(0, effective?.index ?? rest.length));
    if (change === null) return changes;
    const what = change[1]?.replace(/[\s,;]+$/u, '').trim() || (changes.at(-1)?.what ?? '');
    changes.push({
      what,
      place: (change[2] ?? '').replace(/[\s,]+$/u, ''),
      kind: capital(change[3] ?? ''),
      number: compact(change[4]),
      effectiveFrom: isoDay(effective?.[1]),
    });
    if (effective === null) return changes;
    rest = rest.slice(effective.index + effective[0].length);
  }
}

function capital(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

function compact(number: string | undefined): string | null {
  return number === undefined ? null : number.replaceAll(' ', '');
}

/** `1/7/2020` → `2020-07-01`; null where no calendar has the day. */
function isoDay(written: string | undefined): Day | null {
  const [day = '', month = '', year = ''] = written?.split('/') ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
