/** Commander's own words in Vietnamese. */

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

export const titleInVietnamese = (title: string): string => TITLES[title] ?? title;

const MISUSES: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/u, 'Không có tùy chọn $1.'],
  [/^error: option '(.+?)' argument missing/u, 'Tùy chọn $1 còn thiếu giá trị.'],
  [/^error: option '(\S+).*?' argument '(.*?)' is invalid\. /u, 'Tùy chọn $1 không nhận "$2": '],
  [/^error: missing required argument '(.+?)'/u, 'Còn thiếu $1.'],
  [/^error: unknown command '(.+?)'/u, 'Không có lệnh $1.'],
  [/^error: too many arguments.*/u, 'Thừa đối số.'],
];

/** What commander says of a misuse, with where to look further; words of a newer commander are shown as they are. */
export function misuseInVietnamese(message: string, command = 'npm run ingest'): string {
  const known = MISUSES.find(([pattern]) => pattern.test(message));
  const line = message.split('\n')[0] ?? '';
  const said = known ? line.replace(known[0], known[1]) : `Lệnh chưa đúng (${line})`;
  return `${said.replace(/\.?$/u, '.')} Xem hướng dẫn: ${command} -- --help`;
}
