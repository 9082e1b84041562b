import { z } from 'zod';

/** The words of one provision, whole and verbatim, with their place. */
const quotedSchema = z.object({
  /** Number of the document that the words stand in. */
  document: z.string(),
  provision: z.string(),
  /** Vietnamese: `khoản 2 Điều 14`; empty at the head of a document. */
  locator: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
});
export type Quoted = Readonly<z.infer<typeof quotedSchema>>;

const kinds = [
  'document_added', // on: the first day of its validity
  'document_removed', // held no longer; says nothing of its validity
  'document_validity', // its days became known or others
  'document_began', // its validity begins on that day
  'document_ended', // its validity ends: `on` is the first day without it
  'provision_added',
  'provision_changed', // before and after
  'provision_removed',
  'provision_amended', // another document amends it; `after`: the new words where that document quotes them
  'provision_ended', // `before` is in force no longer from `on`; `after` as above
  'provision_restored', // is no longer held for ended
  'many', // `count` provisions of one document, too many to be told one by one
  'reread', // `count` provisions read otherwise from the same file: the rule is as it was
] as const;
export type ChangeKind = (typeof kinds)[number];

/** A change as it is stored: read again by newer programs, so members may be added, none changed. */
export const changeSchema = z.object({
  kind: z.enum(kinds),
  document: z.object({
    number: z.string(),
    kind: z.string(),
    title: z.string(),
    issuer: z.string(),
    issuedOn: z.string().nullable(),
  }),
  before: quotedSchema.nullable(),
  after: quotedSchema.nullable(),
  /** First day of the effect; null where the texts do not say. */
  on: z.string().nullable(),
  /** Vietnamese, for readers: how this is known; may be empty. */
  how: z.string(),
  /** Number of the document that did it; null where it is not known or the document itself. */
  by: z.string().nullable(),
  /** Provisions, of `many` and `reread`; else 0. */
  count: z.int().nonnegative(),
});

/** One change of what is held, by document and provision. */
export type Change = Readonly<z.infer<typeof changeSchema>>;
