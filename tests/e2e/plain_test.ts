/** The explorer in lines: for screen readers, and through pipes. */
import assert from "node:assert/strict";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

Deno.test("lines through a pipe: views are read out, answers belong to their lines", async () => {
  using home = new Home();
  const { out } = await expectCommand(home, ["--plain", "--sim=shop"], {
    out: /== Pods \(shop\)/,
  }, { input: ":deploy\ndown\nd\nnonsense\n:q\n" });
  const places = ["== Pods (shop)", "== Deployments (shop)", "Name:", '"nonsense" is no key'].map((text) =>
    out.indexOf(text)
  );
  assert.deepEqual(places, places.filter((place) => place >= 0).sort((one, other) => one - other));
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(out, /[\x00-\x09\x0b-\x1f]/, "nothing but lines");
});

terminalTest("lines in a terminal: the shell's own line editing, a shell in a pod, and the end", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--plain", "--sim=lecture"]);
  await explorer.until("== Pods (default)");
  assert.ok(!explorer.isFullScreen);
  await explorer.press(":nodes\x7f\x7f\x7f\x7f\x7fdeploy\r", "== Deployments");
  await explorer.press("Esc\r", "== Pods (default)");
  await explorer.press("s\r", /[$#] $/m);
  await explorer.press("echo from-$((40+2))\r", /^from-42$/m);
  await explorer.press("exit\r", "ended");
  await explorer.press("say\r", /^Pods \(default\) \d+$/m);
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

terminalTest("Ctrl-C leaves plain mode", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--plain", "--sim=lecture"]);
  await explorer.until("== Pods (default)");
  // As the keyboard would: to the program alone, because the shell around it would end with it.
  await explorer.signal("SIGINT");
  await explorer.end();
  assert.match(explorer.raw, /left with 130/);
});
