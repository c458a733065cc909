/** The explorer on a terminal. */
import { backgroundQuery } from "../terminal/background.ts";
import { copySequence } from "../terminal/clipboard.ts";
import { Painter } from "../terminal/painter.ts";
import { openScreen, type Screen } from "../terminal/screen.ts";
import type { ColourDepth } from "../terminal/style.ts";
import type { Connections } from "./cluster_port.ts";
import { drawFrame } from "./frame.ts";
import type { Machine } from "../machine/machine.ts";
import { differs, type Memory, memoryOf } from "./memory.ts";
import { emptyModel, type Model, type Start } from "./model.ts";
import { loadRooms } from "./rooms.ts";
import { Runner } from "./runner.ts";
import { shownTheme } from "./theme_choice.ts";

export interface RunOptions {
  start: Omit<Start, "columns" | "rows" | "now">;
  connections: Connections;
  machine: Machine;
  /** What to begin with, as typed after `:`. */
  line: string;
  /** What is to be remembered, whenever it has changed. */
  remember?: (memory: Memory) => void;
  depth: ColourDepth;
  now?: () => number;
}

/**
 * Runs until the user quits; resolves with the exit code: 0, or for a signal 128 and its number, as shells have it. The first frame is on the screen before anything is
 * asked of the network. An error restores the terminal and rejects.
 */
export function runExplorer(options: RunOptions): Promise<number> {
  const now = options.now ?? Date.now;
  return new Promise((resolve, reject) => {
    let stop = (_code: number): void => {};
    let seen: Model | undefined;
    const screen = openScreen({
      depth: options.depth,
      mouse: options.start.settings?.mouse ?? true,
      onInput: (input) => runner.dispatch(input),
      onResize: ({ columns, rows }) => runner.dispatch({ type: "resize", columns, rows }),
      onEnd: (reason) => {
        runner.close();
        if ("error" in reason) reject(reason.error);
        else stop(128 + signalNumbers[reason.signal]!);
      },
    });
    const { columns, rows } = screen.size;
    const painter = new Painter(screen, () => drawFrame(runner.model, shownTheme(runner.model)));
    const runner = new Runner({
      model: emptyModel({ ...options.start, columns, rows, now: now() }),
      connections: options.connections,
      machine: options.machine,
      now,
      onChange: (model, message) => {
        if (options.remember && seen && differs(seen, model)) options.remember(memoryOf(model));
        seen = model;
        return message?.type === "key" ? painter.paint() : painter.soon();
      },
      copy: (text) => copy(screen, text),
      quit: () => stop(0),
      mouse: (on) => screen.setMouse(on),
      handOver: (program) => screen.suspend(program),
    });
    // The first frame already shows where one is; what it asks of the network comes after it has been painted.
    runner.start(options.line);
    painter.paint();
    screen.send(backgroundQuery);
    // Once there is time, what keys will need is loaded before they are pressed.
    const preloading = setTimeout(() => void loadRooms().catch(() => {}), preloadAfterMs);
    const clock = setInterval(() => runner.dispatch({ type: "tick", now: now() }), 1000);
    stop = (code) => {
      clearInterval(clock);
      clearTimeout(preloading);
      painter.stop();
      runner.close();
      screen.close();
      resolve(code);
    };
  });
}

const signalNumbers: Partial<Record<Deno.Signal, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** The first rows have come by then. */
const preloadAfterMs = 1500;

function copy(screen: Screen, text: string): boolean {
  const sequence = copySequence(text);
  if (sequence) screen.send(sequence);
  return sequence !== null;
}
