import assert from "node:assert/strict";
import { realMachine } from "../../src/cli/real_machine.ts";

Deno.test("files are written for this user alone, in folders that are made", async () => {
  const { path, remove } = await realMachine.temporaryFolder();
  const file = `${path}/a/b/draft.yaml`;
  await realMachine.writeFile(file, new TextEncoder().encode("kind: Pod\n"));
  assert.equal(new TextDecoder().decode(await realMachine.readFile(file)), "kind: Pod\n");
  assert.deepEqual(await realMachine.listFolder(`${path}/a`), ["b/"]);
  if (Deno.build.os !== "windows") assert.equal((await Deno.stat(file)).mode! & 0o777, 0o600);
  await remove();
  await assert.rejects(realMachine.readFile(file), Deno.errors.NotFound);
});

/** Command, input, and what comes of it. */
const programs: [string[], string | undefined, { code: number; output: string }][] = [
  [["cat"], "a text\n", { code: 0, output: "a text\n" }],
  [["cat"], "x".repeat(300_000), { code: 0, output: "x".repeat(300_000) }],
  [["sh", "-c", "exit 3"], undefined, { code: 3, output: "" }],
  [["true"], "nobody reads this\n", { code: 0, output: "" }],
];

for (const [command, input, expected] of programs) {
  Deno.test(`runs ${command.join(" ")} with ${input?.length ?? "no"} characters`, async () => {
    const { code, output } = await realMachine.run(command, input === undefined ? {} : { input });
    assert.deepEqual({ code, output }, expected);
  });
}
