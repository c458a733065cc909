import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("contexts as kubectl config get-contexts lists them; Enter goes over", async () => {
  const explorer = await explore(smallWorld(), "", { line: "ctx" });
  const rows = explorer.body.map((line) => line.replace(/▌/, "").trim().replace(/\s+/g, " "));
  assert.deepEqual(rows, [
    "CURRENT NAME ↑ CLUSTER AUTHINFO NAMESPACE",
    "prod big ishmael shop",
    "* test kind ahab default",
  ]);
  await explorer.play("key Enter");
  assert.equal(explorer.runner.model.context.name, "prod");
  explorer.end();
});

/** Keys, what is asked of the kubeconfig, and what is then said. */
const deeds: [string, string[], RegExp][] = [
  [
    "key r\nkey Ctrl-U\ntype prod-eu\nkey Enter",
    ["rename prod prod-eu"],
    /Context "prod" renamed to "prod-eu"/,
  ],
  ["key r\nkey Ctrl-U\ntype test\nkey Enter", [], /✗ the context "test" already exists/],
  ["key r Enter", [], /Contexts/],
  ["key Ctrl-D\ntype prod\nkey Enter", ["remove prod"], /Context "prod" deleted/],
  ["key Ctrl-D\ntype pro\nkey Enter", [], /✗ that is not prod/],
  ["key Down Ctrl-D", [], /it is in use: go to another one first/],
];

for (const [keys, asked, said] of deeds) {
  Deno.test(`contexts: ${keys.replaceAll("\n", " ")}`, async () => {
    const world = smallWorld();
    const done: string[] = [];
    const without = () => ({
      contexts: world.contexts.filter(({ name }) => name !== "prod"),
      currentContext: "test",
    });
    world.edits = {
      rename: (from, to) => {
        done.push(`rename ${from} ${to}`);
        const { contexts, currentContext } = without();
        return Promise.resolve({
          contexts: [...contexts, { ...world.contexts[1]!, name: to }],
          currentContext,
        });
      },
      remove: (name) => {
        done.push(`remove ${name}`);
        return Promise.resolve(without());
      },
    };
    const explorer = await explore(world, keys, { line: "ctx", columns: 120 });
    assert.deepEqual(done, asked);
    assert.match(explorer.text, said);
    explorer.end();
  });
}
