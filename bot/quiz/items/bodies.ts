import type { Span } from '../../../knowledge/types.ts';
import { lineOf, type Shelf, type Source } from './source.ts';

/** A state body or office that a text names. */
export interface Body extends Span {
  readonly text: string;
  /** Bodies of one rank stand side by side: none holds another. */
  readonly rank: 'ministry' | 'minister' | 'local' | 'local_head' | 'supreme';
}

const NAME = String.raw`(?:Công an|Quốc phòng|Nội vụ|Tài chính|Y tế|Công Thương|Tư pháp|Xây dựng|Ngoại giao|Khoa học và Công nghệ|Giáo dục và Đào tạo|Nông nghiệp và Môi trường|Nông nghiệp và Phát triển nông thôn|Văn hóa, Thể thao và Du lịch|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Giao thông vận tải|Lao động - Thương binh và Xã hội|Tài nguyên và Môi trường)`;
const LEVEL = '(?: cấp (?:tỉnh|huyện|xã))';

const KINDS: readonly (readonly [Body['rank'], string])[] = [
  ['local_head', `Chủ tịch (?:Ủy ban nhân dân|Hội đồng nhân dân)${LEVEL}`],
  ['local', `(?:Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc Việt Nam)${LEVEL}`],
  [
    'minister',
    `Bộ trưởng Bộ ${NAME}|Tổng Thanh tra Chính phủ|Tổng Kiểm toán nhà nước|Thống đốc Ngân hàng Nhà nước Việt Nam|Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ`,
  ],
  [
    'supreme',
    'Ủy ban thường vụ Quốc hội|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao|Kiểm toán nhà nước|Chủ tịch nước|Thủ tướng Chính phủ',
  ],
  [
    'ministry',
    `Bộ ${NAME}|Thanh tra Chính phủ|Văn phòng Chính phủ|Ngân hàng Nhà nước Việt Nam|Thông tấn xã Việt Nam|Đài Truyền hình Việt Nam|Đài Tiếng nói Việt Nam`,
  ],
];
const BODY = new RegExp(KINDS.map(([, names]) => `(?<!\\p{L})(?:${names})(?!\\p{L})`).join('|'), 'gu');

/** Every body named, in reading order; the longest name where they overlap. */
export function bodiesIn(text: string): Body[] {
  return [...text.matchAll(BODY)].map(({ 0: name, index }) => ({
    text: name,
    start: index,
    end: index + name.length,
    rank: KINDS.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(name))?.[0] ?? 'ministry',
  }));
}

/** Whether one name is the other or a part of it. */
export const includes = (one: Body, other: Body): boolean => one.text.includes(other.text);

/** The bodies that rules in force name, each name once in reading order. */
export interface KnownBodies {
  of(source: Source): readonly Body[];
  ofDocument(number: string): readonly Body[];
  readonly all: readonly Body[];
}

export function knownBodies(shelves: readonly Shelf[]): KnownBodies {
  const bySource = new Map<Source, readonly Body[]>();
  const byDocument = new Map<string, readonly Body[]>();
  for (const { document, sources } of shelves) {
    for (const source of sources)
      bySource.set(source, source.sound ? bodiesIn(lineOf(source.provision)) : []);
    byDocument.set(document.number, eachOnce(sources.flatMap((source) => bySource.get(source) ?? [])));
  }
  return {
    of: (source) => bySource.get(source) ?? [],
    ofDocument: (number) => byDocument.get(number) ?? [],
    all: eachOnce([...byDocument.values()].flat()),
  };
}

const eachOnce = (bodies: readonly Body[]): Body[] => [
  ...new Map(bodies.map((body) => [body.text, body])).values(),
];
