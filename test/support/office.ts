import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** LibreOffice starts slowly on a busy machine, milliseconds. */
export const OFFICE_TIMEOUT = 120_000;
/** Why tests with LibreOffice are skipped; null where it is installed. */
export const noOffice: string | null = isInstalled() ? null : 'soffice (LibreOffice) is not installed';

function isInstalled(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: OFFICE_TIMEOUT });
    return true;
  } catch {
    return false;
  }
}

/** A file in another format, written by LibreOffice; `to` is an extension, with a filter after a colon where needed. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-office-'));
  try {
    writeFileSync(join(folder, `in.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const options = [
      profile,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      join(folder, `in.${from}`),
    ];
    execFileSync('soffice', options, { stdio: 'ignore', timeout: OFFICE_TIMEOUT });
    return readFileSync(join(folder, `in.${to.split(':')[0] ?? to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
