/** Programs that cut and change lines: cut, tr, uniq, basename, dirname. */
import { type Process, readAll, readLine, type Run } from "../../host/process.ts";

/** `cut -d: -f1,3-` and `cut -c1-3` */
export function* cut(process: Process): Run {
  const options = values(process.argv.slice(1), "dfc");
  const delimiter = options.get("d") ?? "\t";
  const wanted = ranges(options.get("f") ?? options.get("c") ?? "");
  for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) {
    const text = line.replace(/\n$/, "");
    const parts = options.has("c") ? [...text] : text.split(delimiter);
    const chosen = parts.filter((_, index) => wanted(index + 1));
    const isWhole = !options.has("c") && parts.length === 1;
    process.out((isWhole ? text : chosen.join(options.has("c") ? "" : delimiter)) + "\n");
  }
  return 0;
}

/** `tr a-z A-Z`, `tr -d x`, `tr -s ' '` */
export function* tr(process: Process): Run {
  const flags = process.argv.slice(1).filter((word) => /^-[dsc]+$/.test(word)).join("");
  const [from = "", to = ""] = process.argv.slice(1).filter((word) => !/^-[dsc]+$/.test(word)).map(
    characters,
  );
  const text = yield* readAll(process);
  const isIn = (char: string) => from.includes(char) !== flags.includes("c");
  let out = "";
  for (const char of text) {
    if (flags.includes("d")) out += isIn(char) ? "" : char;
    else if (flags.includes("s") && isIn(char) && out.endsWith(char)) continue;
    else out += isIn(char) && to ? to[Math.min(from.indexOf(char), to.length - 1)] ?? to.at(-1)! : char;
  }
  process.out(out);
  return 0;
}

export function basename(process: Process): number {
  const [path = "", suffix = ""] = process.argv.slice(1);
  const name = path.replace(/\/+$/, "").split("/").at(-1) || "/";
  process.out(
    (suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name) + "\n",
  );
  return 0;
}

export function dirname(process: Process): number {
  const given = process.argv[1] ?? "";
  const path = given.replace(/\/+$/, "");
  if (path === "" && given !== "") process.out("/\n");
  else process.out((path.includes("/") ? path.slice(0, path.lastIndexOf("/")) || "/" : ".") + "\n");
  return 0;
}

/** `a-cx` is abcx. */
function characters(text: string): string {
  return text.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\[:upper:\]/g, "A-Z")
    .replace(/\[:lower:\]/g, "a-z").replace(/\[:digit:\]/g, "0-9").replace(/\[:space:\]/g, " \t\n\r")
    .replace(/(.)-(.)/gs, (_, from: string, to: string) => {
      const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => String.fromCharCode(first + n))
        .join("");
    });
}

function values(words: readonly string[], letters: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const letter = words[at]!.slice(1, 2);
    if (words[at]!.startsWith("-") && letters.includes(letter)) {
      found.set(letter, words[at]!.slice(2) || (words[++at] ?? ""));
    }
  }
  return found;
}

function ranges(text: string): (number: number) => boolean {
  const parts = text.split(",").map((part) => {
    const [from = "", to] = part.split("-");
    return { from: Number(from) || 1, to: to === undefined ? Number(from) : Number(to) || Infinity };
  });
  return (number) => parts.some(({ from, to }) => number >= from && number <= to);
}
