import assert from "node:assert/strict";
import { readScenario } from "../../../src/lessons/killercoda/scenario.ts";
import { LessonError } from "../../../src/lessons/format/problem.ts";

Deno.test("a scenario of Killercoda", () => {
  const found = readScenario(
    JSON.stringify({
      title: "T",
      time: "1 hour",
      details: {
        intro: { text: "i.md", background: "b.sh" },
        steps: [{ title: "One", text: "1.md", verify: "1.sh" }, {}],
        finish: { text: "f.md" },
        assets: { host01: [{ file: "*.yaml", target: "/root", chmod: "+x" }, { target: "/x" }] },
      },
      backend: { imageid: "ubuntu" },
    }),
    "index.json",
  );
  assert.deepEqual(found, {
    title: "T",
    minutes: 60,
    imageId: "ubuntu",
    parts: [
      {
        kind: "intro",
        title: "Before you begin",
        text: "i.md",
        background: "b.sh",
      },
      { kind: "step", title: "One", text: "1.md", verify: "1.sh" },
      { kind: "step", title: "Step 2" },
      { kind: "finish", title: "At the end", text: "f.md" },
    ],
    assets: [{ file: "*.yaml", target: "/root", isRun: true }],
  });
});

Deno.test("Katacoda had other words for scripts", () => {
  const { parts } = readScenario(
    '{"details": {"intro": {"courseData": "b.sh", "code": "f.sh"}}}',
    "index.json",
  );
  assert.deepEqual([parts[0]!.background, parts[0]!.foreground], ["b.sh", "f.sh"]);
});

const wrong: [text: string, words: RegExp][] = [
  ['{"title": "T"}', /^i\.json:1:1: it is no scenario/],
  ['{"details": [', /^i\.json:1:\d+: /],
  ["[]", /it is no scenario/],
];

for (const [text, words] of wrong) {
  Deno.test(`refused as a scenario: ${text}`, () => {
    assert.throws(() => readScenario(text, "i.json"), (error: unknown) => {
      assert.ok(error instanceof LessonError);
      assert.match(error.message, words);
      return true;
    });
  });
}
