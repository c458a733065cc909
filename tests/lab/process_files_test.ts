import assert from "node:assert/strict";
import { processFiles, readWhole, writeWhole } from "../../src/lab/process_files.ts";
import { idleProcess, smallLab } from "./small_lab.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("a file is made whole, with the rights of who runs, and relative paths begin at the folder", async () => {
  const lab = smallLab();
  const { process } = idleProcess(lab);
  const tree = processFiles(process);
  const file = await tree.create("notes.txt");
  await file.write(bytes("one "));
  assert.equal(await tree.facts("notes.txt"), undefined);
  await file.write(bytes("two"));
  await file.keep();
  assert.equal(lab.host.files.read("/home/ahab/notes.txt"), "one two");
  assert.equal((await tree.facts("notes.txt"))?.uid, 1000);
  assert.equal(
    await new Response(await tree.read("notes.txt") as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    "one two",
  );
  await tree.rename("notes.txt", "log.txt");
  await tree.changeMode("log.txt", 0o600);
  assert.equal((await tree.facts("log.txt"))?.mode, 0o600);
  await tree.link("log.txt", "latest");
  assert.equal((await tree.facts("latest"))?.target, "log.txt");
  assert.equal(await tree.realPath("latest"), "/home/ahab/log.txt");
  await tree.makeFolder("deep/er");
  assert.deepEqual(await tree.list("deep"), ["er"]);
  await tree.remove("deep");
  assert.equal(await tree.facts("deep"), undefined);
});

Deno.test("what ahab may not do is refused as Deno refuses it", async () => {
  const { process } = idleProcess(smallLab());
  const tree = processFiles(process);
  await assert.rejects(tree.create("/etc/new"), { code: "EACCES" });
  await assert.rejects(tree.create("/etc"), { code: "EISDIR" });
  await assert.rejects(tree.list("/var/lib/docker"), Deno.errors.PermissionDenied);
  await assert.rejects(tree.remove("nosuch"), Deno.errors.NotFound);
  assert.throws(() => readWhole(process, "nosuch"), Deno.errors.NotFound);
  assert.throws(() => writeWhole(process, "/etc/passwd", bytes("")), Deno.errors.PermissionDenied);
});

Deno.test("binary garbage stays as it is", () => {
  const { process } = idleProcess(smallLab());
  const garbage = Uint8Array.from({ length: 256 }, (_, at) => at);
  writeWhole(process, "garbage", garbage);
  assert.deepEqual(readWhole(process, "garbage"), garbage);
});
