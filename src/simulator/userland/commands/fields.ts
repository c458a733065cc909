/** Programs that cut and change lines: tr, uniq, basename, dirname. */
import { type Process, readAll, type Run } from "../../host/process.ts";

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
