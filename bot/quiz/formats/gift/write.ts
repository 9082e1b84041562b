import { nameOf } from '../text.ts';
import type { Question } from '../types.ts';
import { literalStar } from '../answers.ts';
import { escape, plainText } from './escape.ts';

/** One question with its braces, without comments and without the blank line behind it. */
export function writeGift(question: Question): string {
  const stem = `::${escape(nameOf(question.stem))}::[plain]${escape(question.stem)}`;
  return `${stem}{${bodyOf(question)}}`;
}

function bodyOf(question: Question): string {
  if (question.kind === 'true_false') return trueFalse(question);
  const lines = {
    choice: () => question.options.map((text, at) => choice(text, question, at)),
    short: () => shortAnswers(question),
    order: () => question.correct.map((option, step) => `=Bước ${step + 1} -> ${escape(question.options[option] ?? '')}`),
  }[question.kind]();
  const general = question.explanation === '' ? [] : [`####${plainText(question.explanation)}`];
  return `\n${[...lines, ...general].map((line) => `\t${line}\n`).join('')}`;
} // prettier-ignore

/** `{TRUE#said to whoever is wrong#said to whoever is right####said to all}` */
function trueFalse({ correct, whys, explanation }: Question): string {
  const right = correct[0] === 0;
  const [ofTrue, ofFalse] = [whys[0] ?? '', whys[1] ?? ''];
  const [ifWrong, ifRight] = right ? [ofFalse, ofTrue] : [ofTrue, ofFalse];
  const said = ifRight === '' ? feedback(ifWrong) : `#${plainText(ifWrong)}#${plainText(ifRight)}`;
  const general = explanation === '' ? '' : `####${plainText(explanation)}`;
  return `${right ? 'TRUE' : 'FALSE'}${said}${general}`;
}

const feedback = (why: string): string => (why === '' ? '' : `#${plainText(why)}`);

function choice(text: string, { correct, whys }: Question, at: number): string {
  const right = correct.includes(at);
  // A wrong answer that begins with a percentage would be taken for one that is worth it.
  const worth = !right && text.startsWith('%') ? '%0%' : '';
  return `${right ? '=' : '~'}${worth}${plainText(text)}${feedback(whys[at] ?? '')}`;
}

/** Other options stand as answers that are worth nothing. An arrow would make pairs of them. */
function shortAnswers({ options, correct, accepts, whys }: Question): string[] {
  const answer = (text: string, worth: number, why: string): string =>
    `=%${worth}%${plainText(text.replaceAll('->', '→'))}${feedback(why.replaceAll('->', '→'))}`;
  return [
    ...options.map((text, at) => answer(literalStar(text), correct.includes(at) ? 100 : 0, whys[at] ?? '')),
    ...accepts.map((text) => answer(literalStar(text), 100, '')),
  ];
}
