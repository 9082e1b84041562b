/** Lengths of runs are kept up to this. */
const LONGEST = 255;

/**
 * Finds the longest run of words that a text shares with a question, whose different words are numbered from 0. `asked` says of each word
 * of a text the number that it has in the question, below 0 where it has none.
 */
export function createRuns(order: Int32Array): (text: Int32Array, asked: Int32Array) => number {
  // Places of each word in the question from the last to the first, chained: of the two same words of "dần dần" the run that
  // ends at the first is read before it is overwritten.
  const last = new Int32Array(order.length).fill(-1);
  const previous = new Int32Array(order.length);
  order.forEach((word, place) => {
    previous[place] = last[word] ?? -1;
    last[word] = place;
  });
  const runs = new Uint8Array(order.length);
  /** When the run that ends at a place was found: only one that ended at the word before goes on. */
  const times = new Int32Array(order.length).fill(-1);
  let time = 0;
  return (text, asked) => {
    let best = 0;
    // A step that finds nothing, between two texts.
    time += 1;
    for (let at = 0; at < text.length; at += 1) {
      time += 1;
      const word = asked[text[at] ?? 0] ?? -1;
      if (word < 0) continue;
      for (let place = last[word] ?? -1; place >= 0; place = previous[place] ?? -1) {
        const goesOn = place > 0 && times[place - 1] === time - 1;
        const run = goesOn ? (runs[place - 1] ?? 0) + 1 : 1;
        runs[place] = Math.min(LONGEST, run);
        times[place] = time;
        if (run > best) best = run;
      }
    }
    return best;
  };
}
