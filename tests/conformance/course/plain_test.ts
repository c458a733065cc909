/** The whole course in lines. */
import assert from "node:assert/strict";
import { Home } from "../../e2e/command.ts";
import { Explorer, terminalTest } from "../../e2e/explorer.ts";
import { LESSONS, onceMore } from "./lessons.ts";
import { PlainLearner } from "./plain_learner.ts";

for (const lesson of LESSONS) {
  terminalTest(`lesson ${lesson.id} is taken in lines`, () =>
    onceMore(async () => {
      using home = new Home();
      await using screen = new Explorer(home, ["lesson", "start", lesson.id, "--plain", "--speed=50"], {
        columns: 80,
        rows: 24,
      });
      await new PlainLearner(screen, lesson).take();
      screen.send(":quit\r");
      assert.equal((await screen.end()).code, 0);
    }));
}
