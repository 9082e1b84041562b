import { ITEM_TYPES, type Item } from '../../quiz-item.ts';
import { TYPE_WORDS } from '../../quiz-words.ts';
import type { SolverScore } from '../items.ts';

/** What the command shows people. */

/** Every item with its options, its answer and its place; a count at the end. */
export function itemLines(items: readonly Item[]): string[] {
  if (items.length === 0) return ['Không có câu hỏi nào phù hợp: hãy bớt điều kiện.'];
  const counts = ITEM_TYPES.map((type) => [type, items.filter((item) => item.type === type).length] as const);
  const said = counts
    .filter(([, count]) => count > 0)
    .map(([type, count]) => `${TYPE_WORDS[type]} ${String(count)}`);
  return [...items.flatMap(linesOf), `${String(items.length)} câu hỏi: ${said.join(', ')}.`];
}

function linesOf(item: Item, at: number): string[] {
  const { type, stem, options, correct, explanation } = item;
  return [
    `${String(at + 1)}. [${TYPE_WORDS[type]}] ${stem}`,
    ...options.map((option, place) => `   ${letterOf(place)}. ${option}`),
    `   → ${correct.map(letterOf).join(', ')}. ${explanation}`,
    '',
  ];
}

const letterOf = (at: number): string => String.fromCharCode('A'.charCodeAt(0) + at);

const SOLVERS: Readonly<Record<string, string>> = {
  first: 'chọn phương án đầu',
  last: 'chọn phương án cuối',
  longest: 'chọn phương án dài nhất',
  commonest: 'chọn phương án có nhiều chữ chung với câu hỏi nhất',
  shortest: 'chọn phương án ngắn nhất',
  alike: 'chọn phương án giống câu hỏi nhất',
  unlike: 'chọn phương án khác câu hỏi nhất',
  denying: 'câu có chữ “không” thì chọn Sai, còn lại chọn Đúng',
  pairs: 'chọn phương án có nhiều cặp tiếng liền nhau chung với câu hỏi nhất',
  triples: 'chọn phương án có nhiều cụm ba tiếng chung với câu hỏi nhất',
  letters: 'chọn phương án có nhiều cụm ba chữ cái chung với câu hỏi nhất',
  unlettered: 'chọn phương án có ít cụm ba chữ cái chung với câu hỏi nhất',
  rarest: 'chọn phương án có chữ hiếm nhất chung với câu hỏi',
  weightiest: 'chọn phương án có nhiều chữ hiếm chung với câu hỏi nhất',
  typical: 'chọn phương án giống các phương án khác nhất',
};

/** How long making all items took, and what solvers that know no rule score on those wanted, by type and by recipe. */
export function solverLines(
  scores: readonly SolverScore[],
  { items: made, milliseconds }: { readonly items: number; readonly milliseconds: number },
): string[] {
  const seconds = (milliseconds / 1000).toFixed(1).replace('.', ',');
  return [
    `Soạn ${String(made)} câu từ kho quy định trong ${seconds} giây.`,
    'Điểm của người không biết quy định mà chỉ nhìn hình thức câu hỏi (đoán bừa trong ngoặc):',
    ...scores.map(
      ({ type, recipe, solver, items, right, chance }) =>
        `${TYPE_WORDS[type]}${recipe === null ? '' : `, ${recipe}`} (${String(items)} câu) · ${SOLVERS[solver] ?? solver}: ${right.toFixed(1)}% (${chance.toFixed(1)}%)`,
    ),
  ];
}
