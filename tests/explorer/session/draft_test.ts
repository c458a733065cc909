import assert from "node:assert/strict";
import { draftBody, draftText, editableObject, readDraft } from "../../../src/explorer/session/draft.ts";

const original = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "b" } };
const yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n";

Deno.test("what is below the comment comes back as it went", () => {
  const body = `${yaml}data:\n  x: |\n    # no comment\n`;
  assert.equal(draftBody(draftText("ConfigMap b/a", body, { problem: "one\ntwo", notes: ["note"] })), body);
  assert.equal(draftBody(draftText("ConfigMap b/a", body).replaceAll("\n", "\r\n")), body);
  assert.equal(draftBody("# only\n# comments"), "");
});

Deno.test("a reason is shown line by line, without control characters", () => {
  const text = draftText("ConfigMap b/a", yaml, { problem: "bad \x1b[31m\nsecond" });
  assert.match(text, /^# ! bad ␛\[31m\n# ! second$/m);
});

Deno.test("managed fields are left out", () => {
  const object = { ...original, metadata: { ...original.metadata, managedFields: [] } };
  assert.deepEqual(editableObject(object), original);
});

/** What is written, and what is wrong with it; undefined: nothing. */
const drafts: [string, RegExp | undefined][] = [
  [yaml, undefined],
  [`${yaml}data: {x: "1"}\n`, undefined],
  ["- a\n", /no object/],
  [`${yaml}\tx: 1\n`, /yaml|tab/i],
  [yaml.replace("v1", "v2"), /apiVersion was v1/],
  [yaml.replace("ConfigMap", "Secret"), /kind was ConfigMap/],
  [yaml.replace("name: a", "name: c"), /metadata\.name was a/],
  [yaml.replace("  namespace: b\n", ""), /metadata\.namespace was b/],
];

for (const [body, problem] of drafts) {
  Deno.test(`the draft ${JSON.stringify(body.slice(-30))}`, () => {
    const read = readDraft(body, original);
    if (problem) assert.match("problem" in read ? read.problem : "", problem);
    else assert.ok("object" in read);
  });
}
