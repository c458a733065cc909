import assert from "node:assert/strict";
import { MistakeWatch } from "../../../src/classroom/session/mistake_watch.ts";
import type { WorldView } from "../../../src/lessons/checks/world_view.ts";
import type { Mistake, Step } from "../../../src/lessons/lesson.ts";

const mistake = (id: string, file: string): Mistake => ({
  id,
  when: { file },
  say: "s",
  look: "l",
  provoke: [],
});
const step: Step = {
  id: "s",
  title: "S",
  line: 1,
  blocks: [{ kind: "mistakes", mistakes: [mistake("one", "/one"), mistake("two", "/two")], line: 1 }],
};

/** A world that has nothing but files. */
function worldWith(...paths: string[]): WorldView {
  return {
    namespace: "default",
    cluster: undefined,
    engine: undefined,
    host: {
      readFile: (path: string) => Promise.resolve(paths.includes(path) ? "" : undefined),
    } as WorldView["host"],
  };
}

const cases: [name: string, looks: [atMs: number, files: string[]][], found: string | undefined][] = [
  ["never there", [[0, []], [5000, []]], undefined],
  ["there for a moment", [[0, ["/one"]], [1400, ["/one"]]], undefined],
  ["there for long enough", [[0, ["/one"]], [1500, ["/one"]]], "one"],
  ["gone and there again", [[0, ["/one"]], [1000, []], [2000, ["/one"]]], undefined],
  ["another one instead", [[0, ["/one"]], [1500, ["/two"]]], undefined],
  ["both: the first of the list", [[0, ["/one", "/two"]], [1500, ["/one", "/two"]]], "one"],
];

for (const [name, looks, expected] of cases) {
  Deno.test(`${name}: ${expected ?? "none"} is told`, async () => {
    const watch = new MistakeWatch();
    let found: Mistake | undefined;
    for (const [atMs, files] of looks) found = await watch.look(step, worldWith(...files), atMs);
    assert.equal(found?.id, expected);
  });
}

Deno.test("in another step it begins from nothing", async () => {
  const watch = new MistakeWatch();
  await watch.look(step, worldWith("/one"), 0);
  watch.forget();
  assert.equal(await watch.look(step, worldWith("/one"), 2000), undefined);
});
