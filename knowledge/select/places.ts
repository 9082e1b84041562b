/**
 * What questions were written for, in numbers: likeness is gathered in arrays by the number of a place, not looked up by id for
 * each of 30,000 questions.
 */

/** Lists of numbers, one after the other: list `i` is `numbers[starts[i] .. starts[i + 1]]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

/** Provisions that questions were written for, and what they lie within, numbered from 0. */
export interface NumberedPlaces {
  /** Also the number of every id that is not among them: arrays by place have one more, which stays 0. */
  readonly count: number;
  readonly ids: readonly string[];
  numberOf(id: string | null): number;
  /** Of each question the provisions it was written for. */
  readonly provisions: Lists;
  /** Of each question those and what they lie within, each once: a question of two điểm of a khoản is one vote for that. */
  readonly places: Lists;
  /** Of each place what it lies within. */
  readonly above: Lists;
}

export function numberPlaces(
  questions: readonly { readonly provisions: readonly string[] }[],
): NumberedPlaces {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const above: (readonly number[])[] = [];
  const numberOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const number = ids.push(id) - 1;
    numbers.set(id, number);
    above[number] = [];
    above[number] = pathOf(id)
      .filter((one) => one !== id)
      .map(numberOf);
    return number;
  };
  const provisions = questions.map((one) => one.provisions.map(numberOf));
  const places = provisions.map((own) => [
    ...new Set(own.flatMap((number) => [number, ...(above[number] ?? [])])),
  ]);
  return {
    count: ids.length,
    ids,
    numberOf: (id) => (id === null ? ids.length : (numbers.get(id) ?? ids.length)),
    provisions: joinLists(provisions),
    places: joinLists(places),
    above: joinLists(above),
  };
}

export function joinLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  const numbers = new Int32Array(starts[lists.length] ?? 0);
  lists.forEach((list, at) => numbers.set(list, starts[at]));
  return { starts, numbers };
}

/** `80/2025/QH15#d37.k1.a` lies within `80/2025/QH15#d37.k1`, `80/2025/QH15#d37` and `80/2025/QH15`. */
export function pathOf(id: string): string[] {
  const hash = id.indexOf('#');
  const steps = id.slice(hash + 1).split('.');
  const places = steps
    .slice(0, -1)
    .map((_, at) => `${id.slice(0, hash)}#${steps.slice(0, at + 1).join('.')}`);
  return [id.slice(0, Math.max(0, hash)), ...places];
}

/** The first `limit` of some numbers by what they are worth, the greatest first; of equal ones that which comes first. */
export function greatest(numbers: ArrayLike<number>, worth: ArrayLike<number>, limit: number): number[] {
  const found: number[] = [];
  let least = -Infinity;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const value = worth[number] ?? 0;
    if (found.length === limit && value <= least) continue;
    let place = found.length;
    found.push(number);
    for (; place > 0 && (worth[found[place - 1] ?? 0] ?? 0) < value; place -= 1)
      found[place] = found[place - 1] ?? 0;
    found[place] = number;
    if (found.length > limit) found.pop();
    least = worth[found[found.length - 1] ?? 0] ?? 0;
  }
  return found;
}

/** Writes into `within` the greatest of what is found below each place; returns the greatest of all. */
export function raise(
  within: Float64Array,
  found: Int32Array,
  values: ArrayLike<number>,
  { starts, numbers }: Lists,
): number {
  let most = 0;
  for (const id of found) {
    const value = values[id] ?? 0;
    if (value > most) most = value;
    for (let one = starts[id] ?? 0; one < (starts[id + 1] ?? 0); one += 1) {
      const place = numbers[one] ?? 0;
      if (value > (within[place] ?? 0)) within[place] = value;
    }
  }
  return most;
}

/** The numbers of a provision and of what it lies within; `count` of the places where nothing was written for one. */
export interface UnitPlaces {
  readonly own: number;
  readonly parent: number;
  readonly article: number;
  readonly document: number;
}

export function placesOf(
  {
    id,
    parent,
    document,
  }: { readonly id: string; readonly parent: string | null; readonly document: string },
  { numberOf }: Pick<NumberedPlaces, 'numberOf'>,
): UnitPlaces {
  return {
    own: numberOf(id),
    parent: numberOf(parent),
    article: numberOf(articleOf(id)),
    document: numberOf(document),
  };
}

/** `80/2025/QH15#d37.k1.a` lies in the article `80/2025/QH15#d37`. */
export function articleOf(id: string): string {
  return /^[^#]*#[^.]*/u.exec(id)?.[0] ?? id;
}
