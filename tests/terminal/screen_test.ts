import assert from "node:assert/strict";
import { spawn } from "@lydell/node-pty";

const program = `
  import { openScreen } from ${JSON.stringify(new URL("../../src/terminal/screen.ts", import.meta.url).href)};
  import { Grid } from ${JSON.stringify(new URL("../../src/terminal/grid.ts", import.meta.url).href)};
  const screen = openScreen({
    depth: "16",
    onInput: (input) => input.type === "key" && pressed(input.key),
    onResize: (size) => show("size " + size.columns),
    onEnd: (reason) => { console.log("ended " + JSON.stringify(reason)); Deno.exit(3); },
  });
  function show(text) {
    const grid = new Grid(screen.size.columns, screen.size.rows);
    grid.write(0, 0, text);
    screen.paint(grid);
  }
  async function pressed(key) {
    if (key === "q") { screen.close(); console.log("bye"); Deno.exit(0); }
    if (key === "x") throw new Error("on purpose");
    if (key !== "s") return show("key " + key);
    const child = new Deno.Command("sh", { args: ["-c", "echo asking; read answer; echo child got $answer"], stdin: "inherit" });
    await screen.suspend(() => child.spawn().status);
    show("back");
  }
  show("hello");
`;

/** Talks with the program: after each text appears, the next keys are sent. `last`: what it says at its end. */
async function talk(steps: [string, string][], last: RegExp): Promise<{ output: string; exitCode: number }> {
  const terminal = spawn(Deno.execPath(), ["eval", program], {
    cols: 40,
    rows: 10,
    env: { TERM: "xterm", PATH: Deno.env.get("PATH") ?? "" },
  });
  let output = "";
  let seen = 0;
  const waiting = [...steps];
  terminal.onData((data) => {
    output += data;
    while (waiting[0] && output.indexOf(waiting[0][0], seen) >= 0) {
      const [text, keys] = waiting.shift()!;
      seen = output.indexOf(text, seen) + text.length;
      if (keys === "<resize>") terminal.resize(50, 12);
      else if (keys.startsWith("SIG")) terminal.kill(keys);
      else terminal.write(keys);
    }
  });
  const exitCode = await new Promise<number>((resolve) =>
    terminal.onExit(({ exitCode }) => resolve(exitCode))
  );
  assert.deepEqual(waiting, [], `never seen; got ${JSON.stringify(output)}`);
  // The end of a process may be told before the last that it has written.
  for (let turn = 0; turn < 100 && !last.test(output); turn++) {
    await new Promise((later) => setTimeout(later, 50));
  }
  return { output, exitCode };
}

const restored = "\x1b[?25h\x1b[?1049l";

const ends: [string, [string, string][], number, RegExp][] = [
  ["quit", [["hello", "q"]], 0, /bye/],
  ["keys and resize", [["hello", "\x1b[A"], ["key Up", "<resize>"], ["size 50", "q"]], 0, /bye/],
  ["an error", [["hello", "x"]], 3, /ended \{"error"/],
  ["a signal", [["hello", "k"], ["key k", "SIGTERM"]], 3, /ended \{"signal":"SIGTERM"\}/],
  [
    "a child program",
    [["hello", "s"], ["asking", "answer\r"], ["child got answer", ""], ["back", "q"]],
    0,
    /bye/,
  ],
];

for (const [name, steps, code, last] of ends) {
  Deno.test(
    { name: `the terminal is put back after ${name}`, sanitizeOps: false, sanitizeResources: false },
    async () => {
      const { output, exitCode } = await talk(steps, last);
      assert.equal(exitCode, code, JSON.stringify(output));
      assert.ok(output.includes(restored), JSON.stringify(output));
      assert.match(output.slice(output.lastIndexOf("\x1b[?1049l")), last);
    },
  );
}
