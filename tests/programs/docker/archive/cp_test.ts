import assert from "node:assert/strict";
import { packTar, unpackTar } from "modern-tar";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { type Asked, docker } from "../scripted_engine.ts";

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a file comes out of a container, under another name where one is given", async () => {
  const archive = await packTar([{ header: { name: "conf", size: 2 }, body: "hi" }]);
  await inFolder(async (folder) => {
    const options = { machine: realMachine };
    const answers = { "GET /containers/web/archive": archive };
    assert.equal((await docker(`cp web:/etc/conf ${folder}/mine`, answers, options)).code, 0);
    assert.equal(await Deno.readTextFile(`${folder}/mine`), "hi");
    await docker(`cp web:/etc/conf ${folder}`, answers, options);
    assert.equal(await Deno.readTextFile(`${folder}/conf`), "hi");
  });
});

Deno.test("a file goes into a container", async () => {
  await inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a`, "hi");
    let names: string[] = [];
    const { code, asked } = await docker(`cp ${folder}/a web:/srv/b`, {
      "PUT /containers/web/archive": async ({ body }: Asked) => {
        names = (await unpackTar(new TextEncoder().encode(body))).map(({ header }) => header.name);
        return "";
      },
    }, { machine: realMachine });
    assert.deepEqual([code, names], [0, ["b"]]);
    assert.equal(asked.at(-1)!.line, "PUT /containers/web/archive?noOverwriteDirNonDir=true&path=/srv");
  });
});

// Every message is the original client's.
Deno.test("what cannot be copied is told", async () => {
  for (
    const [line, err] of [
      ["cp a b", "must specify at least one container source\n"],
      ["cp a:b c:d", "copying between containers is not supported\n"],
      ["cp web:/x /nope/x/y", 'invalid output path: directory "/nope/x" does not exist\n'],
      ["cp /nope web:/x", "lstat //nope: no such file or directory\n"],
    ] as const
  ) assert.equal((await docker(line, {}, { machine: realMachine })).err, err);
});
