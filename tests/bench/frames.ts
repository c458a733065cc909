import type { LeanRow } from "../../src/cluster/lean_row.ts";
import type { RowsChange } from "../../src/cluster/table_watch.ts";
import { drawFrame } from "../../src/explorer/frame.ts";
import type { Message } from "../../src/explorer/message.ts";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { startExplorer, update } from "../../src/explorer/update.ts";
import { PODS } from "../../src/kube/discovery.ts";
import type { TableColumn } from "../../src/kube/table.ts";
import { frameDiff } from "../../src/terminal/diff.ts";
import type { Grid } from "../../src/terminal/grid.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import type { Benchmark } from "./benchmark.ts";

const ROWS = 50_000;
const NOW = Date.UTC(2026, 2, 1, 12);

/** From a key to the bytes for the terminal, without the terminal. */
export const frames: Benchmark = {
  name: "frames",
  summary: `key to frame with ${ROWS.toLocaleString("en")} rows on 120x40: update, draw, diff`,
  // deno-lint-ignore require-await -- it computes, and every benchmark may wait
  async run(page) {
    const aim = { of: "p99", atMost: 16 } as const;
    /** What looks at every row. */
    const wholeAim = { of: "p99", atMost: 30 } as const;
    const screen = new HeadlessScreen();
    page.figure("the whole list at once", screen.receiveAll(), "ms");
    page.spread("move", screen.press("j ".repeat(300) + "k ".repeat(300)), "ms", aim);
    page.spread("page", screen.press("PageDown ".repeat(200) + "PageUp ".repeat(200)), "ms", aim);
    page.spread("end and home", screen.press("G g ".repeat(100)), "ms", aim);
    page.spread(
      "filter, each letter",
      screen.pressAfter("/", "w e b - 1 2 Backspace Backspace 3", "Esc", 40),
      "ms",
      wholeAim,
    );
    page.spread(
      "filter, a regular expression",
      screen.pressAfter("/", "w e b . * 7 $", "Esc", 40),
      "ms",
      wholeAim,
    );
    page.spread(
      "sort by name, status, age",
      screen.press("Shift-N Shift-S Shift-A ".repeat(60)),
      "ms",
      wholeAim,
    );
    page.spread("100 rows change", screen.receiveChanges(100), "ms", aim);
    page.spread("a second passes", screen.passSeconds(300), "ms", aim);
  },
};

class HeadlessScreen {
  #model: Model;
  #shown: Grid | null = null;
  #rows: LeanRow[] = Array.from({ length: ROWS }, (_, index) => row(index, "1"));
  readonly #pane: number;

  constructor() {
    const context = { name: "bench", cluster: "bench", user: "bench", namespace: "default" };
    const start = { columns: 120, rows: 40, now: NOW, programVersion: "0", namespace: null };
    const [model] = startExplorer(
      emptyModel({ ...start, context, contexts: [context], currentContext: "bench" }),
      "pods",
    );
    const discovery = { resources: [PODS], failures: [], groupVersions: ["v1"] };
    const [surveyed, effects] = update(model, { type: "surveyed", discovery, version: "v1.34.0", nodes: 2 });
    this.#model = surveyed;
    this.#pane = effects.find((effect) => effect.type === "watch")?.pane ?? surveyed.stack.at(-1)!.pane;
    this.#paint();
  }

  receiveAll(): number {
    return this.#take(this.#news({ added: this.#rows, changed: [], columns }));
  }

  /** Milliseconds for each of the keys. */
  press(keys: string): number[] {
    return keys.trim().split(" ").map((name) => this.#take(key(name)));
  }

  /** Milliseconds for each of the keys between an opening and a closing one. */
  pressAfter(open: string, keys: string, close: string, times: number): number[] {
    return Array.from({ length: times }, () => {
      this.press(open);
      const samples = this.press(keys);
      this.press(close);
      this.press(close);
      return samples;
    }).flat();
  }

  receiveChanges(times: number): number[] {
    return Array.from({ length: times }, (_, time) => {
      const changed = Array.from({ length: 100 }, (_, nth) => row((nth * 97 + time) % ROWS, `${time + 2}`));
      return this.#take(this.#news({ added: [], changed }));
    });
  }

  passSeconds(times: number): number[] {
    return Array.from({ length: times }, (_, time) => this.#take({ type: "tick", now: NOW + time * 1000 }));
  }

  #news(change: { added: LeanRow[]; changed: LeanRow[]; columns?: TableColumn[] }): Message {
    const rows: RowsChange = { ...change, removed: [], state: { kind: "live" } };
    return { type: "news", pane: this.#pane, payload: { type: "rows", change: rows } };
  }

  #take(message: Message): number {
    const startedAt = performance.now();
    [this.#model] = update(this.#model, message);
    this.#paint();
    return performance.now() - startedAt;
  }

  #paint(): void {
    const next = drawFrame(this.#model, darkTheme);
    new TextEncoder().encode(frameDiff(this.#shown, next, { depth: "true" }));
    this.#shown = next.copy();
  }
}

function key(name: string): Message {
  const found = parseKeyName(name);
  if (!found) throw new Error(`Cannot press ${name}: there is no such key`);
  return found;
}

const statuses = ["Running", "Running", "Running", "Pending", "CrashLoopBackOff", "Completed"];

function row(index: number, resourceVersion: string): LeanRow {
  const name = `web-${index % 50}-${(index * 7919 % 99_991).toString(36)}-${
    index.toString(36).padStart(5, "x")
  }`;
  const restarts = Number(resourceVersion) % 5;
  return {
    uid: `uid-${index}`,
    name,
    namespace: `team-${index % 20}`,
    labels: { app: `web-${index % 50}` },
    resourceVersion,
    creationTimestamp: new Date(NOW - index * 61_000).toISOString(),
    ownerReferences: [],
    cells: [
      name,
      "1/1",
      statuses[index % statuses.length]!,
      `${restarts}`,
      "5d",
      `10.0.${index >> 8}.${index & 255}`,
      `node-${index % 40}`,
      "<none>",
      "<none>",
    ],
  };
}

const columns: TableColumn[] = [
  "Name",
  "Ready",
  "Status",
  "Restarts",
  "Age",
  "IP",
  "Node",
  "Nominated Node",
  "Readiness Gates",
]
  .map((name, index) => ({
    name,
    type: "string",
    format: index === 0 ? "name" : "",
    description: "",
    priority: index < 5 ? 0 : 1,
  }));
