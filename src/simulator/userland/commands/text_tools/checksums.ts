/** `md5sum`, `sha1sum`, `sha256sum` and `sha512sum`. */
import { createHash } from "node:crypto";
import { bytesOf } from "../../../host/byte_text.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { readFile, splitLines, textFrom } from "../lines.ts";

export const CHECKSUMS: readonly CommandRecord[] = ["md5", "sha1", "sha256", "sha512"].map((kind) => ({
  name: `${kind}sum`,
  about: `Prints and checks ${kind.toUpperCase()} sums`,
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "b binary": "does nothing here",
    "c check": "read sums from files and check them",
    "t text": "does nothing here",
    "z zero": "lines end with NUL",
    "tag": "in BSD's form",
    "quiet": "say nothing about those that are right",
    "status": "say nothing, only end so",
    "w warn": "tell of lines that are none",
  },
  run: (call) => call.has("c") ? check(call, kind) : sums(call, kind),
}));

function sumOf(kind: string, text: string): string {
  return createHash(kind).update(bytesOf(text)).digest("hex");
}

function* sums(call: Call, kind: string): Run {
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
    const text = yield* textFrom(call, name);
    if (text === undefined) continue;
    const sum = sumOf(kind, text);
    call.out(
      (call.has("tag") ? `${kind.toUpperCase()} (${name}) = ${sum}` : `${sum}  ${name}`) +
        (call.has("z") ? "\0" : "\n"),
    );
  }
  return call.status;
}

function* check(call: Call, kind: string): Run {
  let [wrong, missing] = [0, 0];
  for (const list of call.operands.length > 0 ? call.operands : ["-"]) {
    const lines = splitLines((yield* textFrom(call, list)) ?? "");
    const rows = lines.flatMap((line) => /^([0-9a-f]{32,128}) [ *](.+)$/i.exec(line) ?? []);
    if (lines.length > 0 && rows.length === 0) {
      call.complain(`${list}: no properly formatted checksum lines found`);
    }
    for (let at = 0; at < rows.length; at += 3) {
      const name = rows[at + 2]!;
      const text = readFile(call, name);
      const isRight = text !== undefined && sumOf(kind, text) === rows[at + 1]!.toLowerCase();
      if (text === undefined) missing++;
      else if (!isRight) wrong++;
      if (call.has("status") || (call.has("quiet") && isRight)) continue;
      call.out(`${name}: ${isRight ? "OK" : text === undefined ? "FAILED open or read" : "FAILED"}\n`);
    }
  }
  const warn = (count: number, one: string, many: string) => {
    if (count > 0) call.complain(`WARNING: ${count} ${count === 1 ? one : many}`);
  };
  warn(missing, "listed file could not be read", "listed files could not be read");
  warn(wrong, "computed checksum did NOT match", "computed checksums did NOT match");
  return call.status;
}
