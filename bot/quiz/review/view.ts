import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { BankAct, BankChange, BankFigures, Rewording } from '../../quiz-bank.ts';
import type { Item } from '../../quiz-item.ts';
import type { ItemVersion } from '../../quiz-store.ts';
import { letterOf } from '../../quiz-shape.ts';
import { lapsesOf, type Lapse } from '../bank.ts';
import { topicName } from '../pool.ts';
import { LEAST_PEOPLE, type ItemAnalysis } from '../results.ts';
import { rightOf } from './rows.ts';

/** What is shown of one item. */

/** The acts on an item with what each changed, newest first. */
export function historyOf(versions: readonly ItemVersion[], person: string): BankAct[] {
  return versions
    .map(({ item, number, act, state, by, at, note }, index) => {
      const before = versions[index - 1]?.item;
      const changes = before === undefined ? [] : changesOf(before, item);
      return { number, act, state, at, note, changes, by: sayWho(by, person) };
    })
    .reverse();
}

/** People are not named: ids are hashes. */
function sayWho(by: string | null, person: string): string {
  if (by === null) return 'chương trình';
  if (by === 'terminal') return 'dòng lệnh trên máy chủ';
  return by === person ? 'bạn' : 'người khác';
}

/** What an edit changed, part by part. */
export function changesOf(before: Item, after: Item): BankChange[] {
  const options = Array.from({ length: Math.max(before.options.length, after.options.length) }, (_, at) => [
    change(`Phương án ${letterOf(at)}`, before.options[at], after.options[at]),
    change(`Lý do của phương án ${letterOf(at)}`, before.reasons[at]?.why, after.reasons[at]?.why),
  ]).flat();
  return [
    change('Câu hỏi', before.stem, after.stem),
    ...options,
    change('Đáp án', rightOf(before), rightOf(after)),
    change('Cách viết được chấp nhận', before.accepts.join('; '), after.accepts.join('; ')),
    change('Giải thích', before.explanation, after.explanation),
    change('Thẻ', before.tags.join(', '), after.tags.join(', ')),
    change('Chủ đề', labelOf(before), labelOf(after)),
    change('Trích dẫn', before.quote?.text, after.quote?.text),
  ].flat();
}

const labelOf = ({ topic }: Item): string => (topic === null ? '' : topicName(topic));

function change(what: string, before = '', after = ''): BankChange[] {
  return before === after ? [] : [{ what, before, after }];
}

/** Of the version that lapsed last; null where none has, or the library cannot tell its words any more. */
export function rewordingOf(versions: readonly ItemVersion[], library: Library, day: Day): Rewording | null {
  const lapsed = versions.findLast(({ act }) => act === 'lapsed');
  if (lapsed === undefined) return null;
  const [lapse] = lapsesOf(library, day, [lapsed.item]);
  return lapse === undefined ? null : rewordingIn(lapse);
} // prettier-ignore

export function rewordingIn({ item, old, now, from, sentence }: Lapse): Rewording {
  return {
    ...{ old, now, from, sentence },
    document: item.quote?.document ?? '',
    provision: item.provision ?? '',
  };
}

/** Of few people nothing is told: a trainer would see how each of them answers. */
export function figuresOf(analysis: ItemAnalysis | null): BankFigures | null {
  if (analysis === null || analysis.difficulty.answers < LEAST_PEOPLE) return null;
  const { difficulty, discrimination, choices } = analysis;
  const { answers: people, right, share } = difficulty;
  return { people, right, share: share ?? 0, discrimination, choices };
}
