/** What a reader sees: without colours and bells, and with what was written over as it is at last. */
export function screenText(text: string): string {
  const lines: string[] = [""];
  let row = 0;
  let column = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const [, count = "", letter = ""] = MOVE.exec(piece) ?? [];
    const by = Number(count) || 1;
    if (piece === "\r") column = 0;
    else if (piece === "\n") {
      row++;
      lines[row] ??= "";
    } else if (piece === "\b") column = Math.max(0, column - 1);
    else if (piece === BELL) continue;
    else if (letter === "A") row = Math.max(0, row - by);
    else if (letter === "B") row = Math.min(lines.length - 1, row + by);
    else if (letter === "C") column += by;
    else if (letter === "D") column = Math.max(0, column - by);
    else if (letter === "K") lines[row] = count === "2" ? "" : lines[row]!.slice(0, column);
    else if (letter === "J") {
      lines[row] = lines[row]!.slice(0, column);
      lines.length = row + 1;
    } else if (!piece.startsWith("\x1b")) {
      const line = lines[row]!.padEnd(column);
      lines[row] = line.slice(0, column) + piece + line.slice(column + piece.length);
      column += piece.length;
    }
  }
  return lines.join("\n");
}

const BELL = "\x07";
// deno-lint-ignore no-control-regex
const PIECES = /\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b.|[\r\n\b\x07]|[^\x1b\r\n\b\x07]+/gs;
// deno-lint-ignore no-control-regex
const MOVE = /^\x1b\[(\d*)([A-Za-z])$/;
