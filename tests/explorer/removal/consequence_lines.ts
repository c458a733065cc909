/** Lines of a consequence as texts. */
import { type Line, lineText } from "../../../src/terminal/line.ts";

export function texts(lines: readonly Line[]): string[] {
  return lines.map(lineText);
}
