import assert from "node:assert/strict";
import type { Plugin } from "../../../src/settings/settings.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { FakeTerminal } from "../fake_terminal.ts";

const plain: Plugin = {
  name: "stern",
  key: "Shift-L",
  description: "tail",
  scopes: ["pods"],
  command: "stern",
  args: ["$NAME", "-n", "$NAMESPACE"],
  background: false,
  confirm: false,
  dangerous: false,
  inputs: [],
};

interface Run {
  title: string;
  plugin: Partial<Plugin>;
  keys?: string;
  /** What programs were started with. */
  started?: RegExp;
  shows: string | RegExp;
  readOnly?: boolean;
  typed?: string[];
}

const runs: Run[] = [
  {
    title: "in the terminal",
    plugin: {},
    started: /^stern env-echgo-\S+ -n default terminal$/,
    shows: "Pods (default)",
  },
  {
    title: "in the terminal, and fails",
    plugin: { command: "broken" },
    typed: ["x"],
    shows: "✗ Plugin tail ended with exit code 3",
  },
  {
    title: "in the background, and its output is shown",
    plugin: { background: true },
    started: /^stern env-echgo-\S+ -n default$/,
    shows: /said stern[^]*✓ Plugin tail has ended/,
  },
  {
    title: "in the background, and fails with a reason",
    plugin: { background: true, command: "broken" },
    shows: /it is broken[^]*✗ Plugin tail ended with exit code 3/,
  },
  {
    title: "through a pipe",
    plugin: { args: ["$COL-READY"], pipes: ["wc -l 'two words'"] },
    started: /^stern 1\/1\nwc -l\|two words <said stern$/,
    shows: "said wc",
  },
  {
    title: "that is not there",
    plugin: { command: "gone", background: true },
    shows: "there is no program gone on the PATH",
  },
  { title: "with a name that is none", plugin: { args: ["$NOPE"] }, shows: "$NOPE is not known here" },
  {
    title: "after it was confirmed, with an answer",
    plugin: {
      confirm: true,
      background: true,
      inputs: [{ name: "lines", label: "how many", value: "5" }],
      args: ["$INPUT-lines"],
    },
    keys: "expect how many\ntype 0\nkey Enter",
    started: /^stern 50$/,
    shows: "said stern",
  },
  {
    title: "that is dangerous, read-only",
    plugin: { dangerous: true },
    readOnly: true,
    shows: "tail: read-only mode",
  },
  { title: "for other kinds", plugin: { scopes: ["nodes"] }, shows: "Pods (default)" },
];

for (const { title, plugin, keys = "", started, shows, readOnly, typed = [] } of runs) {
  Deno.test(`a plugin ${title}`, async () => {
    const machine = new FakeMachine();
    const calls: string[] = [];
    for (const name of ["stern", "wc"]) {
      machine.programs.set(name, (argv, { input, hasTerminal }) => {
        const words = argv.map((word) => word.includes(" ") ? `|${word}` : word).join(" ").replace(" |", "|");
        calls.push(`${name} ${words}${input ? ` <${input}` : ""}${hasTerminal ? " terminal" : ""}`);
        return { output: `said ${name}` };
      });
    }
    machine.programs.set("broken", () => ({ code: 3, errors: "it is broken" }));
    const [frame] = await playBundled(`key Shift-L\n${keys}\nwait 1s\ndump`, {
      machine,
      terminal: new FakeTerminal(...typed),
      settings: { plugins: [{ ...plain, ...plugin }] },
      ...(readOnly ? { readOnly } : {}),
    });
    const text = frame!.join("\n");
    assert.ok(typeof shows === "string" ? text.includes(shows) : shows.test(text), text);
    if (started) assert.match(calls.join("\n"), started);
    else assert.deepEqual(calls, []);
  });
}
