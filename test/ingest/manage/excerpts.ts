import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ingestFiles, type IngestReport } from '../../../ingest/ingest.ts';
import { openShelf, type Shelf } from '../../../ingest/manage.ts';
import { shipped } from '../shipped.ts';
import { freshDataDir, writeSmallIndex } from '../workshop.ts';

/** A few lines of real laws, as a small library: two laws of one name, of which one ends the other, and the directive. */

const HEAD = 'QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n';

/** Of 29/2018/QH14; the khoản before its Điều 27 are left out. */
export const LAW_2018 = `${HEAD}Luật số: 29/2018/QH14
LUẬT
BẢO VỆ BÍ MẬT NHÀ NƯỚC
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về bí mật nhà nước, hoạt động bảo vệ bí mật nhà nước và trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan.
Điều 2. Giải thích từ ngữ
Trong Luật này, các từ ngữ dưới đây được hiểu như sau:
1. Lộ bí mật nhà nước là trường hợp người không có trách nhiệm biết được bí mật nhà nước.
2. Mất bí mật nhà nước là trường hợp tài liệu, vật chứa bí mật nhà nước không còn thuộc sự quản lý của cơ quan, tổ chức, cá nhân có trách nhiệm quản lý.
Điều 3. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2020, trừ trường hợp quy định tại khoản 2 Điều này.
3. Pháp lệnh Bảo vệ bí mật nhà nước số 30/2000/PL-UBTVQH10 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
`;

/** Of 117/2025/QH15. */
export const LAW_2025 = `${HEAD}Luật số: 117/2025/QH15
LUẬT
BẢO VỆ BÍ MẬT NHÀ NƯỚC
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15;
Quốc hội ban hành Luật Bảo vệ bí mật nhà nước.
Điều 1. Phạm vi điều chỉnh
Luật này quy định về bí mật nhà nước, bảo vệ bí mật nhà nước và trách nhiệm của cơ quan, tổ chức, cá nhân có liên quan.
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.
2. Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 đã được sửa đổi, bổ sung một số điều theo Luật số 81/2025/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 10 thông qua ngày 10 tháng 12 năm 2025.
`;

/** A copy in which the definition of a leak reads otherwise and that of a loss is left out. */
export const OTHER_2018 = LAW_2018.replace('người không có trách nhiệm', 'người không có phận sự').replace(
  /2\. Mất bí mật .*\n/u,
  '',
);

/** The day of the first publication in `library`. */
export const FIRST_DAY = '2026-11-20';

/** Publishes texts as one batch at noon of a day. */
export async function publish(
  dataDir: string,
  texts: Readonly<Record<string, string>>,
  day = FIRST_DAY,
): Promise<IngestReport & { readonly snapshot: string }> {
  const folder = join(dataDir, 'in');
  mkdirSync(folder, { recursive: true });
  const paths = Object.keys(texts).map((name) => join(folder, name));
  await Promise.all(Object.values(texts).map((text, index) => writeFile(paths[index] ?? '', text)));
  const report = await ingestFiles(paths, {
    dataDir,
    writeIndexes: writeSmallIndex,
    now: () => new Date(`${day}T05:00:00Z`),
    accept: () => Promise.resolve(true),
  });
  if (report.snapshot === null) throw new Error(JSON.stringify(report.rejected));
  return { ...report, snapshot: report.snapshot };
}

/** The three documents, published together. */
export function publishThree(dataDir: string): ReturnType<typeof publish> {
  mkdirSync(join(dataDir, 'in'), { recursive: true });
  writeFileSync(join(dataDir, 'in', 'chi-thi-30.yaml'), shipped('30-CT-TU.yaml'));
  return publish(dataDir, {
    'luat-2018.txt': LAW_2018,
    'luat-2025.txt': LAW_2025,
    'chi-thi-30.txt': shipped('30-CT-TU.txt').toString('utf8'),
  });
}

/** Day of law of the tests. */
export const ON = '2026-11-23';

/** Three documents published, and the library opened. */
export async function shelfOfThree(): Promise<{ dataDir: string; snapshot: string; shelf: Shelf }> {
  const dataDir = await freshDataDir();
  const { snapshot } = await publishThree(dataDir);
  return { dataDir, snapshot, shelf: await openShelf(dataDir, ON) };
}
