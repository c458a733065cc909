import assert from "node:assert/strict";
import { inputValues, pluginValues, replaceNames } from "../../../src/explorer/session/plugin_text.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { FakeMachine } from "../fake_machine.ts";

const context = {
  context: { name: "far", cluster: "c1", user: "ahab", namespace: "default" },
  readOnly: false,
} as Parameters<typeof pluginValues>[1];
const target = {
  resource: PODS,
  namespace: "shop",
  name: "web-1",
  uid: "u1",
  seen: () => ({ cells: { AGE: "5m", "READINESS GATES": "<none>", IP: "10.0.0.1" }, filter: "web" }),
};
const values = {
  ...pluginValues(target, context, new FakeMachine()),
  ...inputValues({ tail: "10" }),
};

/** An argument, and what the program gets; undefined: it is refused. */
const texts: [string, string | undefined, boolean?][] = [
  ["plain", "plain"],
  ["$NAME", "web-1"],
  ["$name", "web-1"],
  ["pod/$NAME", "pod/web-1"],
  ["$NAMESPACE/$NAME", "shop/web-1"],
  ["$NAME-copy", "web-1-copy"],
  ["$COL-AGE", "5m"],
  ["$COL-IP:80", "10.0.0.1:80"],
  ["$INPUT-tail $INPUT_TAIL", "10 10"],
  ["$CONTEXT $CLUSTER $USER", "far c1 ahab"],
  ["$FILTER", "web"],
  ["$RESOURCE_GROUP.$RESOURCE_VERSION.$RESOURCE_NAME", ".v1.pods"],
  ["$KUBECONFIG", "/home/.kube/config"],
  ["--dry-run=$READONLY $!READONLY", "--dry-run=false true"],
  ["$NOPE", undefined],
  ["$NAMED", undefined],
  ["100$", "100$"],
  ["kubectl get pod $NAME; x=$y; echo $1", "kubectl get pod web-1; x=$y; echo $1", true],
];

for (const [text, expected, isScript] of texts) {
  Deno.test(`a plugin's ${JSON.stringify(text)}`, () => {
    if (expected === undefined) {
      assert.throws(() => replaceNames(text, values, isScript), /is not known here/);
    } else assert.equal(replaceNames(text, values, isScript), expected);
  });
}

Deno.test("what a shell would act on does not get into a script", () => {
  const hostile = { "COL-NOTE": "a; reboot" };
  assert.throws(() => replaceNames("echo $COL-NOTE", hostile, true), /a shell would act on that/);
  assert.equal(replaceNames("$COL-NOTE", hostile), "a; reboot", "a word of its own is harmless");
});

Deno.test("a container has its pod's name besides its own", () => {
  const inside = pluginValues({ ...target, container: "side" }, context, new FakeMachine());
  assert.deepEqual([inside.NAME, inside.CONTAINER, inside.POD], ["side", "side", "web-1"]);
});
