import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { askedNames, createFieldReader, readNames } from '../../../knowledge/select.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** What is learned from: the names (words and pairs) of questions and of the provisions that decide them. */
export interface Material {
  readonly asked: readonly {
    readonly names: readonly string[];
    /** Ids; none where no rule decides. */
    readonly provisions: readonly string[];
  }[];
  /** By id, of all provisions that decide a question. */
  readonly read: ReadonlyMap<string, readonly string[]>;
}

/** A written question as it is read when somebody asks it. */
export interface ReadQuestion {
  readonly text: string;
  readonly provisions: readonly string[];
}

export function readMaterial(
  { library }: Pick<Knowledge, 'library'>,
  questions: readonly ReadQuestion[],
): Material {
  const fieldsOf = createFieldReader(library, new Map());
  const read = new Map<string, readonly string[]>();
  for (const id of new Set(questions.flatMap(({ provisions }) => provisions))) {
    const provision = library.provision(id);
    if (provision !== undefined) read.set(id, readNames(fieldsOf(provision)));
  }
  return {
    asked: questions.map(({ text, provisions }) => ({ names: askedNames(tokenise(text)), provisions })),
    read,
  };
}
