import { UnreadableError, type FileKind, type Reader } from '../reader.ts';

/** Readers by kind of file; a kind that is absent is refused. */
export type ReaderTable = Readonly<Partial<Record<FileKind, Reader>>>;
/** What kind a file is by its content; null where it is none that we know. */
export type KindOf = (bytes: Uint8Array, name: string) => FileKind | null;

/** One reader of several kinds: looks at a file's content and hands it on. */
export function readerByKind(kindOf: KindOf, readers: ReaderTable): Reader {
  return async (bytes, name) => {
    if (bytes.length === 0) throw new UnreadableError(`${name} là tệp rỗng; hãy gửi lại tệp`);
    const kind = kindOf(bytes, name);
    const reader = kind === null ? undefined : readers[kind];
    if (reader === undefined) throw new UnreadableError(unknownKind(name, kind));
    return reader(bytes, name);
  };
}

function unknownKind(name: string, kind: FileKind | null): string {
  if (kind === 'zip') return `${name} là tệp nén nằm trong tệp nén; hãy giải nén trước rồi gửi lại`;
  return `${name} không thuộc loại đọc được (PDF, ảnh, DOCX, DOC, HTML, văn bản thường, ZIP); hãy xuất sang PDF hoặc DOCX`;
}
