import type { Shell } from "../shell.ts";

/** `history [n]`, `history -c`, `history -d n` */
export function history(shell: Shell, words: readonly string[]): number {
  const { history: lines } = shell;
  if (!lines) return 0;
  if (words[1] === "-c") {
    lines.clear();
    return 0;
  }
  if (words[1] === "-d") {
    const place = Number(words[2]) - 1;
    if (lines.lines[place] === undefined) {
      shell.complain(`history: ${words[2] ?? ""}: history position out of range`);
      return 1;
    }
    lines.lines.splice(place, 1);
    return 0;
  }
  if (words[1] !== undefined && !/^\d+$/.test(words[1]) && !words[1].startsWith("-")) {
    shell.complain(`history: ${words[1]}: numeric argument required`);
    return 1;
  }
  const count = words[1] === undefined || words[1].startsWith("-") ? lines.lines.length : Number(words[1]);
  const from = Math.max(0, lines.lines.length - count);
  for (const [index, line] of lines.lines.entries()) {
    if (index >= from) shell.process.out(`${String(index + 1).padStart(5)}  ${line}\n`);
  }
  return 0;
}
