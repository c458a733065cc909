import assert from "node:assert/strict";
import { findShell, shellSocket } from "../../../src/cli/terminals/running_shells.ts";

Deno.test("the shell that is meant is found, and what a killed one left is removed", async () => {
  const folder = await Deno.makeTempDir();
  const machine = {
    env: () => undefined,
    folders: { state: folder, configuration: folder, cache: folder },
  };
  await assert.rejects(findShell(machine, ""), /no shell is running/);
  await Deno.mkdir(`${folder}/shells`);
  const stale = shellSocket(machine, 11);
  await Deno.writeTextFile(stale, "");
  const first = Deno.listen({ transport: "unix", path: shellSocket(machine, 12) });
  assert.equal(await findShell(machine, ""), shellSocket(machine, 12));
  await assert.rejects(Deno.lstat(stale), Deno.errors.NotFound);
  const second = Deno.listen({ transport: "unix", path: shellSocket(machine, 13) });
  await assert.rejects(findShell(machine, ""), /several shells are running \(12, 13\).*--join=12/);
  assert.equal(await findShell(machine, "13"), shellSocket(machine, 13));
  await assert.rejects(findShell(machine, "14"), /no shell with process "14" is running \(running: 12, 13\)/);
  first.close();
  second.close();
  await Deno.remove(folder, { recursive: true });
});
