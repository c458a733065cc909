/** Words as they were written: what `type`, `jobs` and `$BASH_COMMAND` show of a command. */
import type { Word } from "./syntax.ts";

const sources = new WeakMap<Word, string>();

export function withSource<W extends Word>(word: W, source: string): W {
  sources.set(word, source);
  return word;
}

/** Undefined: nobody has written it as it is. */
export function sourceOfWord(word: Word): string | undefined {
  return sources.get(word);
}
