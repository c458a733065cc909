/** Every lesson, taken in a terminal of some size by somebody with a keyboard. */
import assert from "node:assert/strict";
import { Home } from "../../e2e/command.ts";
import { Explorer, terminalTest } from "../../e2e/explorer.ts";
import { LESSONS, onceMore } from "./lessons.ts";
import { ScreenLearner } from "./screen_learner.ts";

export function takeCourse(size: { columns: number; rows: number }): void {
  for (const lesson of LESSONS) {
    terminalTest(
      `lesson ${lesson.id} is taken at ${size.columns}×${size.rows} with the keyboard alone`,
      () =>
        onceMore(async () => {
          using home = new Home();
          await using screen = new Explorer(home, ["lesson", "start", lesson.id, "--speed=50"], size);
          await new ScreenLearner(screen, lesson, size).take();
          screen.send("q");
          const { code, shell } = await screen.end();
          assert.equal(code, 0);
          screen.assertRestored(shell);
        }),
    );
  }
}
