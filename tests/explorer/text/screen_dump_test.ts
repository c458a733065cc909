import assert from "node:assert/strict";
import { dumpFolder } from "../../../src/explorer/text/screen_dump.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";

Deno.test("Ctrl-S saves the text as it is, and says where", async () => {
  const machine = new FakeMachine();
  const [frame] = await playBundled(
    "type :svc\nkey Enter\nexpect env-echgo\nkey y\nexpect kind: Service\nkey z Ctrl-S\ndump",
    {
      machine,
    },
  );
  const [[path, text]] = [...machine.files] as [[string, string]];
  assert.match(path, /^\/state\/screen-dumps\/default\/Service-default-\S+-2026\d{4}T\d{6}\.\d{3}Z\.yaml$/);
  assert.match(text, /^apiVersion: v1\nkind: Service\n(.*\n)+$/);
  assert.ok(frame!.join("\n").includes(` Saved ${path}`));
});

Deno.test("dumps have a folder of their own", () => assert.equal(dumpFolder("/s"), "/s/screen-dumps"));
