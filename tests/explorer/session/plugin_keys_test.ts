import assert from "node:assert/strict";
import { isInScope, pluginKeys } from "../../../src/explorer/session/plugin_keys.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import type { Plugin } from "../../../src/settings/settings.ts";

const pod = { resource: PODS, namespace: "a", name: "b", uid: "c" };

/** Scopes, whether a container is meant, and whether the plugin is for it. */
const scopes: [string[], boolean, boolean][] = [
  [["po"], false, true],
  [["pods"], false, true],
  [["Pod"], false, true],
  [["deployments", "pod"], false, true],
  [["all"], false, true],
  [["deployments"], false, false],
  [[], false, false],
  [["containers"], false, false],
  [["containers"], true, true],
  [["pods"], true, false],
  [["all"], true, true],
];

for (const [names, isContainer, expected] of scopes) {
  Deno.test(`the scope ${names.join()} and a ${isContainer ? "container" : "pod"}`, () => {
    assert.equal(isInScope(names, PODS, isContainer ? { ...pod, container: "x" } : pod), expected);
  });
}

Deno.test("plugins that override come before the explorer's own keys; dangerous ones write", () => {
  const plugin = (name: string, override: boolean): Plugin => ({
    name,
    key: "Ctrl-L",
    description: "",
    scopes: ["all"],
    command: "x",
    args: [],
    background: false,
    confirm: false,
    dangerous: override,
    inputs: [],
    override,
  });
  const { first, last } = pluginKeys([plugin("one", false), plugin("two", true)]);
  assert.deepEqual(first.map(({ name, writes }) => [name, writes]), [["plugin-two", true]]);
  assert.deepEqual(last.map(({ name, title }) => [name, title]), [["plugin-one", "one"]]);
});
