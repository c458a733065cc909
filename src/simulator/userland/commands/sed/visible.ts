/** A line as `l` shows it. */
import { C_ESCAPED } from "../../../../kube/c_escapes.ts";
import { bytesOf } from "../../../host/byte_text.ts";

/** `width` is the longest that a line may be; 0 and 1 do not fold. */
export function visible(text: string, width: number): string {
  let made = "";
  let column = 0;
  for (const byte of bytesOf(text)) {
    const char = String.fromCharCode(byte);
    const isPlain = byte >= 0x20 && byte < 0x7f;
    const shown = C_ESCAPED[char] ?? (isPlain ? char : `\\${byte.toString(8).padStart(3, "0")}`);
    if (width > 1 && column + shown.length > width - 1) {
      made += "\\\n";
      column = 0;
    }
    made += shown;
    column += shown.length;
  }
  return `${made}$\n`;
}
