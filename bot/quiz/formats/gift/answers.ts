import { manyRight, pairQuestions, stepsOf, typedQuestion, type TypedAnswer } from '../answers.ts';
import { wordsOf, type Writing } from '../text.ts';
import { Unfit, type Question } from '../types.ts';
import { giftText, showEscaped } from './escape.ts';

/** What stands between the braces of a question, its escaped signs hidden. */
type Answers = Pick<Question, 'kind' | 'options' | 'correct' | 'accepts' | 'whys'>;

/** The question with its answers; of pairs one question each. @throws Unfit where it is of a kind that the quiz does not have */
export function readAnswers(stem: string, body: string, writing: Writing): (Answers & Pick<Question, 'stem'>)[] {
  const words = body.trim();
  if (words === '') throw new Unfit('là câu tự luận, không chấm tự động được: hãy thêm phương án, hoặc bỏ câu này');
  if (!/^#|~/u.test(words) && words.includes('=') && words.includes('->')) return pairs(stem, words, writing);
  const read = words.startsWith('#')
    ? numerical(words.slice(1), writing)
    : words.includes('~')
      ? choices(words, writing)
      : /^(?:T|TRUE|F|FALSE)\s*(?:#|$)/u.test(words)
        ? trueFalse(words, writing)
        : typed(words, writing);
  return [{ stem, ...read }];
} // prettier-ignore

/** `%50%text`: the share of the points, and the rest. */
function worthOf(text: string, usual: number): { worth: number; rest: string } {
  const said = /^%(-?\d{1,3}(?:\.\d*)?)%/u.exec(text);
  return said === null ? { worth: usual, rest: text } : { worth: Number(said[1]), rest: text.slice(said[0].length) };
} // prettier-ignore

function answerOf(text: string, usual: number, writing: Writing): TypedAnswer {
  const { worth, rest } = worthOf(text.trim(), usual);
  return { ...wordsAndWhy(rest, writing), worth };
}

function wordsAndWhy(text: string, writing: Writing): { text: string; why: string } {
  const [answer = '', ...feedback] = text.split('#');
  const said = feedback.join('#').trim();
  return {
    text: giftText(answer.trim(), writing).text,
    why: said === '' ? '' : giftText(said, writing).text,
  };
}

function choices(words: string, writing: Writing): Answers {
  const pieces = words.split(/(?=[~=])/u).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const answers = pieces.map((piece) => {
    if (piece.startsWith('=')) return { ...wordsAndWhy(piece.slice(1).trim(), writing), worth: 100 };
    if (piece.startsWith('~')) return answerOf(piece.slice(1), 0, writing);
    throw new Unfit(`“${piece}” đứng trước phương án đầu tiên: hãy đặt = hoặc ~ trước mỗi phương án`);
  });
  const right = answers.flatMap(({ worth }, at) => (worth > 0 ? [at] : []));
  if (right.length > 1) throw new Unfit(manyRight(right.length));
  const only = answers[right[0] ?? -1];
  if (only === undefined) throw new Unfit('không có phương án đúng: hãy đặt dấu = trước phương án đúng');
  if (only.worth < 100) throw new Unfit(`phương án “${only.text}” chỉ được ${only.worth}% điểm: hãy đặt dấu = trước phương án đúng`);
  return { kind: 'choice', options: answers.map(({ text }) => text), correct: right, accepts: [], whys: answers.map(({ why }) => why) };
} // prettier-ignore

function trueFalse(words: string, writing: Writing): Answers {
  const [said = '', ...rest] = words.split('#');
  const [ifWrong = '', ifRight = ''] = [rest[0], rest.slice(1).join('#')].map((text) => giftText((text ?? '').trim(), writing).text);
  const right = said.trim().startsWith('T');
  const whys = right ? [ifRight, ifWrong] : [ifWrong, ifRight];
  return { kind: 'true_false', options: ['Đúng', 'Sai'], correct: [right ? 0 : 1], accepts: [], whys };
} // prettier-ignore

function typed(words: string, writing: Writing): Answers {
  const pieces = words.split('=').map((piece) => piece.trim());
  if (pieces[0] !== '') throw new Unfit(`“${pieces[0] ?? ''}” không có dấu = hay ~ ở trước: hãy đặt = trước đáp án đúng, ~ trước phương án sai`);
  return { kind: 'short', ...typedQuestion(pieces.slice(1).map((piece) => answerOf(piece, 100, writing))) };
} // prettier-ignore

function numerical(words: string, writing: Writing): Answers {
  const [before = ''] = words.split('~');
  const pieces = before.split('=').map((piece) => piece.trim()).filter((piece) => piece !== '');
  const answers = pieces.map((piece) => answerOf(piece, 100, writing)).map((answer) => {
    const exact = /^(-?\d+(?:[.,]\d+)?)(?::0(?:\.0*)?)?$/u.exec(answer.text);
    if (exact === null) throw new Unfit(`đáp án “${answer.text}” là khoảng hoặc có sai số: hãy ghi một số đúng, không kèm sai số`);
    return { ...answer, text: exact[1] ?? '' };
  });
  return { kind: 'short', ...typedQuestion(answers) };
} // prettier-ignore

function pairs(stem: string, words: string, writing: Writing): (Answers & Pick<Question, 'stem'>)[] {
  const [first = '', ...pieces] = words.split('=');
  const read = pieces.map((piece): [string, string] => {
    const arrow = piece.indexOf('->');
    if (arrow < 0) throw new Unfit(`cặp “${piece.trim()}” thiếu dấu ->: hãy viết = vế trái -> vế phải`);
    // Moodle writes no format before the second half of a pair.
    return [giftText(piece.slice(0, arrow), writing).text, wordsOf(showEscaped(piece.slice(arrow + 2)), 'plain')];
  });
  if (first.trim() !== '') throw new Unfit(`“${first.trim()}” đứng trước cặp đầu tiên: hãy đặt = trước mỗi cặp`);
  const steps = stepsOf(read);
  if (steps === null) return pairQuestions(stem, read);
  return [{ kind: 'order', stem, options: steps, correct: steps.map((_, at) => at), accepts: [], whys: steps.map(() => '') }];
} // prettier-ignore
