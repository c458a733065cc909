import assert from "node:assert/strict";
import { footerKeys, keysLine, kubectlLine, ruleLine } from "../../src/explorer/footer.ts";
import { lineText, spansWidth } from "../../src/terminal/line.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("the footer shows as many keys as fit, the most useful first", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  const places = footerKeys(model).map(({ footer }) => footer!);
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
  for (const columns of [40, 60, 120]) {
    const shown = keysLine({ ...model, columns });
    assert.ok(spansWidth(shown.spans) <= columns);
    assert.match(lineText(shown), /^ ⏎ containers /);
  }
  explorer.end();
});

Deno.test("keys that do not work now are dim", async () => {
  const world = smallWorld();
  world.table("pods", "Name Age", []);
  const explorer = await explore(world, "");
  const enter = keysLine(explorer.runner.model).spans[1]!;
  assert.deepEqual(enter, { text: " containers ", role: "dim" });
  explorer.end();
});

Deno.test("a notice stands in place of the rule; a long command gives way to its key", async () => {
  const explorer = await explore(smallWorld(), "key 7", { columns: 60 });
  assert.match(lineText(ruleLine(explorer.runner.model)), /^ No namespace is on 7 yet/);
  await explorer.play("key /\ntype a_very_long_pattern_that_does_not_fit_into_the_line_at_all");
  const command = lineText(kubectlLine(explorer.runner.model));
  assert.equal(command.length, 60);
  assert.match(command, /… \^Y copy $/);
  explorer.end();
});
