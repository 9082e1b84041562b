import { GAP } from '../../../quiz-item.ts';
import { manyRight, pairQuestions, sayPairs, stepsOf, typedQuestion } from '../answers.ts';
import { short } from '../../../quiz-shape.ts';
import { tidy, wordsOf, type Writing } from '../text.ts';
import { Gathering, Unfit, type Question, type Reading } from '../types.ts';
import { childOf, childrenOf, readXml, XmlFault, type Element } from './tree.ts';

/** Before what is carried for our own reading, in a comment. */
export const CARRIED = 'ky-cuong: ';

/** Reads a Moodle XML file. */
export function readMoodle(text: string): Reading {
  const gathering = new Gathering();
  const quiz = rootOf(text, gathering);
  for (const question of quiz === null ? [] : childrenOf(quiz, 'question')) {
    const type = question.attributes['type'] ?? '';
    if (type === 'category') continue;
    if (type === 'description') gathering.note(question.line, 'Đoạn mô tả, không phải câu hỏi: bỏ qua.');
    else readQuestion(gathering, question, type);
  }
  return gathering;
}

function rootOf(text: string, gathering: Gathering): Element | null {
  try {
    const quiz = childOf(readXml(text), 'quiz');
    if (quiz === undefined) gathering.fault(1, 'Tệp không có thẻ <quiz>, không phải Moodle XML: hãy xuất lại từ Moodle, chọn “Moodle XML”.');
    return quiz ?? null;
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    gathering.fault(error.line, error.message);
    return null;
  }
} // prettier-ignore

function readQuestion(gathering: Gathering, element: Element, type: string): void {
  try {
    const questions = questionsFrom(element, type);
    const comment = element.comments.find((one) => one.trim().startsWith(CARRIED));
    const carried = comment?.trim().slice(CARRIED.length) ?? null;
    if (questions.length > 1) gathering.note(element.line, sayPairs(titleOf(element), questions.length));
    gathering.found.push(...questions.map((question) => ({ line: element.line, question, carried })));
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    gathering.fault(element.line, `Câu “${titleOf(element)}” ${error.message}.`);
  }
}

/** How other programs list it: by its name, or where it has none by what it asks. */
function titleOf(element: Element): string {
  const [name, asked] = ['name', 'questiontext'].map((part) => textOf(childOf(element, part)));
  const words = (name ?? '').trim() === '' ? (asked ?? '').replace(/<[^>]*>/gu, ' ') : (name ?? '');
  return short(words.trim());
}

/** One question, or one for each pair. @throws Unfit where it is not one of ours */
function questionsFrom(element: Element, type: string): Question[] {
  if (hasFile(element)) wordsOf('@@PLUGINFILE@@', 'html');
  const read = READERS[type];
  if (read === undefined && !PAIRED.includes(type)) throw new Unfit(UNKNOWN[type] ?? `thuộc loại “${type}” chưa có ở đây: hãy bỏ câu này hoặc viết lại thành câu chọn một đáp án`);
  const stem = writtenIn(childOf(element, 'questiontext'));
  const explanation = writtenIn(childOf(element, 'generalfeedback'));
  const tags = childrenOf(childOf(element, 'tags') ?? element, 'tag').map((tag) => textOf(tag).trim());
  const answered = read === undefined ? matching(element, stem) : [{ stem, ...read(element) }];
  return answered.map((answers) => ({ ...answers, explanation, tags }));
} // prettier-ignore

const hasFile = (element: Element): boolean =>
  element.children.some((child) => child.name === 'file' || hasFile(child));

const UNKNOWN: Readonly<Record<string, string>> = {
  essay: 'là câu tự luận, không chấm tự động được: hãy thêm phương án, hoặc bỏ câu này',
  cloze: 'là câu nhiều chỗ trống (Cloze), ở đây mỗi câu một chỗ trống: hãy tách thành nhiều câu trả lời ngắn',
};

type Answers = Pick<Question, 'kind' | 'options' | 'correct' | 'accepts' | 'whys'>;

interface Answer {
  readonly text: string;
  readonly worth: number;
  readonly why: string;
}

const READERS: Readonly<Record<string, (element: Element) => Answers>> = {
  truefalse: (element) => trueFalse(answersOf(element)),
  multichoice: choices,
  shortanswer: (element) => ({ kind: 'short', ...typedQuestion(answersOf(element)) }),
  numerical: numerical,
  ordering: (element) => ordering(answersOf(element)),
};
/** Pairs that are matched; of the second the right sides are dragged. */
const PAIRED = ['matching', 'ddmatch'];

const answersOf = (element: Element): Answer[] =>
  childrenOf(element, 'answer').map((answer) => {
    const fraction = Number(answer.attributes['fraction'] ?? NaN);
    if (Number.isNaN(fraction)) throw new Unfit(`có đáp án mà điểm ghi là “${answer.attributes['fraction'] ?? ''}”: fraction phải là số, 100 là đúng, 0 là sai`);
    return { text: writtenIn(answer), worth: fraction, why: writtenIn(childOf(answer, 'feedback')) };
  }); // prettier-ignore

function trueFalse(answers: readonly Answer[]): Answers {
  const of = (text: string): Answer | undefined => answers.find((one) => one.text.toLowerCase() === text);
  const [yes, no] = [of('true'), of('false')];
  if (yes === undefined || no === undefined || yes.worth > 0 === no.worth > 0)
    throw new Unfit('phải có đáp án true và false, một trong hai được 100% điểm');
  return { kind: 'true_false', options: ['Đúng', 'Sai'], correct: [yes.worth > 0 ? 0 : 1], accepts: [], whys: [yes.why, no.why] };
} // prettier-ignore

function choices(element: Element): Answers {
  const answers = answersOf(element);
  const right = answers.flatMap(({ worth }, at) => (worth > 0 ? [at] : []));
  if (right.length > 1) throw new Unfit(manyRight(right.length));
  const only = answers[right[0] ?? -1];
  if (only === undefined) throw new Unfit('không có phương án đúng: hãy cho phương án đúng fraction="100"');
  if (only.worth < 100) throw new Unfit(`phương án “${only.text}” chỉ được ${only.worth}% điểm: hãy cho phương án đúng fraction="100"`);
  return { kind: 'choice', options: answers.map(({ text }) => text), correct: right, accepts: [], whys: answers.map(({ why }) => why) };
} // prettier-ignore

function numerical(element: Element): Answers {
  for (const answer of childrenOf(element, 'answer')) {
    const tolerance = textOf(childOf(answer, 'tolerance')) || (childOf(answer, 'tolerance')?.text ?? '0');
    if (Number(tolerance) !== 0) throw new Unfit(`có đáp án sai số ${tolerance.trim()}: hãy ghi một số đúng, không kèm sai số`);
  }
  return { kind: 'short', ...typedQuestion(answersOf(element)) };
} // prettier-ignore

/** Moodle's ordering: `fraction` is the place of a step, from 1. */
function ordering(answers: readonly Answer[]): Answers {
  const inOrder = [...answers].sort((a, b) => a.worth - b.worth);
  const whys = inOrder.map(({ why }) => why);
  return { kind: 'order', options: inOrder.map(({ text }) => text), correct: inOrder.map((_, at) => at), accepts: [], whys };
} // prettier-ignore

function matching(element: Element, stem: string): (Answers & Pick<Question, 'stem'>)[] {
  const pairs = childrenOf(element, 'subquestion').map((pair): [string, string] => [
    writtenIn(pair),
    rightSide(childOf(pair, 'answer')),
  ]);
  const steps = stepsOf(pairs);
  if (steps === null) return pairQuestions(stem, pairs);
  return [{ kind: 'order', stem, options: steps, correct: steps.map((_, at) => at), accepts: [], whys: steps.map(() => '') }];
} // prettier-ignore

/** Of `matching` it is plain text and says no format. */
const rightSide = (answer: Element | undefined): string =>
  answer?.attributes['format'] === undefined ? tidy(textOf(answer)) : writtenIn(answer);

const textOf = (element: Element | undefined): string => childOf(element, 'text')?.text ?? '';

const WRITING: Readonly<Record<string, Writing>> = {
  html: 'html',
  plain_text: 'plain',
  markdown: 'markdown',
  moodle_auto_format: 'moodle',
};

/** The words of an element that says how they are written. */
const writtenIn = (element: Element | undefined): string =>
  wordsOf(textOf(element), WRITING[element?.attributes['format'] ?? ''] ?? 'moodle').replace(
    /_{4,}/gu,
    (run) => (run.length === 5 ? GAP : run),
  );
