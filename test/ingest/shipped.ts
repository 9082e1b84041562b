import { readFileSync } from 'node:fs';
import { readDocument, type ReadDocument } from '../../ingest/document.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import type { Document, Provision } from '../../knowledge/types.ts';

const LIBRARY = new URL('../../ingest/library/', import.meta.url);

/** A file of the shipped library. */
export function shipped(name: string): Buffer {
  return readFileSync(new URL(name, LIBRARY));
}

/** The directive, read as `ingest` reads it. */
export function readDirective(): ReadDocument {
  return readDocument({
    fileName: '30-CT-TU.txt',
    bytes: shipped('30-CT-TU.txt'),
    sidecar: parseSidecar(shipped('30-CT-TU.yaml').toString('utf8'), '30-CT-TU.yaml'),
  });
}

/** A provision by the part of its id after `#`. */
export function provisionOf(document: Document, path: string): Provision {
  const found = document.provisions.find((one) => one.id === `${document.number}#${path}`);
  if (found === undefined) throw new Error(`no provision ${path}`);
  return found;
}

/** The words of every clause of a provision. */
export function clausesOf(provision: Provision): string[] {
  return provision.segments.map(({ start, end }) => provision.text.slice(start, end));
}
