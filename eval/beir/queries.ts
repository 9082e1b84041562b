import { z } from 'zod';
import { BeirError } from './error.ts';
import { linesOf, shown, type TextFile } from './text-file.ts';

/** Other tools write ids as numbers; judgments have them as text. */
const idSchema = z.union([z.string().min(1), z.int().transform(String)]);
const querySchema = z.object({ _id: idSchema, text: z.string().refine((text) => text.trim() !== '') });

/** Text by id, in the order of the file. Throws `BeirError`. */
export function readQueries(file: TextFile): Map<string, string> {
  const asked = new Map<string, string>();
  const at = new Map<string, number>();
  for (const { number, text: line } of linesOf(file.text)) {
    const where = `${file.path}, dòng ${number}`;
    const { _id: id, text } = readQuery(line, where);
    const before = at.get(id);
    if (before !== undefined)
      throw new BeirError(`${where}: mã "${id}" đã có ở dòng ${before}; hãy bỏ một câu hoặc đổi mã.`);
    at.set(id, number);
    asked.set(id, text);
  }
  return asked;
}

function readQuery(line: string, where: string): z.infer<typeof querySchema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BeirError(`${where}: không phải JSON; mỗi dòng phải là {"_id": …, "text": …}: ${shown(line)}`);
  }
  const read = querySchema.safeParse(value);
  if (read.success) return read.data;
  const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'cả dòng'))].join(', ');
  throw new BeirError(
    `${where}: không phải {"_id", "text"}, sai hoặc thiếu ở ${fields} (mã là chữ không rỗng hoặc số nguyên, câu hỏi là chữ không rỗng): ${shown(line)}`,
  );
}
