import assert from "node:assert/strict";
import { fillDataFolder, makeDataFolder, writeData } from "../../../src/simulator/images/data_folder.ts";
import { runArgv } from "./machine.ts";

Deno.test("root's files become the owner's; others stay whose they are", () => {
  const { process } = runArgv(["true"]);
  const owner = { name: "db", uid: 70, group: "db", gid: 70 };
  fillDataFolder(process, "/data", owner, { "sub/": "", "sub/file": "x" });
  const { files } = process.machine;
  const facts = (path: string) => {
    const { uid, mode } = files.status(path)!;
    return [uid, mode & 0o777];
  };
  assert.deepEqual(["/data", "/data/sub", "/data/sub/file"].map(facts), [[70, 0o700], [70, 0o700], [
    70,
    0o600,
  ]]);
  const own = files.as({ uid: 1000, gid: 1000, groups: [] });
  fillDataFolder({ ...process, machine: { ...process.machine, files: own } }, "/tmp/data", owner, { a: "" });
  assert.deepEqual(facts("/tmp/data/a"), [1000, 0o600]);
});

Deno.test("what a database writes later belongs to the folder's owner too", () => {
  const { process: { machine: { files } } } = runArgv(["true"]);
  files.makeFolder("/data");
  files.change("/data", { uid: 70, gid: 70 });
  makeDataFolder(files, "/data/base");
  writeData(files, "/data/base/1", "x");
  assert.deepEqual(["/data/base", "/data/base/1"].map((path) => files.status(path)!.uid), [70, 70]);
});
