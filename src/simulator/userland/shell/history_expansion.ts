/** `!!`, `!$`, `!n:2`, `^old^new^` and the others (bash(1), HISTORY EXPANSION). */

export type HistoryExpansion =
  | { kind: "same" }
  /** `isShownOnly`: `:p`, it is not run. */
  | { kind: "changed"; text: string; isShownOnly: boolean }
  | { kind: "failed"; message: string };

class ExpansionFailure extends Error {}

/** What is not expanded: an escaped character, and `!` where the shell has a use of its own for it. */
const OWN = /\\.|\$\{!(?=.*\})|\[!(?=.*\])|\$!/s;
/** An event, the words of it, and what becomes of them. */
const EVENT =
  /!(?:(!)|(-?\d+)|\?([^?\n]+)\??|(?=[$^*:])|([A-Za-z_./][^\s:;&|<>()"'^$*]*))(:?[$^*]|:?-\d+|:\d+(?:-(?:\d+|\$)?|\*)?)?((?::(?:g?s(.)(?:\\.|(?!\7).)*\7(?:\\.|(?!\7)[^\n])*(?:\7|$)|[htrepqxau]))*)/;
const WITHIN = new RegExp(`${OWN.source}|${EVENT.source}`, "gs");
const PATTERN = new RegExp(`"(?:\\\\.|[^"\\\\])*"?|'[^']*'|${WITHIN.source}`, "gs");

export function expandHistory(line: string, lines: readonly string[]): HistoryExpansion {
  const quick = /^\^([^^]+)\^([^^]*)\^?(.*)$/s.exec(line);
  if (quick) return quickChange(line, quick, lines.at(-1));
  let isShownOnly = false;
  let hasChanged = false;
  const expand = (whole: string, ...groups: (string | undefined)[]): string => {
    // Within double quotes, single ones are characters like others.
    if (whole.startsWith('"')) return whole.replace(WITHIN, expand);
    if (!whole.startsWith("!")) return whole;
    const [last, number, inside, start, words, modifiers] = groups;
    const isBare = [last, number, inside, start, words].every((group) => !group);
    if (isBare) return whole;
    const event = eventOf({ last, number, inside, start }, lines);
    if (event === undefined) throw new ExpansionFailure(`${whole}: event not found`);
    hasChanged = true;
    let text = wordsOf(event, words);
    for (const modifier of modifiersOf(modifiers ?? "")) {
      if (modifier === "p") isShownOnly = true;
      else text = modified(text, modifier);
    }
    return text;
  };
  try {
    const text = line.replace(PATTERN, expand);
    return hasChanged ? { kind: "changed", text, isShownOnly } : { kind: "same" };
  } catch (error) {
    if (!(error instanceof ExpansionFailure)) throw error;
    return { kind: "failed", message: error.message };
  }
}

function quickChange(line: string, quick: RegExpExecArray, last: string | undefined): HistoryExpansion {
  const [, from = "", to = "", rest = ""] = quick;
  if (!last?.includes(from)) return { kind: "failed", message: `:s${line}: substitution failed` };
  return { kind: "changed", text: last.replace(from, () => to) + rest, isShownOnly: false };
}

interface EventParts {
  last: string | undefined;
  number: string | undefined;
  inside: string | undefined;
  start: string | undefined;
}

function eventOf({ last, number, inside, start }: EventParts, lines: readonly string[]): string | undefined {
  if (last) return lines.at(-1);
  if (number) return Number(number) < 0 ? lines.at(Number(number)) : lines[Number(number) - 1];
  if (inside) return lines.findLast((line) => line.includes(inside));
  if (start) return lines.findLast((line) => line.startsWith(start));
  return lines.at(-1);
}

/** `$`, `^`, `*`, `2`, `1-3`, `2*`, `-3`, each with a colon or without. */
function wordsOf(event: string, designator: string | undefined): string {
  if (!designator) return event;
  const words = historyWords(event);
  const text = designator.replace(/^:/, "");
  const lastPlace = words.length - 1;
  const place = (part: string) => part === "$" ? lastPlace : part === "^" ? 1 : Number(part);
  if (text === "*") return words.slice(1).join(" ");
  const [, from = "0", range, to] = /^(\d+|\$|\^)?(-|\*)?(\d+|\$)?$/.exec(text) ?? [];
  const first = place(from);
  // `2-` leaves the last word out.
  const last = range === "*" ? lastPlace : range === "-" ? (to ? place(to) : lastPlace - 1) : first;
  if (first > lastPlace || last > lastPlace) {
    throw new ExpansionFailure(`${designator}: bad word specifier`);
  }
  return words.slice(first, last + 1).join(" ");
}

/** Words as the shell would cut them, with their quotes. */
export function historyWords(line: string): string[] {
  return line.match(/(?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s;&|<>()"'\\])+|[;&|<>]+|[()]/gs) ?? [];
}

function modifiersOf(text: string): string[] {
  return [...text.matchAll(/:(g?s(.)(?:\\.|(?!\2).)*\2(?:\\.|(?!\2).)*(?:\2|$)|[htrepqxau])/gs)].map((
    [, one],
  ) => one!);
}

function modified(text: string, modifier: string): string {
  switch (modifier) {
    case "h":
      return text.replace(/\/[^/]*$/, "");
    case "t":
      return text.replace(/^.*\//s, "");
    case "r":
      return text.replace(/\.[^./]*$/, "");
    case "e":
      return /\.[^./]*$/.exec(text)?.[0] ?? text;
    case "q":
      return `'${text.replaceAll("'", "'\\''")}'`;
    case "x":
      return historyWords(text).map((word) => `'${word}'`).join(" ");
  }
  const change = /^(g?)s(.)((?:\\.|(?!\2).)*)\2((?:\\.|(?!\2).)*)/s.exec(modifier);
  if (!change) return text;
  const [, all, , from = "", to = ""] = change;
  if (!text.includes(from)) throw new ExpansionFailure(`:${modifier}: substitution failed`);
  const by = () => to.replaceAll("&", () => from);
  return all ? text.replaceAll(from, by) : text.replace(from, by);
}
