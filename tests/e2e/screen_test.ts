import assert from "node:assert/strict";
import { expectCommand, Home } from "./command.ts";
import { Explorer, type ExplorerOptions, terminalTest } from "./explorer.ts";

const RUNNING = /env-echgo-\S+\s+1\/1/;

/** Terminals that are too small, and what is on them. */
const small: { columns: number; rows: number; shows: RegExp }[] = [
  { columns: 20, rows: 5, shows: /Pequod needs 40x8; t\nhis is 20x5\./ },
  { columns: 39, rows: 30, shows: /Pequod needs 40x8; this is 39x30\./ },
  { columns: 200, rows: 7, shows: /Pequod needs 40x8; this is 200x7\./ },
  { columns: 2, rows: 1, shows: /^Pe$/ },
];

for (const { columns, rows, shows } of small) {
  terminalTest(
    `a terminal of ${columns}x${rows} says what is needed, and goes on when it grows`,
    async () => {
      using home = new Home();
      await using explorer = new Explorer(home, ["--sim"], { columns, rows });
      await explorer.until(shows);
      explorer.resize(100, 24);
      await explorer.until(RUNNING);
      explorer.resize(columns, rows);
      await explorer.until(shows);
      explorer.resize(90, 20);
      await explorer.until(RUNNING);
      explorer.send(":q\r");
      assert.equal((await explorer.end()).code, 0);
    },
  );
}

terminalTest("a terminal of one cell is survived: keys work, and it may grow again", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim"], { columns: 60, rows: 10 });
  await explorer.until(/1\/1\s+Running/);
  explorer.resize(1, 1);
  await explorer.until(/^P$/);
  explorer.send("jjj:deploy\r?");
  explorer.resize(100, 24);
  await explorer.until(/Help/);
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

/** No place for frames: the table is printed as kubectl prints it, and that is all. */
const plain: { name: string; argv: string[]; options: ExplorerOptions; shows: RegExp }[] = [
  {
    name: "TERM=dumb",
    argv: [],
    options: { env: { TERM: "dumb" } },
    shows: /^No kubeconfig[^\n]+\nNAME +READY +STATUS/,
  },
];

for (const { name, argv, options, shows } of plain) {
  terminalTest(`${name}: a plain table, and no control sequence`, async () => {
    using home = new Home();
    await using explorer = new Explorer(home, argv, options);
    assert.equal((await explorer.end()).code, 0);
    const printed = explorer.raw.slice(0, explorer.raw.indexOf("speed ")).replaceAll("\r\n", "\n");
    assert.match(printed, shows);
    assert.match(printed, /env-echgo-\S+ +1\/1 +Running/);
    assert.ok(!printed.includes("\x1b"), JSON.stringify(printed));
  });
}

const HEADING = /^NAME +READY +STATUS +RESTARTS +AGE\n/;

/** Without a terminal: arguments of the explorer, and what `kubectl get` makes of them. */
const piped: { argv: string[]; out: RegExp; err?: string | RegExp; code?: number }[] = [
  { argv: [], out: HEADING, err: "No kubeconfig was found: this is the bundled cluster.\n" },
  { argv: ["--sim"], out: HEADING },
  { argv: ["--sim", "-A"], out: /^NAMESPACE +NAME +READY/ },
  { argv: ["--sim", "-n", "cool-app"], out: /^$/, err: "No resources found in cool-app namespace.\n" },
  { argv: ["--sim", "--context", "cool-app"], out: /^$/, err: "No resources found in cool-app namespace.\n" },
  { argv: ["--sim", "-c", "deploy"], out: /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nenv-echgo +2\/2/ },
  { argv: ["--sim", "-c", "svc cool-app"], out: /^$/, err: "No resources found in cool-app namespace.\n" },
  { argv: ["--sim", "-c", "po all"], out: /^NAMESPACE +NAME/ },
  {
    argv: ["--sim", "-c", "po app=env-echgo"],
    out: /^NAME[^\n]+\nenv-echgo-\S+[^\n]+\nenv-echgo-\S+[^\n]+\n$/,
  },
  {
    argv: ["--sim", "-c", "pods /x"],
    out: HEADING,
    err: "The filter /x needs the explorer: all rows follow.\n",
  },
  { argv: ["--sim", "-c", "ns"], out: /^NAME +STATUS +AGE\n/ },
  { argv: ["--sim", "-c", "api-resources"], out: /^NAME +SHORTNAMES +APIVERSION/ },
  { argv: ["--sim", "-c", "q"], out: /^$/ },
  {
    argv: ["--sim", "-c", "podz"],
    out: /^$/,
    err: 'the server doesn\'t have a resource type "podz"',
    code: 1,
  },
];

for (const { argv, ...expected } of piped) {
  Deno.test(`pequod ${argv.join(" ")} | cat: a plain table`, async () => {
    using home = new Home();
    await expectCommand(home, argv, expected);
  });
}

terminalTest("a terminal that says it is light gets colours that can be read on it", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim"], { env: { COLORTERM: "truecolor", NO_COLOR: "" } });
  await explorer.until("Running");
  assert.ok(explorer.raw.includes("\x1b]11;?"), "it asks for the background");
  assert.ok(explorer.raw.includes("38;2;95;215;255"), "the accent of the dark theme");
  explorer.send("\x1b]11;rgb:ffff/ffff/ffff\x07");
  await explorer.press(":deploy\r", "Deployments (default) 3");
  assert.ok(explorer.raw.includes("38;2;0;95;135"), "the accent of the light theme");
  assert.ok(!explorer.screen.includes("11;rgb"), "the answer is no input");
});
