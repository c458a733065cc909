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
    const names = [...Deno.readDirSync(`${state}/new/lessons`)].map(({ name }) => name);
    assert.deepEqual(names, ["pods.jsonl"], "no draft is left");
    if (Deno.build.os === "windows") return;
    assert.equal(Deno.statSync(file.path).mode! & 0o777, 0o600);
    assert.equal(Deno.statSync(`${state}/new/lessons`).mode! & 0o777, 0o700);
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("who takes a lesson holds it until the end; another lesson may be taken meanwhile", async () => {
  const state = await Deno.makeTempDir();
  try {
    {
      using _pods = holdLesson(state, "pods");
      assert.throws(() => holdLesson(state, "pods"), /pods is open in another window/);
      using _services = holdLesson(state, "services");
    }
    using _again = holdLesson(state, "pods");
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});

Deno.test("progress of all lessons is one file that grows", async () => {
  const state = await Deno.makeTempDir();
  try {
    progressFile(state).tell({ at: 1, lesson: "pods", did: "open" });
    progressFile(state).tell({ at: 2, lesson: "pods", did: "finish" });
    assert.equal(readProgress(progressFile(state).read()).lessons.get("pods")?.finishedAt, 2);
    Deno.writeTextFileSync(`${state}/progress.jsonl`, '{"at":3,"les', { append: true });
    progressFile(state).tell({ at: 4, lesson: "jobs", did: "open" });
    assert.deepEqual([...readProgress(progressFile(state).read()).lessons.keys()], ["pods", "jobs"]);
  } finally {
    await Deno.remove(state, { recursive: true });
  }
});
