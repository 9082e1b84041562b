/** How an item is shown on each kind of channel, and how a typed answer is read. Touches nothing. */
export { becauseOf, type Because } from './present/because.ts';
export { cutTo, oneLine } from './present/cut.ts';
export { POLL_LIMITS, pollOf, readHead, type Numbered, type Poll } from './present/poll.ts';
export { letterOf, lettered, MOST_OPTIONS, questionOf, stemOf } from './present/question.ts';
export { timeOf } from './present/time.ts';
export { isLetter, readTyped, sayNoLetter, typedOf, type Setting } from './present/typed.ts';
