import { ownEntry } from "../../../kube/own_entry.ts";
import type { Process } from "../../host/process.ts";

export interface ClientWish {
  host?: string;
  port: number;
  user: string;
  /** `ask`: it is asked for. */
  password: { kind: "given"; text: string; isOnLine: boolean } | { kind: "ask" };
  database?: string;
  sql?: string;
  layout: "box" | "tabs" | "upright" | "usual";
  hasHead: boolean;
  isForced: boolean;
  isVersion: boolean;
}

const LONG: Readonly<Record<string, string>> = {
  host: "h",
  port: "P",
  user: "u",
  password: "p",
  database: "D",
  execute: "e",
  table: "t",
  batch: "B",
  silent: "s",
  "skip-column-names": "N",
  vertical: "E",
  force: "f",
  version: "V",
  protocol: "?",
  socket: "S",
  "default-character-set": "?",
};

const WITHOUT_EFFECT = /^(ssl|skip-|no-|disable-|comments)/;
const WITH_VALUE = "hPuDeS";
const ALONE = "tBsNEfV?nqrwvAC";
/** A password without a value is asked for. */
const ASKED = "\0";

/** Letters behind one dash; the value is how many words more they took, or the complaint. */
function cluster(word: string, next: string | undefined, given: Map<string, string>): number | string {
  for (let at = 1; at < word.length; at++) {
    const letter = word[at]!;
    const rest = word.slice(at + 1);
    if (letter === "p") {
      given.set("p", rest || ASKED);
      return 0;
    }
    if (WITH_VALUE.includes(letter)) {
      given.set(letter, rest || (next ?? ""));
      return rest === "" ? 1 : 0;
    }
    if (!ALONE.includes(letter)) return `unknown option '-${letter}'`;
    given.set(letter, "");
  }
  return 0;
}

/** A text is the complaint. */
export function clientWish({ argv, env }: Process, program: string): ClientWish | string {
  const given = new Map<string, string>();
  const free: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at]!;
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    if (!word.startsWith("-") || word === "-") free.push(word);
    else if (long) {
      const [, name = "", value] = long;
      const letter = ownEntry(LONG, name) ?? (WITHOUT_EFFECT.test(name) ? "?" : undefined);
      if (letter === undefined) return `${program}: unknown option '${word}'\n`;
      const isMissing = value === undefined && WITH_VALUE.includes(letter);
      given.set(letter, isMissing ? argv[++at] ?? "" : value ?? ASKED);
    } else {
      const used = cluster(word, argv[at + 1], given);
      if (typeof used === "string") return `${program}: ${used}\n`;
      at += used;
    }
  }
  const password = given.get("p");
  const [host, database, sql] = [given.get("h"), given.get("D") ?? free[0], given.get("e")];
  return {
    ...(host === undefined ? {} : { host }),
    port: Number(given.get("P") ?? 3306),
    user: given.get("u") ?? "root",
    password: password === ASKED
      ? { kind: "ask" }
      : { kind: "given", text: password ?? env["MYSQL_PWD"] ?? "", isOnLine: password !== undefined },
    ...(database === undefined ? {} : { database }),
    ...(sql === undefined ? {} : { sql }),
    layout: given.has("t")
      ? "box"
      : given.has("E")
      ? "upright"
      : given.has("B") || given.has("s")
      ? "tabs"
      : "usual",
    hasHead: !given.has("N"),
    isForced: given.has("f"),
    isVersion: given.has("V"),
  };
}
