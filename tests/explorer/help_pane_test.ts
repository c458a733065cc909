import assert from "node:assert/strict";
import { globalBindings } from "../../src/explorer/global_bindings.ts";
import { helpLines, helpSections } from "../../src/explorer/help_pane.ts";
import { promptCommands } from "../../src/explorer/prompt_commands.ts";
import { paneContext, topPane } from "../../src/explorer/model.ts";
import { lineText } from "../../src/terminal/line.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("help has every key of the pane, every global key, every command", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  const text = helpLines(helpSections(model), 100).map(lineText).join("\n");
  const pane = topPane(model)!;
  for (const key of [...pane.keys(paneContext(model, pane.pane)), ...globalBindings]) {
    assert.ok(
      (key.keys.length > 4 || text.includes(key.keys.join("  "))) && text.includes(key.title),
      key.title,
    );
  }
  for (const command of promptCommands) assert.ok(text.includes(`:${command.usage}`), command.usage);
  explorer.end();
});

Deno.test("help scrolls, and goes back to the pane it is about", async () => {
  const explorer = await explore(smallWorld(), "key ? Shift-G");
  assert.match(explorer.text, /letters of the name/);
  await explorer.play("key g");
  assert.match(explorer.text, /^ Row$/m);
  await explorer.play("key Esc");
  assert.match(explorer.lines[1]!, /^ Pods/);
  explorer.end();
});

Deno.test("wide screens have help in columns, and a new size lays them out again", async () => {
  const explorer = await explore(smallWorld(), "key ?", { columns: 200, rows: 60 });
  assert.ok(
    explorer.lines.some((line) => /^ Row .* (Sort|View|Everywhere|Commands)/.test(line)),
    explorer.text,
  );
  explorer.runner.dispatch({ type: "resize", columns: 80, rows: 24 });
  assert.match(explorer.text, /^ Row$/m);
  explorer.end();
});

Deno.test("the user's own aliases and hotkeys are in help", async () => {
  const settings = {
    aliases: { dp: "deployments" },
    hotkeys: [{
      key: "Shift-1",
      description: "the shop",
      command: "pods shop",
      keepHistory: true,
      override: false,
    }],
  };
  const explorer = await explore(smallWorld(), "", { settings });
  const text = helpLines(helpSections(explorer.runner.model), 80).map(lineText).join("\n");
  assert.match(text, /:dp +:deployments/);
  assert.match(text, /Shift-1 +the shop/);
  explorer.end();
});

Deno.test("no key of a pane means two things", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  const pane = topPane(model)!;
  const keys = pane.keys(paneContext(model, pane.pane)).flatMap((key) => key.keys);
  assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
  const everywhere = globalBindings.flatMap((binding) => binding.keys);
  assert.deepEqual(everywhere.filter((key, index) => everywhere.indexOf(key) !== index), []);
  explorer.end();
});

Deno.test("a key that the pane uses itself is not said to work as everywhere", async () => {
  const explorer = await explore(smallWorld(), "key l");
  const lines = helpLines(helpSections(explorer.runner.model), 100).map(lineText);
  assert.ok(lines.some((line) => /^ {3}0 +tail$/.test(line)), lines.join("\n"));
  assert.ok(lines.some((line) => /^ {3}7 {2}8 {2}9 +that namespace$/.test(line)), lines.join("\n"));
  assert.ok(!lines.some((line) => line.includes("all namespaces")));
  explorer.end();
});

Deno.test("help says where keys are other than in k9s", async () => {
  const explorer = await explore(smallWorld(), "key ? Shift-G", { rows: 60 });
  assert.match(explorer.text, /Other than in k9s[^]*Ctrl-K +asks/);
  explorer.end();
});
