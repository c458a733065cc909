import assert from "node:assert/strict";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { folderFiles, NoFolder, textFiles } from "../../../src/cli/lesson/lesson_files.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";

Deno.test("files of a folder are those below it, but hidden ones, and are read by their path there", async () => {
  const machine = new FakeMachine();
  machine.files.set("l/pods/lesson.md", "text");
  machine.files.set("l/pods/a/b.yaml", "");
  machine.files.set("l/.git/config", "");
  const files = await folderFiles(machine, "l");
  assert.deepEqual(files.paths, ["pods/a/b.yaml", "pods/lesson.md"]);
  assert.equal(files.prefix, "l/");
  assert.equal(await files.read("pods/lesson.md"), "text");
  await assert.rejects(files.read("pods/none"));
});

Deno.test("no lesson leads out of its folder: neither by a link nor by a path", async () => {
  const machine = new FakeMachine();
  machine.files.set("l/pods/lesson.md", "text");
  machine.files.set("secret", "mine");
  await machine.tree.link("../../secret", "l/pods/linked.yaml");
  const files = await folderFiles(machine, "l");
  assert.deepEqual(files.paths, ["pods/lesson.md"]);
  for (const path of ["pods/linked.yaml", "pods/../../secret", "../secret", "/secret", "./pods/lesson.md"]) {
    await assert.rejects(files.read(path), /there is no file .* in l$/, path);
  }
});

Deno.test("a file that is too large for a lesson is not read", async () => {
  const machine = new FakeMachine();
  machine.files.set("l/pods/lesson.md", "x".repeat(8 * 1024 * 1024 + 1));
  const files = await folderFiles(machine, "l");
  await assert.rejects(files.read("pods/lesson.md"), /l\/pods\/lesson\.md has more than 8 MiB/);
});

Deno.test("a folder with very much in it is none of lessons", async () => {
  const machine = new FakeMachine();
  for (let number = 0; number <= 2000; number++) machine.files.set(`l/${number}`, "");
  await assert.rejects(folderFiles(machine, "l"), /l holds more than 2000 files/);
});

Deno.test("texts of the program are files like others", async () => {
  const files = textFiles({ "b/lesson.md": "text", "a/lesson.md": "" });
  assert.deepEqual(files.paths, ["a/lesson.md", "b/lesson.md"]);
  assert.equal(await files.read("b/lesson.md"), "text");
  await assert.rejects(files.read("toString"), /there is no file toString/);
});

/** Of a real machine, and of one that tests have: what is refused by the one is refused by the other. */
Deno.test("what is no folder is told as such", async () => {
  const path = await Deno.makeTempDir();
  const fake = new FakeMachine();
  try {
    Deno.writeTextFileSync(`${path}/lesson.md`, "text");
    fake.files.set(`${path}/lesson.md`, "text");
    for (const machine of [realMachine, fake]) {
      for (const name of [`${path}/nothing`, `${path}/lesson.md`]) {
        await assert.rejects(folderFiles(machine, name), new NoFolder(`there is no folder ${name}`));
      }
    }
  } finally {
    await Deno.remove(path, { recursive: true });
  }
});
