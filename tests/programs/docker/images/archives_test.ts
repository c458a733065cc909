import assert from "node:assert/strict";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { docker } from "../scripted_engine.ts";

Deno.test("archives go to stdout or to a file", async () => {
  const answers = { "GET /images/get": "archive", "GET /containers/web/export": "files" };
  assert.equal((await docker("save a b", answers)).out, "archive");
  assert.equal((await docker("save a b", answers)).asked[0]!.line, "GET /images/get?names=a&names=b");
  assert.equal((await docker("export web", answers)).out, "files");
  const folder = await Deno.makeTempDir();
  try {
    const { out } = await docker(`save -o ${folder}/a.tar a`, answers, { machine: realMachine });
    assert.deepEqual([out, await Deno.readTextFile(`${folder}/a.tar`)], ["", "archive"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("archives come from stdin or from a file", async () => {
  const answers = {
    "POST /images/load": '{"stream":"Loaded image: a:latest\\n"}',
    "POST /images/create": '{"status":"sha256:1"}',
  };
  const loaded = await docker("load", answers, { input: "archive" });
  assert.deepEqual([loaded.out, loaded.asked[0]!.body], ["Loaded image: a:latest\n", "archive"]);
  const imported = await docker("import -m note - mine:2", answers, { input: "files" });
  assert.deepEqual([imported.out, imported.asked[0]!.body], ["sha256:1\n", "files"]);
  assert.equal(imported.asked[0]!.line, "POST /images/create?fromSrc=-&message=note&repo=mine&tag=2");
});

// Every message is the original client's.
Deno.test("what is not there is told", async () => {
  for (
    const [line, err] of [
      ["load -i /nope", "open /nope: no such file or directory\n"],
      ["import /nope", "open /nope: no such file or directory\n"],
      [
        "save -o /nope/x y",
        "failed to save image: invalid output path: stat /nope: no such file or directory\n",
      ],
      [
        "export -o /nope/x y",
        "failed to export container: invalid output path: stat /nope: no such file or directory\n",
      ],
    ] as const
  ) assert.equal((await docker(line, {}, { machine: realMachine })).err, err);
});
