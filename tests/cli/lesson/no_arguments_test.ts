import assert from "node:assert/strict";
import { noArguments } from "../../../src/cli/lesson/no_arguments.ts";
import { runLesson } from "./small_course.ts";

Deno.test("no arguments are fine", () => noArguments([]));

const REFUSED: [argv: string[], told: string][] = [
  [["list", "./mine"], "./mine"],
  [["progress", "mine", "my own"], "mine 'my own'"],
];

for (const [argv, told] of REFUSED) {
  Deno.test(`lesson ${argv.join(" ")} is refused, not answered with other lessons`, async () => {
    const { code, out, err } = await runLesson(argv);
    assert.deepEqual([code, out], [1, ""]);
    const words = `error: unexpected arguments: ${told}; a folder of lessons is named by --lessons DIR\n`;
    assert.equal(err.startsWith(words), true, err);
  });
}
