/** Work on one thing after the other, by its id: what two people do at once to a round is done in turn, each on what the other left. */
export function createTurns(): <T>(id: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (id, work) => {
    const turn = (last.get(id) ?? Promise.resolve()).then(work);
    const over = turn.then(
      () => undefined,
      () => undefined,
    );
    last.set(id, over);
    void over.then(() => last.get(id) === over && last.delete(id));
    return turn;
  };
}
