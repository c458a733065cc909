/** A line as `l` shows it. */
import { bytesOf } from "../../../host/byte_text.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** `width` is the longest that a line may be; 0 and 1 do not fold. */
export function visible(text: string, width: number): string {
  let made = "";
  let column = 0;
  for (const byte of bytesOf(text)) {
    const char = String.fromCharCode(byte);
    const isPlain = byte >= 0x20 && byte < 0x7f;
    const shown = ESCAPES[char] ?? (isPlain ? char : `\\${byte.toString(8).padStart(3, "0")}`);
    if (width > 1 && column + shown.length > width - 1) {
      made += "\\\n";
      column = 0;
    }
    made += shown;
    column += shown.length;
  }
  return `${made}$\n`;
}
