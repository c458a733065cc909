import { drawFrame } from "../../src/explorer/frame.ts";
import type { LogLine } from "../../src/explorer/logs/log_line.ts";
import { logsPane } from "../../src/explorer/logs/logs_pane.ts";
import { ansiText } from "../../src/explorer/logs/ansi_text.ts";
import { timedLine } from "../../src/cluster/timed_line.ts";
import type { Message } from "../../src/explorer/message.ts";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { update } from "../../src/explorer/update.ts";
import { PODS } from "../../src/kube/discovery.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { frameDiff } from "../../src/terminal/diff.ts";
import type { Grid } from "../../src/terminal/grid.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import type { Benchmark } from "./benchmark.ts";

const CHUNKS = 600;
const LINES_PER_CHUNK = 50;
const NOW = Date.UTC(2026, 2, 1, 12);

/** A log of 10,000 lines a second in 200 chunks, on a buffer that is full: what a chunk and a key cost. */
export const logs: Benchmark = {
  name: "logs",
  summary: `key to frame while ${LINES_PER_CHUNK * 200} log lines a second arrive in 200 chunks, 120x40`,
  // deno-lint-ignore require-await -- it computes, and every benchmark may wait
  async run(page) {
    const aim = { of: "p99", atMost: 16 } as const;
    new LogScreen().receive(CHUNKS); // what runs for the first time is compiled first
    for (const filter of ["", "error", "status>=500 -C 2"]) {
      const screen = new LogScreen();
      const name = filter === "" ? "followed" : `filtered by ${filter}`;
      screen.receive(CHUNKS / 2);
      for (const letter of filter === "" ? [] : ["/", ...filter.replaceAll(" ", "␣"), "Enter"]) {
        screen.press(letter === "␣" ? " " : letter);
      }
      const samples = screen.receive(CHUNKS);
      page.spread(`a chunk of ${LINES_PER_CHUNK}, ${name}`, samples, "ms", aim);
      const busyMs = samples.reduce((sum, ms) => sum + ms, 0);
      page.figure(`lines a second, ${name}`, CHUNKS * LINES_PER_CHUNK / (busyMs / 1000), "/s", {
        atLeast: 10_000,
      });
      page.spread(`a key between chunks, ${name}`, screen.pressWhileReceiving(240), "ms", aim);
    }
  },
};

class LogScreen {
  #model: Model;
  #shown: Grid | null = null;
  #lines = 0;
  readonly #pane: number;

  constructor() {
    const context = { name: "bench", cluster: "bench", user: "bench", namespace: "default" };
    const start = { columns: 120, rows: 40, now: NOW, programVersion: "0", currentContext: "bench" };
    const target = { resource: PODS, namespace: "default", name: "web-0", uid: "u", container: "app" };
    const pane = logsPane({ targets: [target] }, defaultSettings.logs);
    const [model] = update(emptyModel({ ...start, context, contexts: [context] }), {
      type: "commands",
      commands: [{ type: "open", pane }],
    });
    this.#model = model;
    this.#pane = model.stack.at(-1)!.pane;
  }

  /** Milliseconds for each chunk, from the server's bytes' text to the next state; frames come in between. */
  receive(chunks: number): number[] {
    return Array.from({ length: chunks }, (_, nth) => {
      const raw = this.#chunk();
      const startedAt = performance.now();
      this.#take(news(this.#pane, raw, this.#lines));
      const spentMs = performance.now() - startedAt;
      // 30 frames a second at most.
      if (nth % 7 === 0) this.#paint();
      return spentMs;
    });
  }

  /** Milliseconds from a key to the bytes for the terminal, each key after seven chunks. */
  pressWhileReceiving(times: number): number[] {
    const keys = ["Up", "PageUp", "Up", "Down", "j", "End", "g", "w", "j", "Shift-G", "j", "w"];
    return Array.from({ length: times }, (_, nth) => {
      this.receive(7);
      return this.press(keys[nth % keys.length]!);
    });
  }

  press(name: string): number {
    const key = parseKeyName(name) ?? { type: "key" as const, key: name, text: name };
    const startedAt = performance.now();
    this.#take(key);
    this.#paint();
    return performance.now() - startedAt;
  }

  #chunk(): string[] {
    return Array.from({ length: LINES_PER_CHUNK }, () => {
      const number = this.#lines++;
      const stamp = new Date(NOW + number / 10).toISOString();
      const level = number % 50 === 0 ? "error" : "info";
      return `${stamp} {"level":"${level}","msg":"request ${number}","status":${
        number % 50 === 0 ? 503 : 200
      },"path":"/cart/${number % 97}","took":"12ms"}`;
    });
  }

  #take(message: Message): void {
    [this.#model] = update(this.#model, message);
  }

  #paint(): void {
    const next = drawFrame(this.#model, darkTheme);
    new TextEncoder().encode(frameDiff(this.#shown, next, { depth: "true" }));
    this.#shown = next.copy();
  }
}

/** As the reader tells lines. */
function news(pane: number, raw: readonly string[], last: number): Message {
  const lines = raw.map((text, index): LogLine => {
    const { stamp, timeUs, text: said } = timedLine(text);
    return { timeUs, stamp, id: last - raw.length + index, source: 0, kind: "text", ...ansiText(said) };
  });
  const source = { namespace: "default", pod: "web-0", container: "app", state: "reading", why: "" } as const;
  const payload = {
    type: "log",
    lines,
    sources: [source],
    events: [],
    leftOut: 0,
    selector: undefined,
    problem: "",
  } as const;
  return { type: "news", pane, payload };
}
