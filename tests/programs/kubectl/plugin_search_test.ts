import assert from "node:assert/strict";
import { runPlugin } from "../../../src/programs/kubectl/plugin_search.ts";
import { folderMachine } from "../../conformance/differential/folder_machine.ts";
import { testIo } from "../test_io.ts";

Deno.test(
  "a plug-in is found by the longest name that there is",
  { ignore: Deno.build.os === "windows" },
  async () => {
    const folder = await Deno.makeTempDir();
    try {
      for (
        const [name, mode] of [["kubectl-foo", 0o755], ["kubectl-foo-bar_baz", 0o755], [
          "kubectl-no",
          0o644,
        ]] as const
      ) {
        await Deno.writeTextFile(`${folder}/${name}`, `#!/bin/sh\necho ${name} "$@"\nexit 3\n`);
        await Deno.chmod(`${folder}/${name}`, mode);
      }
      const machine = folderMachine(folder, { PATH: `/nowhere:${folder}:/bin` });
      const run = async (...words: string[]) => {
        const { io, output } = testIo({ machine });
        return [await runPlugin(words, io), output.out];
      };
      assert.deepEqual(await run("foo", "x", "-n", "y"), [3, "kubectl-foo x -n y\n"]);
      assert.deepEqual(await run("foo", "bar-baz", "z"), [3, "kubectl-foo-bar_baz z\n"]);
      assert.deepEqual(await run("no"), [undefined, ""]);
      assert.deepEqual(await run("-n", "foo"), [undefined, ""]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);
