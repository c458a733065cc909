/** A command written as one text, in words as a shell parts them (github.com/mattn/go-shellwords). Undefined: a quote stays open. */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quote === "'") {
      if (letter === "'") quote = "";
      else word += letter;
    } else if (letter === "\\" && at + 1 < text.length) {
      word = (word ?? "") + text[++at];
    } else if (quote === '"') {
      if (letter === '"') quote = "";
      else word += letter;
    } else if (letter === "'" || letter === '"') {
      quote = letter;
      word ??= "";
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + letter;
  }
  if (quote) return undefined;
  return word === undefined ? words : [...words, word];
}
