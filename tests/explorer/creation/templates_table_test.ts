import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { FakeTerminal } from "../fake_terminal.ts";
import { assertSays } from "../removal/frame_text.ts";

const shop = { scenario: "shop", line: "pods shop" } as const;

Deno.test("templates: the table, and Enter opens one in the editor", async () => {
  const machine = new FakeMachine();
  machine.programs.set("vi", ([path]) => {
    machine.files.set(path!, machine.files.get(path!)!.replace("my-cronjob", "report"));
    return {};
  });
  const script =
    "wait 1s\ntype :create\nkey Enter\nwait 1s\ndump\ntype /CronJob\nkey Enter Enter\nwait 2s\ndump\n";
  const [table, sheet] = await playBundled(script, { ...shop, machine, terminal: new FakeTerminal() });
  assertSays(table, "Deployment", "apps/v1", "pods that are all alike");
  assertSays(sheet, "Create CronJob shop/report");
});

/** What `:create WORD` says where it cannot. */
for (
  const [word, said, readOnly] of [
    ["shark", `the server doesn't have a resource type "shark"`, false],
    ["endpoints", "There is no template for Endpoints", false],
    ["pod", "read-only mode", true],
  ] as const
) {
  Deno.test(`:create ${word}`, async () => {
    const [frame] = await playBundled(`wait 1s\ntype :create ${word}\nkey Enter\nwait 1s\ndump\n`, {
      ...shop,
      readOnly,
    });
    assertSays(frame, said);
  });
}
