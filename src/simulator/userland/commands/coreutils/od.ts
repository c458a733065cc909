/** od(1) as GNU has it, without numbers with fractions. */
import { bytesOf } from "../../../host/byte_text.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { textFrom } from "../lines.ts";
import { fieldText, type OdType, parseOdTypes, shownText } from "./od_type.ts";
import { validWord } from "./valid_words.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const od: CommandRecord = {
  name: "od",
  about: "Shows bytes",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "A address-radix=RADIX": "addresses in d, o or x; n: no addresses",
    "endian=ORDER": "big: the first byte of a number is its highest; little",
    "j skip-bytes=BYTES": "leave so many out",
    "N read-bytes=BYTES": "so many bytes",
    "t format=TYPE":
      "a and c: characters; d, o, u, x and 1, 2, 4 or 8: numbers; z behind it: the text beside them",
    "v output-duplicates": "all lines; else a * stands for those that are like the one before",
    "w width[=BYTES]": "so many bytes in a line",
    "a": "the same as -t a",
    "b": "the same as -t o1",
    "c": "the same as -t c",
    "d": "the same as -t u2",
    "i": "the same as -t d4",
    "l": "the same as -t d8",
    "o": "the same as -t o2",
    "s": "the same as -t d2",
    "x": "the same as -t x2",
  },
  run: runOd,
};

const SHORT: Readonly<Record<string, string>> = {
  a: "a",
  b: "o1",
  c: "c",
  d: "u2",
  i: "d4",
  l: "d8",
  o: "o2",
  s: "d2",
  x: "x2",
};
const ADDRESSES: Readonly<Record<string, readonly [base: number, width: number]>> = {
  d: [10, 7],
  o: [8, 7],
  x: [16, 6],
  n: [8, 0],
};
const LINE_BYTES = 16;
const WIDE_LINE_BYTES = 32;
const ENDS = [["little"], ["big"]];

function* runOd(call: Call): Run {
  const radix = call.value("A") ?? "o";
  const address = ADDRESSES[radix[0] ?? ""];
  if (!address) {
    return call.complain(
      `invalid output address radix '${radix[0] ?? ""}'; it must be one character from [doxn]`,
    );
  }
  const [skipped, limit] = [byteCount(call.value("j") ?? "0"), byteCount(call.value("N"))];
  if (skipped === undefined) return call.complain(`invalid -j argument '${call.value("j")}'`);
  if (limit === undefined && call.has("N")) return call.complain(`invalid -N argument '${call.value("N")}'`);
  const types = typesOf(call);
  if (typeof types === "string") return call.complain(types);
  const width = lineBytes(call, types);
  if (width === undefined) {
    const what = /^\d/.test(call.value("w")!) ? "invalid suffix in" : "invalid";
    return call.complain(`${what} -w argument '${call.value("w")}'`);
  }
  const all: Uint8Array[] = [];
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
    const text = yield* textFrom(call, name);
    if (text !== undefined) all.push(bytesOf(text));
  }
  const bytes = all.flatMap((part) => [...part]);
  if (all.length === 0 && call.status > 0) return call.status;
  if (skipped > bytes.length) return call.complain("cannot skip past end of combined input");
  const shown = bytes.slice(skipped, limit === undefined ? undefined : skipped + limit);
  const addressOf = (at: number) =>
    address[1] === 0 ? "" : (skipped + at).toString(address[0]).padStart(address[1], "0");
  dump(call, shown, types, width, addressOf);
  return call.status;
}

/** Whole numbers of each type fit into a line; undefined: that is no width. */
function lineBytes(call: Call, types: readonly OdType[]): number | undefined {
  const text = call.value("w");
  if (text === undefined) return LINE_BYTES;
  if (!/^\d*$/.test(text)) return undefined;
  const wanted = text === "" ? WIDE_LINE_BYTES : Number(text);
  const least = Math.max(...types.map(({ size }) => size));
  if (wanted > 0 && wanted % least === 0) return wanted;
  call.process.err(`od: warning: invalid width ${wanted}; using ${least} instead\n`);
  return least;
}

/** @throws {UsageError} */
function typesOf(call: Call): OdType[] | string {
  const types: OdType[] = [];
  const isBig = validWord("endian", call.value("endian") ?? "little", ENDS) === "big";
  for (const { key, value } of call.line.all("t", ...Object.keys(SHORT))) {
    const found = parseOdTypes(SHORT[key] ?? value, isBig);
    if (typeof found === "string") return found;
    types.push(...found);
  }
  return types.length > 0 ? types : parseOdTypes("o2", isBig);
}

/** `16`, `0x10`, `020`, `2b`, `1K`. */
function byteCount(text: string | undefined): number | undefined {
  const match = /^(0x[0-9a-f]+|0[0-7]*|[1-9]\d*)(b|[kKMG]i?B?)?$/i.exec(text ?? "");
  if (!match) return undefined;
  const [, digits = "", unit = ""] = match;
  const number = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  if (unit === "b") return number * 512;
  const base = /^.B$/.test(unit) ? 1000 : 1024;
  return unit === "" ? number : number * base ** ("KMG".indexOf(unit[0]!.toUpperCase()) + 1);
}

function dump(
  call: Call,
  bytes: readonly number[],
  types: readonly OdType[],
  width: number,
  addressOf: (at: number) => string,
): void {
  let before = "";
  let isStarred = false;
  const columns = Math.max(...types.map(({ size, columns }) => (columns + 1) * (width / size)));
  for (let at = 0; at < bytes.length; at += width) {
    const line = bytes.slice(at, at + width);
    const key = line.join(" ");
    if (!call.has("v") && key === before && line.length === width) {
      if (!isStarred) call.out("*\n");
      isStarred = true;
      continue;
    }
    [before, isStarred] = [key, false];
    types.forEach((type, index) => {
      const start = index === 0 ? addressOf(at) : " ".repeat(addressOf(at).length);
      const text = fieldText(line, type, width, columns);
      const beside = type.hasText ? `${text.padEnd(columns)}  >${shownText(line)}<` : text;
      call.out(`${start}${beside}\n`);
    });
  }
  if (addressOf(0) !== "") call.out(`${addressOf(bytes.length)}\n`);
}
