import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { READ_LIMITS } from '../../../ingest/reader/limits.ts';
import { findOcrTools } from '../../../ingest/reader/ocr.ts';
import type { ScanSetting } from '../../../ingest/reader/scans.ts';
import { noCorpus } from '../../support/corpus.ts';
import { picturePdf } from './picture-pdf.ts';

/** Names of the programs that are not on this machine. */
export function absent(...programs: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}

/** Why a test cannot run here; empty where it can. */
export function reason(needs: { readonly corpus?: boolean; readonly programs?: readonly string[] }): string {
  const missing = [...(needs.corpus && noCorpus ? ['corpus'] : []), ...absent(...(needs.programs ?? []))];
  return missing.length === 0 ? '' : ` (skipped: no ${missing.join(', ')} here)`;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ky-cuong-test-'));

/** What the readers are given in tests: the real tools of this machine. */
export async function scanSetting(folder: string): Promise<ScanSetting> {
  return {
    ocr: await findOcrTools({ PATH: process.env['PATH'], TESSDATA_PREFIX: process.env['TESSDATA_PREFIX'] }),
    folder,
    limits: READ_LIMITS,
    progress: () => undefined,
  };
}

/** Converts a file with LibreOffice; its profile is in the folder, so that tests can run side by side. */
export function convert(file: string, to: string, folder: string): Buffer {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const out = join(folder, 'out');
  execFileSync('soffice', [profile, '--headless', '--writer', '--convert-to', to, '--outdir', out, file], {
    stdio: 'ignore',
  });
  const [name] = readdirSync(out).filter((one) => one.endsWith(`.${to.split(':')[0] ?? to}`));
  return readFileSync(join(out, name ?? ''));
}

/** The pages of a PDF as grey pictures. */
export function scanned(
  pdf: string,
  dpi: number,
  folder: string,
  kind: 'jpeg' | 'png' | 'tiff' = 'jpeg',
): Buffer[] {
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', `-${kind}`, pdf, join(folder, `scan-${kind}`)]);
  const names = readdirSync(folder).filter((name) => name.startsWith(`scan-${kind}`));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** A scan of a PDF: the same pages as pictures alone. */
export const scanOf = (pdf: string, dpi: number, folder: string): Buffer =>
  picturePdf(scanned(pdf, dpi, folder), dpi);
