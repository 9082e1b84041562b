import { readFileSync } from 'node:fs';

/** Topics that a person judged against the text: `test/fixtures/quiz/topics.tsv`. */
export interface JudgedTopic {
  readonly provision: string;
  readonly topic: string;
  /** As drawn; `before`: a topic that was wrong before there was a sample. */
  readonly verdict: 'right' | 'wrong' | 'before';
}

export const judgedTopics = (): JudgedTopic[] =>
  readFileSync(new URL('../fixtures/quiz/topics.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', topic = '', verdict = ''] = line.split('\t');
      if (verdict !== 'right' && verdict !== 'wrong' && verdict !== 'before') throw new Error(line);
      return { provision: id.split('~')[0] ?? '', topic, verdict };
    });
