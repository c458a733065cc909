import assert from "node:assert/strict";
import { line } from "../../src/terminal/line.ts";
import { keyNamed } from "../../src/terminal/key_name.ts";
import { emptyModel, paneContext } from "../../src/explorer/model.ts";
import { newPane, type PaneDefinition } from "../../src/explorer/pane.ts";

interface Counter {
  count: number;
}

/** The smallest pane there can be, and one of every optional part. */
const counter: PaneDefinition<Counter> = {
  name: "counter",
  title: ({ count }) => `Counter ${count}`,
  kubectl: () => "",
  bindings: () => [
    { keys: ["Up"], title: "more", group: "Row", footer: 1, run: ({ count }) => [{ count: count + 1 }, []] },
    {
      keys: ["Down"],
      title: "less",
      group: "Row",
      whyNot: ({ count }) => count === 0 ? "it is 0" : undefined,
      run: ({ count }) => [{ count: count - 1 }, []],
    },
  ],
  view: ({ count }) => [line("*".repeat(count))],
  start: () => [],
  type: ({ count }, key) => key.key === "5" ? [{ count: count + 5 }, []] : null,
};

const context = paneContext(
  emptyModel({
    columns: 80,
    rows: 24,
    now: 0,
    programVersion: "0",
    context: { name: "c", cluster: "c", user: "u", namespace: "default" },
    contexts: [],
    currentContext: "other",
  }),
  7,
);

Deno.test("an open pane is its definition with its state inside, and never changes", () => {
  const pane = newPane(counter, { count: 0 })(7);
  const [more] = pane.press(keyNamed("Up"), context)!;
  assert.equal(pane.title(context), "Counter 0");
  assert.equal(more.title(context), "Counter 1");
  assert.equal(more.pane, 7);
  assert.equal(more.press(keyNamed("5"), context)![0].title(context), "Counter 6");
  assert.equal(pane.press(keyNamed("x"), context), null);
  assert.equal(pane.crumb(), "counter");
});

Deno.test("a key that does not work says why, here and in the footer", () => {
  const pane = newPane(counter, { count: 0 })(7);
  const [same, commands] = pane.press(keyNamed("Down"), context)!;
  assert.equal(same, pane);
  assert.deepEqual(commands, [{ type: "notify", text: "less: it is 0", role: "warn" }]);
  assert.deepEqual(pane.keys(context).map(({ title, whyNot }) => [title, whyNot]), [["more", undefined], [
    "less",
    "it is 0",
  ]]);
});

Deno.test("optional parts are optional", () => {
  const pane = newPane(counter, { count: 0 })(7);
  assert.deepEqual(pane.aside(context), []);
  assert.equal(pane.tick(context), pane);
  assert.equal(pane.inNamespace("x", context), null);
  assert.deepEqual(pane.changeSearch("x", context), [pane, []]);
  assert.equal(context.contextFlag, " --context c");
});
