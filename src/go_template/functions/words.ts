/** Words in a text: ways to write a name, and lines of a width. Source of the rules: huandu/xstrings, Masterminds/goutils. */

/** `first_name` or `first-name` of `FirstName`, `HTTPServer` and the like. */
export function joinedWords(text: string, connector: "_" | "-"): string {
  return text
    .replace(/[-_\s]/g, connector)
    .replace(/([\p{Lu}]+)([\p{Lu}][\p{Ll}])/gu, `$1${connector}$2`)
    .replace(/([\p{Ll}])([\p{Lu}])/gu, `$1${connector}$2`)
    .replace(/([\p{L}])(\d+)(?=[\p{Ll}])/gu, `$1${connector}$2`)
    .replace(/(\d)([\p{Lu}])/gu, `$1${connector}$2`)
    .replace(/([\p{Lu}])(\d)/gu, `$1${connector}$2`)
    .toLowerCase();
}

/** `FirstName` of `first_name`, `first-name` or `first name`; connectors at the beginning stay. */
export function pascalCase(text: string): string {
  const [, start, rest] = /^([-_\s]*)(.*)$/s.exec(text)!;
  let out = start!;
  let isStart = true;
  let isUpperRun = false;
  for (const letter of rest!) {
    if (/[-_\s]/.test(letter)) {
      if (isStart) out += letter;
      isStart = true;
      continue;
    }
    const isUpper = /\p{Lu}/u.test(letter);
    if (isStart) {
      isUpperRun = isUpper;
      out += letter.toUpperCase();
    } else if (isUpperRun && isUpper) out += letter.toLowerCase();
    else {
      isUpperRun = false;
      out += letter;
    }
    isStart = false;
  }
  return out;
}

/** Upper letters after anything that is no letter, number or underscore. */
export function titled(text: string): string {
  return text.replace(/(^|[^\p{L}\p{N}_])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
}

export function untitled(text: string): string {
  return text.replace(/(^|\s)(\S)/gu, (_, before, letter) => before + letter.toLowerCase());
}

export function initials(text: string): string {
  return Array.from(text.matchAll(/(?:^|\s)(\S)/gu), ([, letter]) => letter).join("");
}

/** The case of every letter the other way; at the beginning of a word, a small one becomes a title. */
export function swappedCase(text: string): string {
  return Array.from(
    text,
    (letter) => /\p{Lu}|\p{Lt}/u.test(letter) ? letter.toLowerCase() : letter.toUpperCase(),
  ).join("");
}

/** Lines of a width at most. `breaksWords`: a word that is too long is broken, too. */
export function wrapped(text: string, width: number, { lineBreak = "\n", breaksWords = false } = {}): string {
  const size = Math.max(width, 1);
  let out = "", offset = 0;
  while (text.length - offset > size) {
    if (text[offset] === " ") {
      offset++;
      continue;
    }
    const end = offset + size;
    const blank = text.slice(offset, end + 1).lastIndexOf(" ");
    const next = text.indexOf(" ", end);
    if (blank < 0 && !breaksWords && next < 0) break;
    const to = blank >= 0 ? offset + blank : breaksWords ? end : next;
    out += text.slice(offset, to) + lineBreak;
    offset = blank < 0 && breaksWords ? end : to + 1;
  }
  return out + text.slice(offset);
}

/** Shortened to a width, with `...` at the end, or from an offset on with `...` at both ends. */
export function abbreviated(text: string, offset: number, width: number): string {
  if (text.length <= width) return text;
  let start = Math.min(offset, text.length);
  if (text.length - start < width - 3) start = text.length - (width - 3);
  if (start <= 4) return `${text.slice(0, width - 3)}...`;
  if (start + width - 3 < text.length) return `...${abbreviated(text.slice(start), 0, width - 3)}`;
  return `...${text.slice(text.length - (width - 3))}`;
}
