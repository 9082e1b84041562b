/** What is said when a unit was deleted; nothing where there was none. */
export const sayUnitGone = (gone: boolean): string[] => (gone ? ['Tôi đã xóa đơn vị của bạn.'] : []);

/** The part of the store that holds which unit of an office somebody says to be of; by it results are grouped. */
export interface UnitStore {
  /** By stored id of the person; those who have said none are not there. */
  unitsOf(persons: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Units that others than this person are of, as they are written, each once; that of most people first. */
  unitsInUse(except: string): Promise<readonly string[]>;
  /** Null deletes it. False where there was none to delete. */
  putUnit(person: string, unit: string | null): Promise<boolean>;
}
