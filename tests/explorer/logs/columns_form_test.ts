import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("Shift-J names the fields there are, and what is typed becomes the columns", async () => {
  const [form, chosen, usual] = await playBundled(
    "wait 1s\nkey l\nwait 1s\nkey o Shift-J\ndump\nkey Ctrl-U\ntype client, bytes\nkey Enter\nwait 1s\ndump\n" +
      "key Shift-J Ctrl-U Enter\nwait 1s\ndump",
    { scenario: "shop" },
  );
  assert.match(form!.join("\n"), /Fields: status method bytes client agent/);
  assert.match(chosen!.join("\n"), /^TIME +LEVEL CLIENT +BYTES MESSAGE$/m);
  assert.match(usual!.join("\n"), /^TIME +LEVEL STATUS METHOD BYTES /m);
});
