/** A rule's words as people read them: a line that the copy broke is joined, paragraphs stay; offsets stay. What is stored stays verbatim. */
export const joined = (text: string): string => text.replace(/(?<!\n)\n(?!\n)/gu, ' ');
