import { ownEntry } from "../../../kube/own_entry.ts";
import type { Process } from "../../host/process.ts";
import { type Layout, USUAL_LAYOUT } from "./table_layout.ts";

/** What psql was asked for. */
export interface PsqlWish {
  /** Absent: by the socket. */
  host?: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** `-c` and `-f`, in their order. */
  work: { kind: "command" | "file"; text: string }[];
  layout: Layout;
  isQuiet: boolean;
  /** `-v ON_ERROR_STOP=1`. */
  stopsOnError: boolean;
  isListing: boolean;
  isVersion: boolean;
}

const LONG: Readonly<Record<string, string>> = {
  host: "h",
  port: "p",
  username: "U",
  dbname: "d",
  command: "c",
  file: "f",
  "tuples-only": "t",
  "no-align": "A",
  csv: "C",
  "field-separator": "F",
  quiet: "q",
  expanded: "x",
  list: "l",
  version: "V",
  "no-psqlrc": "X",
  "no-password": "w",
  password: "W",
  set: "v",
  variable: "v",
  "single-transaction": "1",
};
const WITH_VALUE = "hpUdcfvFPoLRT";
const WITHOUT = "tAqxlVXwWnC1eabsS";
/** psql's own that this one cannot follow: better said than left out. */
const REFUSED = "oLRT1eabsS";

const STOPS = "ON_ERROR_STOP";

/** A text is the complaint. */
export function psqlWish({ argv, env }: Process): PsqlWish | string {
  const given: [letter: string, value: string][] = [];
  const free: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at]!;
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    if (long) {
      const letter = ownEntry(LONG, long[1]!);
      if (letter === undefined) return unknown(`unrecognized option '${word.split("=")[0]}'`);
      given.push([letter, WITH_VALUE.includes(letter) ? long[2] ?? argv[++at] ?? "" : ""]);
    } else if (!word.startsWith("-") || word === "-") free.push(word);
    else {
      for (let index = 1; index < word.length; index++) {
        const letter = word[index]!;
        if (WITH_VALUE.includes(letter)) {
          const value = word.slice(index + 1) || argv[++at];
          if (value === undefined) return unknown(`option requires an argument -- '${letter}'`);
          given.push([letter, value]);
          break;
        }
        if (!WITHOUT.includes(letter) || letter === "C") return unknown(`invalid option -- '${letter}'`);
        given.push([letter, ""]);
      }
    }
  }
  return wishOf(given, free, env);
}

function unknown(text: string): string {
  return `psql: ${text}\npsql: hint: Try "psql --help" for more information.\n`;
}

function wishOf(
  given: readonly [string, string][],
  free: readonly string[],
  env: Process["env"],
): PsqlWish | string {
  const refused = given.find(([letter, text]) =>
    REFUSED.includes(letter) || (letter === "v" && !text.startsWith(STOPS)) ||
    (letter === "P" && !text.startsWith("pager"))
  );
  if (refused) return `psql: error: not simulated: ${`-${refused[0]} ${refused[1]}`.trimEnd()}\n`;
  const value = (letter: string) => given.findLast(([each]) => each === letter)?.[1];
  const has = (letter: string) => value(letter) !== undefined;
  const target = value("d") ?? free[0];
  const uri = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^:/]*)(?::(\d+))?(?:\/([^?]*))?/.exec(
    target ?? "",
  );
  const host = value("h") ?? (uri?.[3] || undefined) ?? env["PGHOST"];
  const user = value("U") ?? (uri?.[1] || undefined) ?? (has("d") ? free[0] : free[1]) ?? env["PGUSER"] ??
    "root";
  return {
    ...(host === undefined ? {} : { host }),
    port: Number(value("p") ?? uri?.[4] ?? env["PGPORT"] ?? 5432),
    user,
    password: uri?.[2] ?? env["PGPASSWORD"] ?? "",
    database: (uri ? uri[5] || undefined : target) ?? env["PGDATABASE"] ?? user,
    work: given.filter(([letter]) => letter === "c" || letter === "f")
      .map(([letter, text]) => ({ kind: letter === "c" ? "command" : "file", text })),
    layout: {
      ...USUAL_LAYOUT,
      isExpanded: has("x"),
      isAligned: !has("A"),
      isTuplesOnly: has("t"),
      isCsv: has("C"),
      separator: value("F") ?? "|",
    },
    stopsOnError: /^=?(1|on|true|yes)?$/i.test(value("v")?.slice(STOPS.length) ?? "off"),
    isQuiet: has("q"),
    isListing: has("l"),
    isVersion: has("V"),
  };
}
