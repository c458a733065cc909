/** base64(1) as GNU has it. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { textFrom } from "../lines.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const base64: CommandRecord = {
  name: "base64",
  about: "Writes bytes as base64, or reads them",
  usage: ["[OPTION]... [FILE]"],
  options: {
    "d decode": "read base64",
    "i ignore-garbage": "with -d: pass over what is no base64",
    "w wrap=COLS": "lines of so many characters instead of 76; 0: all on one line",
  },
  run: runBase64,
};

const COLUMNS = 76;

function* runBase64(call: Call): Run {
  const width = call.value("w") ?? String(COLUMNS);
  if (!/^\d+$/.test(width)) return call.complain(`invalid wrap size: ‘${width}’`);
  const [name = "-", extra] = call.operands;
  if (extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
  const text = yield* textFrom(call, name);
  if (text === undefined) return call.status;
  if (call.has("d")) return decode(call, text);
  const encoded = btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(""));
  const columns = Number(width);
  if (columns === 0) call.out(encoded);
  else for (let at = 0; at < encoded.length; at += columns) call.out(`${encoded.slice(at, at + columns)}\n`);
  return 0;
}

/** What comes before something wrong is written. */
function decode(call: Call, text: string): number {
  const encoded = text.replace(call.has("i") ? /[^A-Za-z0-9+/=]/g : /\n/g, "");
  const good = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=?|[A-Za-z0-9+/]{2}(?:==)?)?/.exec(encoded)![0];
  call.out(textOf(Uint8Array.from(atob(good), (char) => char.charCodeAt(0))));
  return good.length === encoded.length && good.length % 4 === 0 ? 0 : call.complain("invalid input");
}
