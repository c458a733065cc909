import assert from "node:assert/strict";
import { runLesson } from "./small_course.ts";

const REFUSED: [argv: string[], flag: string][] = [
  [["new", "ingress", "--in", ""], "--in"],
  [["list", "--lessons="], "--lessons"],
  [["import", "my", "--to", ""], "--to"],
];

for (const [argv, flag] of REFUSED) {
  Deno.test(`lesson ${argv[0]} with an empty ${flag} is refused`, async () => {
    const { code, out, err } = await runLesson(argv);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, new RegExp(`^error: invalid argument "" for "${flag}" flag: expected a folder\n`));
  });
}
