import { z } from 'zod';
import type { Citation, Day, Span } from '../../knowledge/types.ts';

type Details = Pick<Citation, 'issuedOn' | 'issuer' | 'about'>;

const DATE = /^,?\s*ngày\s+(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})/u;
/** The issuer ends where the text says what the document is about, or goes on to something else. */
const ISSUER =
  /^,?\s*của\s+(.+?)(?=\s+[Vv]ề\s|\s*["“(;.]|,\s(?!nhiệm kỳ|khóa|khoá)|\s+(?:và|hoặc)\s+(?:các|những|Luật|Nghị|Chỉ|Kết|Quy|Công)|\s+(?:được|đã|do|để|quy định)\s|$)/su;
/** A title without "về", straight after the issuer: "… của Chính phủ quy định chi tiết …". */
const TITLE = /^\s+((?:quy định|hướng dẫn|ban hành|sửa đổi, bổ sung)\s.+)$/su;
/** Here the title ends, and the sentence says what becomes of the document. */
const FATE = /,?\s+(?:hết hiệu lực|(?:đã )?được sửa đổi|có hiệu lực|kể từ ngày)(?!\p{L})/u;
/** Quoted subject: "Về đẩy mạnh …" in quotation marks straight after the issuer. */
const QUOTED = /^,?\s*["“]([^"“”]+)["”]/u;

/** What a text says of a document that it has just named: its date, who issued it, and its subject. */
export function readDetails(text: string, named: Span): Details {
  let rest = text.slice(named.end, clauseEnd(text, named.end));
  const date = DATE.exec(rest);
  if (date) rest = rest.slice(date[0].length);
  const issuer = ISSUER.exec(rest);
  if (issuer) rest = rest.slice(issuer[0].length);
  return {
    issuedOn: date ? toDay(date[3], date[2], date[1]) : null,
    issuer: issuer?.[1]?.trim() ?? null,
    about: subject(rest, issuer !== null) ?? ownName(text.slice(named.start, named.end)),
  };
}

function toDay(year = '', month = '', day = ''): Day | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(iso).success ? iso : null;
}

/** The clause goes on to the next semicolon or sentence end outside quotation marks. */
function clauseEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '“') quoted = true;
    else if (sign === '”') quoted = false;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ';' || (sign === '.' && /^\s|^$|^\//u.test(text.slice(at + 1, at + 2)))))
      return at;
  }
  return text.length;
}

function subject(rest: string, issued: boolean): string | null {
  const quoted = QUOTED.exec(rest);
  if (quoted) return quoted[1]?.trim() ?? null;
  const about = /^,?\s*([Vv]ề\s.+)$/su.exec(rest)?.[1] ?? (issued ? TITLE.exec(rest)?.[1] : undefined);
  return about ? endAtNextCitation(about.split(FATE)[0] ?? about).trimEnd() : null;
}

/** A second document that is named beside the first ("về A; Chỉ thị B", "về A và Chỉ thị số …") is not its subject. */
function endAtNextCitation(about: string): string {
  const next =
    /(?:,|\s+và)\s+(?:Kết luận|Chỉ thị|Nghị quyết|Công điện|Quy định|Quyết định|Nghị định|Luật) số\s/u.exec(
      about,
    );
  return next ? about.slice(0, next.index) : about;
}

/** "Quy chế làm việc số 06-QC/TU": the words between kind and number name it. */
function ownName(written: string): string | null {
  const name = /^(\p{Lu}\p{L}*(?:\s\p{Ll}+){2,})(?=\s+số\s)/u.exec(written)?.[1];
  const kinds =
    /^(?:Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Công điện|Hướng dẫn|Nghị định|Thông tư)$/u;
  return name === undefined || kinds.test(name) ? null : name;
}
