import assert from "node:assert/strict";
import { allows, chosenEntry, parseIndex } from "../../../src/programs/helm/repository_index.ts";

const index = parseIndex(
  "apiVersion: v1\nentries:\n  web:\n  - {name: web, version: 0.1.0}\n  - {name: web, version: 0.10.0}\n" +
    "  - {name: web, version: 1.0.0-rc.1}\n  - {name: web, version: no}\n  - {name: web, version: 0.9.0}\n",
);

const cases: [string, string][] = [
  ["", "0.10.0"],
  ["0.9.0", "0.9.0"],
  ["<0.10", "0.9.0"],
  ["^0.1.0", "0.1.0"],
  [">0.0.0-0", "1.0.0-rc.1"],
];
for (const [constraint, version] of cases) {
  Deno.test(`the newest of ${JSON.stringify(constraint)} is ${version}`, () => {
    assert.equal(chosenEntry(index, "web", constraint).version, version);
  });
}

Deno.test("what is not there, and what is no index", () => {
  assert.throws(() => chosenEntry(index, "db", ""), { message: "no chart name found" });
  assert.throws(() => chosenEntry(index, "web", "5"), { message: "no chart version found for web-5" });
  assert.throws(() => allows("no!", "1.0.0"), { message: "improper constraint: no!" });
  assert.throws(() => parseIndex("entries: {}"), { message: "no API version specified" });
  assert.throws(() => parseIndex("[]"), { message: "empty index.yaml file" });
});
