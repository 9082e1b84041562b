import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { plainText } from '../../../knowledge/query.ts';
import { createFieldReader, type SenseFields, type SenseWord } from '../../../knowledge/select.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';
import type { AskedLine, EverydayLine } from '../selector.ts';

/** What the encoder learns from. */
export interface Material {
  readonly read: readonly ReadProvision[];
  readonly asked: readonly AskedWords[];
  /** Phrases that people would use for what a provision says. */
  readonly phrases: readonly {
    readonly provision: string;
    readonly phrases: readonly (readonly SenseWord[])[];
  }[];
}

export interface ReadProvision {
  readonly id: string;
  readonly document: string;
  readonly fields: SenseFields;
}

/** A written question with the file it stands in; no provisions where no rule decides. */
export interface AskedWords {
  readonly words: readonly SenseWord[];
  readonly provisions: readonly string[];
  readonly file: string;
}

/** A written question before its words are read. */
export type FiledLine = Pick<AskedLine, 'text' | 'provisions'> & { readonly file: string };

export function readMaterial(
  { library, normaliser }: Pick<Knowledge, 'library' | 'normaliser'>,
  asked: readonly FiledLine[],
  everyday: readonly EverydayLine[],
): Material {
  const folded = everyday.map(({ provision, words }) => [provision, tokenise(words).map(foldOf)] as const);
  const fieldsOf = createFieldReader(library, new Map(folded));
  const read: ReadProvision[] = [];
  for (let row = 0; row < library.passageCount; row += 1)
    for (const id of library.passage(row)?.provisions ?? []) {
      const provision = library.provision(id);
      if (provision === undefined || provision.text === '') continue;
      read.push({ id, document: provision.document, fields: fieldsOf(provision) });
    }
  return {
    read,
    asked: asked.map(({ text, provisions, file }) => ({
      words: tokenise(normaliser.normalise(plainText(text)).text),
      provisions,
      file,
    })),
    phrases: everyday.map((line) => ({
      provision: line.provision,
      phrases: line.words.split(';').map(tokenise),
    })),
  };
}

function foldOf({ fold }: SenseWord): string {
  return fold;
}
