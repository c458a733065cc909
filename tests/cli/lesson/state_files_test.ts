import assert from "node:assert/strict";
import { holdLesson, keptFileOf, progressFile } from "../../../src/cli/lesson/state_files.ts";
import { readProgress } from "../../../src/lessons/progress/progress.ts";

Deno.test("what is kept of a lesson is in its file when a call returns, and only its owner may read it", async () => {
  const state = await Deno.makeTempDir();
  try {
    const file = keptFileOf(`${state}/new`, "pods");
    assert.equal(file.read(), "");
    file.append("one\n");
    file.append("two\n");
    assert.equal(Deno.readTextFileSync(`${state}/new/lessons/pods.jsonl`), "one\ntwo\n");
    file.replace("three\n");
    assert.equal(file.read(), "three\n");
    const names = () => [...Deno.readDirSync(`${state}/new/lessons`)].map(({ name }) => name).sort();
    assert.deepEqual(names(), ["pods.jsonl"], "no draft is left");
    if (Deno.build.os === "windows") return;
    assert.equal(Deno.statSync(file.path).mode! & 0o777, 0o600);
    assert.equal(Deno.statSync(`${state}/new/lessons`).mode! & 0o777, 0o700);
    file.setAside();
    assert.equal(file.read(), "");
    file.append("four\n");
    assert.deepEqual(names(), ["pods.jsonl", "pods.old.jsonl"]);
    assert.equal(Deno.readTextFileSync(`${state}/new/lessons/pods.old.jsonl`), "three\n");
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("who takes a lesson holds it until the end; another lesson may be taken meanwhile", async () => {
  const state = await Deno.makeTempDir();
  try {
    {
      using _pods = holdLesson(state, "pods", "lesson pods");
      assert.throws(
        () => holdLesson(state, "pods", "lesson pods"),
        /^Error: the lesson pods is open in another window/,
      );
      using _services = holdLesson(state, "services", "lesson services");
    }
    using _again = holdLesson(state, "pods", "lesson pods");
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("progress of all lessons is one file that grows, each under its own key", async () => {
  const state = await Deno.makeTempDir();
  const path = `${state}/progress.jsonl`;
  const read = () => readProgress(Deno.readTextFileSync(path));
  try {
    progressFile(state, "pods").tell({ at: 1, lesson: "pods", did: "open" });
    progressFile(state, "pods").tell({ at: 2, lesson: "pods", did: "finish" });
    assert.equal(read().lessons.get("pods")?.finishedAt, 2);
    Deno.writeTextFileSync(path, '{"at":3,"les', { append: true });
    progressFile(state, "pods.0123abcd").tell({ at: 4, lesson: "pods", did: "open" });
    progressFile(state, "pods.0123abcd").tell({ at: 5, did: "recall", concept: "pod", isRight: true });
    assert.deepEqual([...read().lessons.keys()], ["pods", "pods.0123abcd"]);
    assert.equal(read().recalls.get("pod")?.length, 1);
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});
