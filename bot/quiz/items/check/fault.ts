/** What is wrong with an item. */
export interface Fault {
  readonly code:
    | 'options'
    | 'correct'
    | 'length'
    | 'gap'
    | 'spelling'
    | 'reasons'
    | 'same_options'
    | 'two_right'
    | 'giveaway'
    | 'quote'
    | 'span'
    | 'version';
  /** Vietnamese, one sentence with how to mend it. */
  readonly message: string;
}

export const fault = (code: Fault['code'], message: string): Fault => ({ code, message });
