import type { Asked } from '../../knowledge/asked.ts';
import type { Clause } from '../../knowledge/clauses.ts';
import { draft, type Draft } from './draft.ts';
import type { Reason } from './decide.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';

/** Answers that say honestly what the rules held do not say. They show no sources. */

export const NOTHING_HELD = 'Các quy định đang có không nói về việc này.';
const ADVICE = 'Bạn nên hỏi bộ phận tổ chức cán bộ của cơ quan mình.';

// What was asked for and is not held, in words; the first that fits is said.
const LACKS: readonly (readonly [Asked, string])[] = [
  ['amount', 'số tiền hay mức phạt'],
  ['sanction_form', 'hình thức kỷ luật hay mức xử lý'],
  ['handling', 'cách xử lý việc này'],
  ['clock', 'giờ giấc cụ thể'],
  ['duration', 'thời hạn'],
  ['date', 'ngày'],
  ['person_name', 'tên người'],
  ['document_number', 'số hiệu'],
  ['procedure', 'thủ tục'],
  ['definition', 'định nghĩa'],
  ['quantity', 'số lượng'],
  ['place', 'địa điểm'],
  ['body', 'người hay cơ quan nào'],
];

export function notHeld(reason: Reason, frame: Frame, nearest: Clause | null): Draft {
  return draft({
    outcome: 'not_in_corpus',
    headline: NOTHING_HELD,
    note: `${explain(reason, frame)} ${ADVICE}`.trim(),
    nearest:
      nearest === null ? [] : [{ document: nearest.provision.document, locator: nearest.provision.locator }],
  });
}

/** No quote of the draft stood in its source letter for letter: a fault of the library, never shown as a rule. */
export function unverified(): Draft {
  return draft({
    outcome: 'not_in_corpus',
    headline: 'Chưa trích được quy định về việc này.',
    note: 'Đoạn tìm được không khớp nguyên văn với văn bản gốc nên tôi không trích. Xin báo người quản trị.',
  });
}

function explain(reason: Reason, frame: Frame): string {
  if (reason === 'time')
    return 'Quy định gần nhất chỉ nói về những thời gian ghi trong đó, không nói về lúc bạn hỏi.';
  if (reason === 'subject') return 'Quy định đang có không nói về đối tượng mà bạn hỏi.';
  if (reason !== 'asked') return 'Tôi không suy đoán thay quy định.';
  const lacking = LACKS.find(([kind]) => frame.asked.has(kind))?.[1];
  return lacking === undefined
    ? 'Quy định gần nhất không có điều bạn hỏi.'
    : `Quy định gần nhất không ghi ${lacking}.`;
}

/** A document that is neither held nor cited. */
export function unknownDocument(named: Extract<Named, { kind: 'unknown' }>): Draft {
  return draft({
    outcome: 'not_in_corpus',
    headline: NOTHING_HELD,
    note: `Văn bản “${named.reference.written}” chưa có trong thư viện và cũng không được văn bản nào đang có dẫn tới. ${ADVICE}`,
  });
}

/** A place that a held document does not have; `besides` is said of the document. */
export function absentPlace({ document, reference }: Extract<Named, { kind: 'held' }>, besides = ''): Draft {
  const sections = document.provisions.filter(({ kind, parent }) => kind === 'section' && parent === null);
  const extent = sections.length === 0 ? '' : ` Văn bản này có ${sections.length} mục.`;
  return draft({
    outcome: 'not_in_corpus',
    headline: `${document.kind} ${document.number} không có phần được hỏi.`,
    note: `Không có “${reference.written}” trong văn bản này.${extent} ${besides}`.trim(),
  });
}
