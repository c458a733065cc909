import assert from "node:assert/strict";
import { plainFlag, wayOf } from "../../../src/cli/lesson/lesson_way.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { testIo } from "../../programs/test_io.ts";

const flags = (...argv: string[]) => parseFlags([plainFlag], argv).flags;

Deno.test("without a terminal there is no screen, and the other way is told", async () => {
  const { io } = testIo();
  await assert.rejects(
    wayOf({ flags: flags(), io }),
    /a lesson on the screen needs a terminal: --plain takes it in lines/,
  );
});

Deno.test("in lines it needs none", async () => {
  const { io } = testIo();
  const way = await wayOf({ flags: flags("--plain"), io });
  assert.equal(typeof way.take, "function");
  way.close();
});
