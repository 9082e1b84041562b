import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { runProgram } from './program.ts';

/** Programs that recognise text in pictures. Absolute paths. */
export interface OcrTools {
  readonly tesseract: string;
  readonly pdftoppm: string;
  /** Bounds the memory of the other two; null where the system has none. */
  readonly prlimit: string | null;
  /** Where Tesseract's language data are, if not in its own place. */
  readonly tessdata: string | null;
}

/** The tools, or a Vietnamese sentence that says what is missing and how to install it. */
export type FoundTools =
  { readonly tools: OcrTools; readonly missing: null } | { readonly tools: null; readonly missing: string };

/** The variables of the environment that say where programs are. */
export interface ProgramPlaces {
  readonly PATH?: string | undefined;
  readonly TESSDATA_PREFIX?: string | undefined;
}

const PACKAGES = { tesseract: 'tesseract-ocr', vie: 'tesseract-ocr-vie', pdftoppm: 'poppler-utils' } as const;
type Needed = keyof typeof PACKAGES;

/** Looks for Tesseract with Vietnamese and for pdftoppm. Called once at start. */
export async function findOcrTools(places: ProgramPlaces): Promise<FoundTools> {
  const [tesseract, pdftoppm, prlimit] = await Promise.all(
    ['tesseract', 'pdftoppm', 'prlimit'].map((program) => findProgram(program, places.PATH ?? '')),
  );
  const tessdata = places.TESSDATA_PREFIX ?? null;
  if (tesseract && pdftoppm && (await readsVietnamese(tesseract, tessdata)))
    return { tools: { tesseract, pdftoppm, prlimit: prlimit ?? null, tessdata }, missing: null };
  const absent: Needed[] = [
    ...(tesseract ? [] : ['tesseract' as const]),
    ...(tesseract && pdftoppm ? (['vie'] as const) : tesseract ? [] : (['vie'] as const)),
    ...(pdftoppm ? [] : ['pdftoppm' as const]),
  ];
  return { tools: null, missing: missingSentence(absent) };
}

function missingSentence(absent: readonly Needed[]): string {
  const packages = absent.map((one) => PACKAGES[one]);
  return (
    `máy này chưa nhận dạng được chữ trong ảnh vì thiếu ${absent.join(', ')}; ` +
    `hãy cài bằng lệnh: sudo apt-get install ${packages.join(' ')} rồi khởi động lại`
  );
}

async function findProgram(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name);
    if (await isProgram(file)) return file;
  }
  return null;
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readsVietnamese(tesseract: string, tessdata: string | null): Promise<boolean> {
  const limits = { timeMs: 10_000, memoryBytes: 1_000_000_000, prlimit: null };
  const languages = await runProgram(tesseract, ['--list-langs'], environmentOf(tessdata), limits).catch(
    () => '',
  );
  return languages.split('\n').includes('vie');
}

/** What the programs get of the environment: one thread each, since pages are read side by side. */
export function environmentOf(tessdata: string | null): Record<string, string> {
  return {
    OMP_THREAD_LIMIT: '1',
    LC_ALL: 'C.UTF-8',
    ...(tessdata === null ? {} : { TESSDATA_PREFIX: tessdata }),
  };
}
