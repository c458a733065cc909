import assert from "node:assert/strict";
import { unpackTar } from "modern-tar";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { buildContext } from "../../../../src/programs/docker/build/build_context.ts";
import { testIo } from "../../test_io.ts";

async function contextOf(files: Record<string, string>, file = "", input?: string) {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.mkdir(`${folder}/ctx/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(`${folder}/ctx/${name}`, text);
    }
    const { io } = testIo({ machine: realMachine, ...(input === undefined ? {} : { input }) });
    const place = input !== undefined && file !== "-" ? "-" : `${folder}/ctx`;
    const context = await buildContext(io, place, file && file !== "-" ? `${folder}/${file}` : file);
    const names = (await unpackTar(context.body!)).map(({ header }) => header.name).sort();
    return { names, dockerfile: context.dockerfile, text: context.dockerfileText };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the folder is sent without what is ignored, but always with the Dockerfile", async () => {
  const files = { Dockerfile: "FROM a", ".dockerignore": "*\n!src\n", "src/a": "1", "b.log": "2" };
  assert.deepEqual(await contextOf(files), {
    names: [".dockerignore", "Dockerfile", "src/", "src/a"],
    dockerfile: "Dockerfile",
    text: "FROM a",
  });
});

Deno.test("another Dockerfile may stand in the folder, outside of it, or come from stdin", async () => {
  const inside = await contextOf({ Dockerfile: "FROM a", "d/Other": "FROM b" }, "ctx/d/Other");
  assert.deepEqual([inside.dockerfile, inside.text], ["d/Other", "FROM b"]);
  const piped = await contextOf({ a: "1" }, "-", "FROM c");
  assert.match(piped.dockerfile, /^\.dockerfile\./);
  assert.deepEqual([piped.names.length, piped.text], [2, "FROM c"]);
});

Deno.test("a Dockerfile alone can be the context", async () => {
  const { names, text } = await contextOf({}, "", "FROM d");
  assert.deepEqual([names, text], [["Dockerfile"], "FROM d"]);
});

// Every message is the original client's.
Deno.test("what is not there is told", async () => {
  const { io } = testIo({ machine: realMachine });
  await assert.rejects(buildContext(io, "/nonexist", ""), {
    message: 'unable to prepare context: path "/nonexist" not found',
  });
  await assert.rejects(buildContext(io, "/tmp", "/nope"), {
    message:
      "unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /nope: no such file or directory",
  });
  await assert.rejects(buildContext(io, "-", "-"), {
    message: "invalid argument: can't use stdin for both build context and dockerfile",
  });
});
