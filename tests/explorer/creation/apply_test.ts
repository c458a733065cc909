import assert from "node:assert/strict";
import { namespaceOf } from "../../../src/explorer/creation/apply.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { assertSays } from "../removal/frame_text.ts";

const map = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: ${value}\n`;

function machineWith(files: Record<string, string>): FakeMachine {
  const machine = new FakeMachine();
  for (const [path, text] of Object.entries(files)) machine.files.set(`/here/${path}`, text);
  return machine;
}

const shop = { scenario: "shop", line: "cm shop" } as const;
const apply = (path: string) => `type :apply ${path}\nkey Enter\nwait 2s\n`;

Deno.test("apply: a mistake in one file of a folder, and nothing is changed", async () => {
  const machine = machineWith({
    "app/a.yaml": map("info"),
    "app/b.yaml": "kind: Service\nmetadata:\n  a: b: c\n",
  });
  const script = `wait 1s\n${apply("app")}dump\nkey Esc\nwait 2s\nreject settings\ndump\n`;
  const [mistakes] = await playBundled(script, { ...shop, machine });
  assertSays(
    mistakes,
    "1 of 2 files has a mistake: nothing was applied.",
    "app/b.yaml:3:",
    "error parsing app/b.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed",
  );
});

Deno.test("apply: created, then configured with its difference, then unchanged", async () => {
  const machine = machineWith({ "one.yaml": map("info"), "two.yaml": map("debug") });
  const script = `wait 1s\n${apply("one.yaml")}dump\nkey Enter\nwait 3s\nexpect settings\n` +
    `${apply("two.yaml")}dump\nkey Enter\nwait 3s\n${apply("two.yaml")}dump\n`;
  const [created, configured, unchanged] = await playBundled(script, { ...shop, machine });
  assertSays(
    created,
    "Apply one.yaml: 1 created",
    "configmap/settings created",
    "$ kubectl apply -f one.yaml",
  );
  assertSays(configured, "configmap/settings configured", "level: info", "level: debug");
  assertSays(unchanged, "two.yaml applied: 1 unchanged: there is nothing to do");
});

Deno.test("apply: server-side, with kubectl's words", async () => {
  const machine = machineWith({ "one.yaml": map("info") });
  const script = `wait 1s\n${apply("one.yaml --server-side")}dump\nkey Enter\nwait 3s\nexpect settings\n`;
  const [sheet] = await playBundled(script, { ...shop, machine });
  assertSays(sheet, "configmap/settings serverside-applied", "kubectl apply -f one.yaml --server-side");
});

for (
  const [line, said] of [
    ["apply", "apply what?"],
    ["apply x --force-conflicts", "--force-conflicts only works with --server-side"],
    ["apply x --what", "unknown flag: --what"],
    ["apply nowhere", 'the path "nowhere" does not exist'],
  ] as const
) {
  Deno.test(`:${line}`, async () => {
    const [frame] = await playBundled(`wait 1s\ntype :${line}\nkey Enter\nwait 1s\ndump\n`, shop);
    assertSays(frame, said);
  });
}

Deno.test("apply: not in read-only mode", async () => {
  const [frame] = await playBundled(`wait 1s\n${apply("x")}dump\n`, { ...shop, readOnly: true });
  assertSays(frame, "read-only mode");
});

Deno.test("objects without a namespace go where views start, or where the context says", () => {
  const context = { name: "c", cluster: "c", user: "u", namespace: "default" };
  assert.equal(namespaceOf({ namespace: "shop", context }), "shop");
  assert.equal(namespaceOf({ namespace: undefined, context }), "default");
});
