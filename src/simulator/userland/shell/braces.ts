/** Brace expansion: `a{b,c}` and `{1..5}`. It looks at the script's text alone. */
import type { Part, Word } from "./syntax.ts";

/** The words that a word with braces stands for; of one without, only itself. */
export function expandBraces(word: Word): Word[] {
  if (!word.some((part) => part.kind === "text" && !part.quoted && part.text.includes("{"))) return [word];
  return alternatives(itemsOf(word)).map(wordOf);
}

/** A character that may mean something, or a part that does not. */
type Item = string | Part;

function itemsOf(word: Word): Item[] {
  return word.flatMap((part): Item[] => part.kind === "text" && !part.quoted ? [...part.text] : [part]);
}

function wordOf(items: readonly Item[]): Word {
  const parts: Part[] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (typeof item !== "string") parts.push(item);
    else if (last?.kind === "text" && !last.quoted) {
      parts[parts.length - 1] = { ...last, text: last.text + item };
    } else parts.push({ kind: "text", text: item, quoted: false });
  }
  return parts;
}

function alternatives(items: readonly Item[]): Item[][] {
  for (let open = items.indexOf("{"); open >= 0; open = items.indexOf("{", open + 1)) {
    const group = groupAt(items, open);
    if (!group) continue;
    const tails = alternatives(items.slice(group.end));
    const head = items.slice(0, open);
    return group.choices.flatMap((choice) => tails.map((tail) => [...head, ...choice, ...tail]));
  }
  return [[...items]];
}

/** The choices of the braces that open at `open`; undefined where they offer none. */
function groupAt(items: readonly Item[], open: number): { choices: Item[][]; end: number } | undefined {
  let depth = 0;
  const commas: number[] = [];
  for (let at = open; at < items.length; at++) {
    const item = items[at];
    if (item === "{") depth++;
    else if (item === "," && depth === 1) commas.push(at);
    else if (item === "}" && --depth === 0) {
      const inside = items.slice(open + 1, at);
      if (commas.length === 0) {
        const range = sequence(inside);
        return range && { choices: range, end: at + 1 };
      }
      const edges = [open, ...commas, at];
      const choices = edges.slice(1).map((edge, index) => items.slice(edges[index]! + 1, edge));
      return { choices: choices.flatMap(alternatives), end: at + 1 };
    }
  }
  return undefined;
}

/** Words of one range. */
const MAX_WORDS = 1_000_000;

/** `1..5`, `05..1`, `a..e`, `1..9..2` */
function sequence(items: readonly Item[]): Item[][] | undefined {
  if (items.some((item) => typeof item !== "string")) return undefined;
  const text = items.join("");
  const found = /^(?:(-?\d+)\.\.(-?\d+)|([a-zA-Z])\.\.([a-zA-Z]))(?:\.\.(-?\d+))?$/.exec(text);
  if (!found) return undefined;
  const [, low, high, first, last, given] = found;
  const from = low === undefined ? first!.charCodeAt(0) : Number(low);
  const to = high === undefined ? last!.charCodeAt(0) : Number(high);
  const step = Math.max(1, Math.abs(Number(given ?? 1)));
  if (Math.abs(to - from) / step > MAX_WORDS) return undefined;
  const isPadded = /^-?0\d/.test(low ?? "") || /^-?0\d/.test(high ?? "");
  const width = isPadded ? Math.max(low!.length, high!.length) : 0;
  const words: Item[][] = [];
  for (let value = from; from <= to ? value <= to : value >= to; value += from <= to ? step : -step) {
    words.push([...(low === undefined ? String.fromCharCode(value) : padded(value, width))]);
  }
  return words;
}

function padded(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return value < 0 ? "-" + digits.padStart(width - 1, "0") : digits.padStart(width, "0");
}
