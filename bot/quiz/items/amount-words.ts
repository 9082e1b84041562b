const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** 1 to 99 as rule texts write them in brackets: `mười lăm`, `hai mươi mốt`. Null beyond. */
export function numberWords(value: number): string | null {
  if (!Number.isInteger(value) || value < 1 || value > 99) return null;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return DIGITS[ones] ?? null;
  const head = tens === 1 ? 'mười' : `${DIGITS[tens] ?? ''} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  if (ones === 1 && tens > 1) return `${head} mốt`;
  return `${head} ${DIGITS[ones] ?? ''}`;
}
