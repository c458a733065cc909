import assert from "node:assert/strict";
import { ShellPane } from "../../../src/classroom/view/shell_pane.ts";
import type { LearnerTerminal } from "../../../src/classroom/learner_terminal.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { Grid } from "../../../src/terminal/grid.ts";

const AREA = { x: 2, y: 1, width: 20, height: 3 };

class Shown {
  readonly typed: string[] = [];
  #wake: (() => void) | undefined;
  readonly pane = new ShellPane({
    columns: AREA.width,
    rows: AREA.height,
    type: (text) => void this.typed.push(text),
    onChange: () => this.#wake?.(),
  });
  readonly terminal = { shown: "", onShown: (_: string) => {} };

  async attach(shown: string): Promise<void> {
    this.terminal.shown = shown;
    await this.#changed(() => this.pane.attach(this.terminal as unknown as LearnerTerminal));
  }

  async show(text: string): Promise<void> {
    await this.#changed(() => this.terminal.onShown(text));
  }

  draw(hasFocus = true): { text: string[]; cursor: Grid["cursor"] } {
    const grid = new Grid(24, 5);
    this.pane.draw(grid, AREA, hasFocus);
    return {
      text: dumpGrid(grid, "text").split("\n").map((row) => row.trimEnd()).filter((row) => row !== ""),
      cursor: grid.cursor,
    };
  }

  #changed(work: () => void): Promise<void> {
    return new Promise((go) => {
      this.#wake = go;
      work();
    });
  }
}

Deno.test("a terminal is shown from its beginning, and on", async () => {
  const shown = new Shown();
  await shown.attach("ahab$ ls\r\n");
  await shown.show("a  b\r\nahab$ ");
  assert.deepEqual(shown.draw().text, ["  ahab$ ls", "  a  b", "  ahab$"]);
  assert.deepEqual(shown.draw().cursor, { x: 8, y: 3 });
  assert.equal(shown.draw(false).cursor, null);
  shown.pane.close();
});

Deno.test("a terminal that was led back shows nothing of before", async () => {
  const shown = new Shown();
  await shown.attach("ahab$ rm all\r\n");
  await shown.attach("ahab$ ");
  assert.deepEqual(shown.draw().text, ["  ahab$"]);
  shown.pane.close();
});

const inputs: [name: string, modes: string, input: Parameters<ShellPane["input"]>[0], sent: string[]][] = [
  ["a letter", "", { type: "key", key: "a", text: "a" }, ["a"]],
  ["an arrow", "", { type: "key", key: "Up", text: "" }, ["\x1b[A"]],
  ["an arrow for a program with keys of its own", "\x1b[?1h", { type: "key", key: "Up", text: "" }, [
    "\x1bOA",
  ]],
  ["a paste", "\x1b[?2004h", { type: "paste", text: "x" }, ["\x1b[200~x\x1b[201~"]],
  ["the mouse", "", { type: "mouse", action: "press", x: 1, y: 1, modifiers: "" }, []],
];
for (const [name, modes, input, sent] of inputs) {
  Deno.test(`the shell gets ${name}`, async () => {
    const shown = new Shown();
    await shown.attach(`${modes}ahab$ `);
    shown.pane.input(input);
    assert.deepEqual(shown.typed, sent);
    shown.pane.close();
  });
}

Deno.test("a program that asks its terminal is answered", async () => {
  const shown = new Shown();
  await shown.attach("\x1b[6n");
  assert.deepEqual(shown.typed, ["\x1b[1;1R"]);
  shown.pane.close();
});
