import assert from "node:assert/strict";
import { readKept } from "../../../src/classroom/session/kept_lesson.ts";
import { SmallSession } from "./small_session.ts";
import { LESSON_TEXT } from "../view/small_lesson.ts";

async function taken(work: (small: SmallSession) => Promise<void>, file = ""): Promise<void> {
  const small = await SmallSession.open(LESSON_TEXT, file);
  try {
    await work(small);
  } finally {
    await small.session.close();
  }
}
const volumes = async (small: SmallSession): Promise<string[]> => {
  const found = await small.session.world!.classroom.view.engine!.volumes();
  return found.map(({ Name }) => String(Name)).sort();
};

Deno.test("what the lesson's world is made of is kept before the learner does anything", () =>
  taken(async (small) => {
    const kept = readKept(small.file)!;
    assert.deepEqual(kept.laid.map(({ step, block }) => [step, block]), [[0, -1], [0, 0]]);
    assert(kept.entries.length > 0);
    assert.deepEqual(await volumes(small), ["given"]);
  }));

Deno.test("what was kept is there again, and goes on", async () => {
  let file = "";
  await taken(async (small) => {
    await small.type("docker volume create mine");
    file = small.file;
  });
  await taken(async (small) => {
    assert.deepEqual(await volumes(small), ["given", "mine"]);
    assert.match(small.shown(), /docker volume create mine/);
    await small.type("docker volume create other");
    assert.deepEqual(await volumes(small), ["given", "mine", "other"]);
  }, file);
});

Deno.test("a copy to play in leaves nothing, in the world and in the file", () =>
  taken(async (small) => {
    await small.type("docker volume create mine");
    await small.session.beginFreePlay();
    const before = small.file;
    await small.type("docker volume create other");
    await small.type("docker volume rm mine");
    assert.deepEqual(await volumes(small), ["given", "other"]);
    assert.equal(small.file, before);
    await small.session.endFreePlay();
    assert.deepEqual(await volumes(small), ["given", "mine"]);
  }));

Deno.test("led back, the file holds what the world holds", () =>
  taken(async (small) => {
    await small.type("docker volume create mine");
    await small.type("docker volume create other");
    assert.equal(await small.session.undo(), true);
    assert.deepEqual(await volumes(small), ["given", "mine"]);
    const kept = readKept(small.file)!;
    assert.deepEqual(kept.entries, small.session.world!.classroom.entries.slice(0, kept.entries.length));
    assert(!small.file.includes("other"));
  }));

Deno.test("paused, nothing happens in the world, but keys are shown, and go in when it goes on", () =>
  taken(async (small) => {
    await small.type("docker run -d --name clock alpine sh -c 'while true; do date; sleep 1; done'");
    await small.type("kubectl create deployment web --image=nginx");
    const { classroom, pace } = small.session.world!;
    const seen = () => [classroom.paced.now(), classroom.writes.count, small.shown()];
    pace.pause(true);
    const before = seen();
    await small.live(5000);
    assert.deepEqual(seen(), before);
    for (const key of "sleep 1; echo done\r") await small.session.key(key, 1);
    assert(small.shown().endsWith("sleep 1; echo done\r\n\x1b[?2004l"), small.shown());
    await small.live(5000);
    assert.deepEqual(seen().slice(0, 2), before.slice(0, 2));
    assert.doesNotMatch(small.shown(), /2004ldone/);
    pace.pause(false);
    await small.live(1500);
    assert.match(small.shown(), /2004ldone\r\n/);
    assert(classroom.writes.count > (before[1] as number));
  }));

Deno.test("step by step: each goes on to the next write of anybody, and the world stands again", () =>
  taken(async (small) => {
    await small.type("docker volume create mine");
    const { classroom, pace } = small.session.world!;
    pace.pause(true);
    for (const key of "kubectl create deployment web --image=nginx\r") await small.session.key(key, 1);
    // What a program of the learner's own asks for needs no time.
    const who = classroom.writes.writes.map((write) => write.who);
    assert.deepEqual(who, ["kubectl"]);
    for (let step = 0; step < 40 && !who.includes("kubelet"); step++) {
      const { count } = classroom.writes;
      assert.equal(await small.session.stepOn(), true);
      const news = classroom.writes.writes.slice(count - classroom.writes.count);
      who.push(...news.map((write) => write.who));
      const atMs = classroom.paced.now();
      assert.deepEqual(
        [...new Set(news.map((write) => write.atMs))],
        [atMs],
        "what is seen has just happened",
      );
      await small.live(1000);
      assert.equal(classroom.paced.now(), atMs);
    }
    assert.deepEqual(
      [...new Set(who)],
      ["kubectl", "deployment controller", "replicaset controller", "scheduler", "kubelet"],
    );
  }));

Deno.test("a world that went from write to write is there again to the millisecond", async () => {
  let [file, shown] = ["", ""];
  await taken(async (small) => {
    small.session.world!.pace.pause(true);
    for (const key of "kubectl create deployment web --image=nginx\r") await small.session.key(key, 1);
    const line = "docker run --rm alpine sleep 1.013; date +%N; kubectl rollout status deployment web";
    for (const key of `${line}\r`) await small.session.key(key, 1);
    for (let step = 0; step < 7; step++) await small.session.stepOn();
    small.session.world!.pace.pause(false);
    await small.live(400);
    while (await small.session.stepOn());
    small.session.world!.pace.pause(false);
    const terminal = small.session.world!.classroom.terminals.get(1)!;
    await small.until(() => terminal.isFresh);
    [file, shown] = [small.file, small.shown()];
  });
  await taken(async (small) => {
    // The command was still under way when it was kept last.
    await small.until(() => small.shown().length >= shown.length);
    assert.equal(small.shown(), shown);
  }, file);
});

Deno.test("where nobody writes, a step ends after ten seconds of the world", () =>
  taken(async (small) => {
    const { classroom } = small.session.world!;
    await small.live(1000);
    const atMs = classroom.paced.now();
    assert.equal(await small.session.stepOn(), false);
    assert.equal(classroom.paced.now() - atMs, 10_000);
  }));

Deno.test("a paused world is still paused when a command was taken back, and in free play", () =>
  taken(async (small) => {
    await small.type("docker volume create mine");
    const { session } = small;
    const pace = () => session.world!.pace;
    pace().change(1);
    pace().pause(true);
    await session.undo();
    assert.deepEqual([pace().isPaused, pace().speed], [true, 2]);
    await session.beginFreePlay();
    assert.deepEqual([pace().isPaused, pace().speed], [true, 2]);
    pace().pause(false);
    await session.endFreePlay();
    assert.equal(pace().isPaused, false);
  }));
