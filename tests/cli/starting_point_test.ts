import assert from "node:assert/strict";
import { startingPoint } from "../../src/cli/starting_point.ts";
import type { Scenario } from "../../src/simulator/scenarios/scenario.ts";

const FILES: Record<string, string> = {
  "web.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n",
  "before.json":
    '{"format":"pequod-snapshot/1","takenAt":"2026-01-01T00:00:00Z","revision":9,"nodes":[],"objects":[]}',
  "bad.yaml": "a: 1\nb: [1,\n",
  "odd.yaml": "kind: ConfigMap\n",
};
const io = {
  readFile: (path: string) =>
    path in FILES ? Promise.resolve(FILES[path]!) : Promise.reject(new Deno.errors.NotFound(`no ${path}`)),
};

Deno.test("a plain word is a scenario's name", async () => {
  assert.deepEqual(await startingPoint("lecture", io), { scenario: "lecture" });
});

Deno.test("a file of manifests is a scenario", async () => {
  const { scenario } = await startingPoint("web.yaml", io);
  assert.equal((scenario as Scenario).name, "web.yaml");
});

Deno.test("a snapshot is a world that goes on", async () => {
  assert.equal((await startingPoint("before.json", io)).saved?.revision, 9);
});

const UNUSABLE: [name: string, complaint: RegExp][] = [
  ["none.yaml", /Cannot read the scenario none\.yaml: no such file/],
  ["./lecture", /Cannot read the scenario \.\/lecture: no such file/],
  ["bad.yaml", /Cannot use the scenario bad\.yaml: .*line 2/],
  [
    "odd.yaml",
    /Cannot use the scenario odd\.yaml: line 1: an object needs apiVersion, kind and metadata\.name/,
  ],
];

for (const [name, complaint] of UNUSABLE) {
  Deno.test(`${name} is refused with its reason`, async () => {
    await assert.rejects(startingPoint(name, io), complaint);
  });
}
