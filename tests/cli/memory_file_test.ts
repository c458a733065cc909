import assert from "node:assert/strict";
import { checkedMemory, MemoryFile, readMemory } from "../../src/cli/memory_file.ts";
import { type Memory, noMemory } from "../../src/explorer/memory.ts";

const memory = (commands: string[]): Memory => ({ ...noMemory, commands });

async function inFolder(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(`${folder}/pequod/memory.json`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("what was remembered is there the next time, for this user alone", () =>
  inFolder(async (path) => {
    assert.deepEqual(await readMemory(path), { memory: noMemory });
    const file = new MemoryFile(path);
    file.remember(memory(["pods"]));
    file.remember(memory(["pods", "nodes"]));
    await file.end();
    assert.deepEqual((await readMemory(path)).memory.commands, ["pods", "nodes"]);
    if (Deno.build.os !== "windows") assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    assert.deepEqual([...Deno.readDirSync(path.replace(/\/[^/]+$/, ""))].map(({ name }) => name), [
      "memory.json",
    ]);
  }));

Deno.test("nothing is written when nothing has changed", () =>
  inFolder(async (path) => {
    await new MemoryFile(path).end();
    await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  }));

Deno.test("a file that cannot be read is left out, with the reason", () =>
  inFolder(async (path) => {
    await Deno.mkdir(path.replace(/\/[^/]+$/, ""));
    await Deno.writeTextFile(path, "{ not json");
    const { memory, problem } = await readMemory(path);
    assert.deepEqual(memory, noMemory);
    assert.match(problem!, /memory\.json is not used: /);
  }));

Deno.test("programs that write at once lose nothing, and never leave half a file", () =>
  inFolder(async (path) => {
    const files = Array.from({ length: 8 }, () => new MemoryFile(path));
    for (let round = 0; round < 5; round++) {
      await Promise.all(files.map((file, index) => {
        file.remember(memory([`line ${index}`]));
        return file.end();
      }));
      assert.equal((await readMemory(path)).problem, undefined);
    }
    assert.ok((await readMemory(path)).memory.commands.length >= 1);
  }));

Deno.test("a folder that cannot be made is told, not thrown", async () => {
  let said = "";
  const file = new MemoryFile("/dev/null/x/memory.json", (text) => said = text);
  file.remember(memory(["pods"]));
  await file.end();
  assert.notEqual(said, "");
});

const odd: [unknown, Partial<Memory>][] = [
  [null, {}],
  [[], {}],
  [{ commands: ["a", 5, "b"], filters: "x" }, { commands: ["a", "b"] }],
  [{ contexts: { a: { view: 5 }, b: { view: "pods", usedAt: 1, namespace: 7 } } }, {
    contexts: { b: { view: "pods", usedAt: 1, namespace: null, favourites: [] } },
  }],
  [{ columns: { pods: { visible: { A: true, B: "no" }, order: ["A", 1] } } }, {
    columns: { pods: { visible: { A: true }, order: ["A"] } },
  }],
];

for (const [value, expected] of odd) {
  Deno.test(`of ${JSON.stringify(value)} only what is right is taken`, () => {
    assert.deepEqual(checkedMemory(value), { ...noMemory, ...expected });
  });
}
