/** `file` and `xxd`: what a file is, and its bytes. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import { bytesOf } from "../../../host/byte_text.ts";
import type { Call, CommandRecord } from "../command.ts";
import { kindName } from "../coreutils/file_facts_text.ts";
import { textFrom } from "../lines.ts";

export const file: CommandRecord = {
  name: "file",
  about: "Tells what kind of files these are",
  usage: ["[OPTION]... FILE..."],
  options: {
    "b brief": "without the names",
    "i mime": "as a media type",
    "L dereference": "what links lead to",
  },
  run(call) {
    if (call.operands.length === 0) {
      call.process.err("Usage: file [-bi] FILE...\n");
      return 1;
    }
    const width = Math.max(...call.operands.map((name) => name.length)) + 1;
    for (const name of call.operands) {
      call.out((call.has("b") ? "" : `${`${name}:`.padEnd(width)} `) + described(call, name) + "\n");
    }
    return 0;
  },
};

function described(call: Call, name: string): string {
  const path = call.path(name);
  const facts = call.has("L") ? call.files.status(path) : call.files.facts(path);
  if (!facts) return `cannot open \`${name}' (No such file or directory)`;
  if (facts.kind === "link") {
    return `${call.files.exists(path) ? "" : "broken "}symbolic link to ${facts.target}`;
  }
  if (facts.kind !== "file") return kindName(facts);
  const text = call.files.read(path);
  if (text === undefined) return "regular file, no read permission";
  return call.has("i") ? mediaType(text) : content(text);
}

function content(text: string): string {
  if (text === "") return "empty";
  if (text.startsWith("\x7fELF")) {
    return "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, stripped";
  }
  if (text.startsWith("\x1f\udc8b")) return "gzip compressed data";
  if (text.startsWith("PK\x03\x04")) return "Zip archive data";
  if (text.slice(257, 262) === "ustar") return "POSIX tar archive";
  const program = /^#! ?(?:\S*\/)?(?:env )?(\w+)/.exec(text)?.[1];
  const names: Readonly<Record<string, string>> = {
    bash: "Bourne-Again shell",
    sh: "POSIX shell",
    python3: "Python",
  };
  const encoding = encodingOf(text);
  if (encoding === "data") return encoding;
  if (program !== undefined) {
    return `${ownEntry(names, program) ?? program} script, ${encoding} text executable`;
  }
  if (/^\s*[[{]/.test(text) && isJson(text)) return "JSON text data";
  const ends = text.includes("\r\n")
    ? ", with CRLF line terminators"
    : text.includes("\n")
    ? ""
    : ", with no line terminators";
  return `${encoding} text${ends}`;
}

function encodingOf(text: string): "ASCII" | "Unicode text, UTF-8" | "data" {
  // deno-lint-ignore no-control-regex
  if (/[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]/.test(text) || !text.isWellFormed()) return "data";
  // deno-lint-ignore no-control-regex
  return /^[\x00-\x7f]*$/.test(text) ? "ASCII" : "Unicode text, UTF-8";
}

function mediaType(text: string): string {
  if (text === "") return "inode/x-empty; charset=binary";
  if (text.startsWith("\x7fELF")) return "application/x-pie-executable; charset=binary";
  const encoding = encodingOf(text);
  if (encoding === "data") return "application/octet-stream; charset=binary";
  const charset = encoding === "ASCII" ? "us-ascii" : "utf-8";
  return `${
    /^\s*[[{]/.test(text) && isJson(text)
      ? "application/json"
      : text.startsWith("#!")
      ? "text/x-shellscript"
      : "text/plain"
  }; charset=${charset}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const xxd: CommandRecord = {
  name: "xxd",
  about: "Shows bytes in hexadecimal",
  usage: ["[OPTION]... [FILE]"],
  options: {
    "p plain": "only the digits",
    "l len=NUM": "only so many bytes",
    "s seek=NUM": "from there on",
    "c cols=NUM": "so many a line",
    "u": "capital letters",
  },
  *run(call) {
    const text = yield* textFrom(call, call.operands[0] ?? "-", 2);
    if (text === undefined) return 2;
    const from = Number(call.value("s") ?? 0);
    const bytes = bytesOf(text).subarray(from, from + Number(call.value("l") ?? Infinity));
    const columns = Math.max(1, Number(call.value("c") ?? (call.has("p") ? 30 : 16)));
    for (let at = 0; at < bytes.length; at += columns) {
      const part = [...bytes.subarray(at, at + columns)];
      const digits = part.map((byte) => byte.toString(16).padStart(2, "0")).map((hex) =>
        call.has("u") ? hex.toUpperCase() : hex
      );
      if (call.has("p")) call.out(digits.join("") + "\n");
      else {
        const pairs = digits.map((hex, index) => index % 2 === 1 ? `${hex} ` : hex).join("").trimEnd();
        const plain = part.map((byte) => byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".").join(
          "",
        );
        const width = columns * 2 + Math.ceil(columns / 2) - 1;
        call.out(`${(from + at).toString(16).padStart(8, "0")}: ${pairs.padEnd(width)}  ${plain}\n`);
      }
    }
    return 0;
  },
};
