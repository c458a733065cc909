/** A picture of a lesson: keys pressed in it, and the screen that comes of them. */
import { LessonApp } from "../../src/classroom/view/lesson_app.ts";
import { ExplorerPane } from "../../src/cli/lesson/explorer_pane.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { dumpGrid } from "../../src/terminal/dump.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";
import { gridPicture } from "../../src/terminal/picture.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import { SmallSession } from "../classroom/session/small_session.ts";
import { FakeMachine } from "../explorer/fake_machine.ts";

const SIZE = { columns: 160, rows: 42 } as const;
const CONTEXT = { name: "simulator", cluster: "kubernetes", user: "kubernetes-admin", namespace: "default" };
/** Turns of the event loop until the explorer shows what there is: much more than it takes. */
const MOST_TURNS = 5000;

/** As SVG. Every line of the script is a key, `type LINE`, `wait SECONDS`, or `expect TEXT`, for which no time passes. */
export async function drawLesson(text: string, script: string): Promise<string> {
  const small = await SmallSession.open(text);
  const { session } = small;
  const classroom = () => session.world!.classroom;
  const app = new LessonApp({
    session,
    size: SIZE,
    theme: () => darkTheme,
    where: "simulator",
    namespace: "default",
    now: () => classroom().paced.now(),
    onChange: () => {},
    leave: () => {},
    openWorld: (size, quit) =>
      new ExplorerPane({
        size,
        quit,
        context: CONTEXT,
        transport: () => classroom().cluster.client.transport,
        settings: defaultSettings,
        theme: () => darkTheme,
        machine: new FakeMachine(),
        now: () => classroom().paced.now(),
        onChange: () => {},
        copy: () => false,
      }),
  });
  try {
    await app.attach();
    for (const line of script.trim().split("\n").map((text) => text.trim())) {
      const [, word, rest] = /^(wait|expect|type) (.*)$/.exec(line) ?? [];
      if (word === "wait") await small.live(Number(rest) * 1000);
      else if (word === "expect") await expect(rest!);
      else if (word === "type") { for (const key of [...rest!, "Enter"]) await press(key); }
      else await press(line);
    }
    return `${gridPicture(app.draw()).trimEnd()}\n`;
  } finally {
    app.close();
    await session.close();
  }

  async function press(key: string): Promise<void> {
    app.input(parseKeyName(key)!);
    await small.live(100);
  }

  async function expect(wish: string): Promise<void> {
    for (let turns = 0; !dumpGrid(app.draw(), "text").includes(wish); turns++) {
      if (turns === MOST_TURNS) throw new Error(`never seen: ${wish}\n${dumpGrid(app.draw(), "text")}`);
      await classroom().paced.settle();
    }
  }
}
