import type { Attempt } from '../../quiz-practice.ts';
import type { Role } from '../../store.ts';
import { group, type Line } from './groups.ts';

/** Who asks for results. */
export interface Viewer {
  /** Stored id. */
  readonly person: string;
  readonly role: Role;
}

/** Whose results they are: those of a round by the stored id of its trainer; null where they are of many rounds. */
export interface Owner {
  readonly trainer: string | null;
}

/** The trainer of the round, and administrators; another trainer does not. */
export const maySeeNames = ({ person, role }: Viewer, { trainer }: Owner): boolean =>
  role === 'administrator' || (role === 'trainer' && trainer === person);

/** A person's line as it is shown. */
export interface NamedLine extends Line {
  readonly name: string;
  readonly own: boolean;
}

/**
 * Results by person: all with names for who may see them, else one's own alone. `names`: what everybody is called, by stored id, who
 * gave no name too.
 */
export function byPerson(
  attempts: readonly Attempt[],
  viewer: Viewer,
  owner: Owner,
  names: ReadonlyMap<string, string>,
): NamedLine[] {
  const all = group(attempts, 'person');
  const seen = maySeeNames(viewer, owner) ? all : all.filter(({ key }) => key === viewer.person);
  return seen.map((line) => ({
    ...line,
    name: names.get(line.key ?? '') ?? (line.key === viewer.person ? 'Bạn' : NAMELESS),
    own: line.key === viewer.person,
  }));
}

/** Whom nothing tells apart. */
const NAMELESS = 'Người chưa có tên';

/** People from which results of a unit, a rule or an item are shown to who may not see names: those of three are those of each. */
export const LEAST_PEOPLE = 5;

/** Results by unit; small units only for who may see names. */
export const byUnit = (attempts: readonly Attempt[], viewer: Viewer, owner: Owner): Line[] =>
  group(attempts, 'unit').filter(({ people }) => maySeeNames(viewer, owner) || people >= LEAST_PEOPLE);
