/** `watch` of procps: a command again and again, full screen. */
import { Interrupted, type Run } from "../../../host/process.ts";
import { captureChild } from "../child_process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { Screen, screenLine } from "./screen.ts";

const SMALLEST_SECONDS = 0.1;

export const watch: CommandRecord = {
  name: "watch",
  about: "Runs a command again and again and shows what it prints; Ctrl-C ends",
  usage: ["[OPTION]... COMMAND"],
  options: {
    "n interval=SECONDS": "so often; 2 where nothing is said",
    "d differences[=permanent]": "mark what has changed",
    "t no-title": "without the line at the top",
    "e errexit": "stop where the command fails",
    "g chgexit": "end when what it prints changes",
    "x exec": "run the command itself, not through a shell",
    "c color": "pass colours on",
    "b beep": "beep where the command fails",
  },
  stopsAtOperand: true,
  run: (call) => repeat(call),
};

function* repeat(call: Call): Run {
  const seconds = Number(call.value("n")?.replace(",", ".") ?? 2);
  if (Number.isNaN(seconds)) {
    return call.complain(`failed to parse argument: '${call.value("n")}': Invalid argument`);
  }
  if (call.operands.length === 0) return call.misused("no command");
  const intervalMs = Math.max(SMALLEST_SECONDS, seconds) * 1000;
  const argv = call.has("x") ? call.operands : ["sh", "-c", call.operands.join(" ")];
  const screen = Screen.open(call.process, { keepsSignals: true });
  if (!screen) {
    call.process.err("Error opening terminal: unknown.\n");
    return 1;
  }
  let before: string[] | undefined;
  try {
    for (;;) {
      const ran = yield* captureChild(call.process, argv);
      const lines = (ran.text === "" ? [] : ran.text.replace(/\n$/, "").split("\n")).map((line) =>
        plain(line)
      );
      if (call.has("g") && before && before.join("\n") !== lines.join("\n")) return 0;
      screen.draw([
        ...title(call, intervalMs, screen.columns),
        ...shown(call, lines, before, screen.columns),
      ]);
      if (call.has("e") && ran.code !== 0) return 8;
      before = lines;
      const until = call.process.machine.now() + intervalMs;
      while (call.process.machine.now() < until) {
        const keys = yield* screen.keys(until - call.process.machine.now());
        if (!keys || keys.includes("q")) return 0;
        if (keys.includes(" ")) break;
      }
    }
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    throw error;
  } finally {
    screen.close();
  }
}

/** Lines wider than the screen are cut, and colours are left out. */
function plain(line: string): string {
  // deno-lint-ignore no-control-regex
  return line.replace(/\x1b\[[\d;?]*[A-Za-z]/g, "").replace(/\r$/, "");
}

function title(call: Call, intervalMs: number, columns: number): string[] {
  if (call.has("t")) return [];
  const { machine } = call.process;
  const [day, date, month, year, clock] = new Date(machine.now()).toUTCString().replace(",", "").split(" ");
  const right = `${machine.hostname}: ${day} ${month} ${String(Number(date)).padStart(2)} ${clock} ${year}`;
  const left = `Every ${(intervalMs / 1000).toFixed(1)}s: ${call.operands.join(" ")}`;
  const room = columns - right.length - 1;
  const cut = left.length > room ? `${left.slice(0, Math.max(0, room - 3))}...` : left;
  return [cut.padEnd(columns - right.length) + right, ""];
}

function shown(
  call: Call,
  lines: readonly string[],
  before: readonly string[] | undefined,
  columns: number,
): string[] {
  return lines.map((line, row) => {
    const text = screenLine(line, columns);
    if (!call.has("d") || !before) return text;
    const old = screenLine(before[row] ?? "", columns);
    return [...text].map((char, at) => char === old[at] ? char : `\x1b[7m${char}\x1b[27m`).join("");
  });
}
