import assert from "node:assert/strict";
import { spawn } from "@lydell/node-pty";

const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
const program = `
  import { runExplorer } from ${at("../../src/explorer/run.ts")};
  import { FakeMachine } from ${at("./fake_machine.ts")};
  import { smallWorld } from ${at("./world.ts")};
  const world = smallWorld();
  const code = await runExplorer({
    machine: new FakeMachine(),
    start: { programVersion: "0.1.0", context: world.context, contexts: world.contexts, currentContext: "test" },
    connections: world.connections, line: "pods", depth: "16",
  });
  console.log("left with " + code);
`;

/** After each text, these keys. */
async function talk(file: string, steps: [string, string][]): Promise<string> {
  const terminal = spawn(Deno.execPath(), [
    "run",
    "--no-check",
    "-A",
    `--config=${new URL("../../deno.json", import.meta.url).pathname}`,
    file,
  ], {
    cols: 100,
    rows: 20,
    env: { TERM: "xterm", PATH: Deno.env.get("PATH") ?? "", HOME: Deno.env.get("HOME") ?? "" },
  });
  return await new Promise((resolve) => {
    let output = "";
    terminal.onData((data) => {
      output += data;
      while (steps[0] && output.includes(steps[0][0])) terminal.write(steps.shift()![1]);
    });
    terminal.onExit(() => resolve(output));
  });
}

Deno.test({
  name: "the explorer in a terminal: rows, a filter, and a terminal put back",
  sanitizeOps: false,
  sanitizeResources: false,
}, async () => {
  const folder = Deno.makeTempDirSync();
  const file = `${folder}/explorer.ts`;
  Deno.writeTextFileSync(file, program);
  try {
    const output = await talk(file, [["CrashLoopBackOff", "/crash\r:q\r"]]);
    assert.match(output, /left with 0/);
    assert.ok(output.includes("\x1b[?1049l"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
