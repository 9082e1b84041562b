import { literalStar } from '../answers.ts';
import type { Question } from '../types.ts';
import { escapeXml } from './tree.ts';

/** One question as Moodle's XML format has it (`question/format/xml`), with `more` before its end. */
export function writeQuestion(
  question: Question,
  name: string,
  idnumber: string | null,
  more: string,
): string {
  return [
    `<question type="${TYPE[question.kind]}">`,
    `<name><text>${escapeXml(name)}</text></name>`,
    `<questiontext format="plain_text"><text>${escapeXml(question.stem)}</text></questiontext>`,
    `<generalfeedback format="plain_text"><text>${escapeXml(question.explanation)}</text></generalfeedback>`,
    '<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>',
    ...(idnumber === null ? [] : [`<idnumber>${escapeXml(idnumber)}</idnumber>`]),
    ...SETTINGS[question.kind],
    ...answersOf(question),
    `<tags>${question.tags.map((tag) => `<tag><text>${escapeXml(tag)}</text></tag>`).join('')}</tags>`,
    more,
    '</question>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const TYPE = {
  true_false: 'truefalse',
  choice: 'multichoice',
  short: 'shortanswer',
  order: 'ordering',
} as const;

const SETTINGS: Readonly<Record<Question['kind'], readonly string[]>> = {
  true_false: [],
  choice: [
    '<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>ABCD</answernumbering>',
  ],
  short: ['<usecase>0</usecase>'],
  order: [
    '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
    '<gradingtype>ABSOLUTE_POSITION</gradingtype><showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>',
  ],
};

function answersOf(question: Question): string[] {
  const { kind, options, correct, accepts, whys } = question;
  const worth = (at: number): number => (correct.includes(at) ? 100 : 0);
  switch (kind) {
    case 'true_false':
      return ['true', 'false'].map((text, at) => answer(text, worth(at), whys[at] ?? ''));
    case 'choice':
      return options.map((text, at) => answer(text, worth(at), whys[at] ?? ''));
    case 'short':
      return [
        ...options.map((text, at) => answer(literalStar(text), worth(at), whys[at] ?? '')),
        ...accepts.map((text) => answer(literalStar(text), 100, '')),
      ];
    case 'order':
      return correct.map((at, step) => answer(options[at] ?? '', step + 1, whys[at] ?? ''));
  }
}

function answer(text: string, fraction: number, why: string): string {
  const feedback = `<feedback format="plain_text"><text>${escapeXml(why)}</text></feedback>`;
  return `<answer fraction="${fraction}" format="plain_text"><text>${escapeXml(text)}</text>${feedback}</answer>`;
}
