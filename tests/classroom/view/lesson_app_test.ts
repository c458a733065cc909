import assert from "node:assert/strict";
import { LessonApp } from "../../../src/classroom/view/lesson_app.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { parseKeyName } from "../../../src/terminal/key_name.ts";
import { darkTheme } from "../../../src/terminal/theme.ts";
import { preload } from "../../lab/lab_harness.ts";
import { SmallSession } from "../session/small_session.ts";
import { LESSON_TEXT, MISTAKEN_TEXT } from "./small_lesson.ts";

const NARROW = { columns: 80, rows: 24 };
const WIDE = { columns: 160, rows: 45 };
/** Room for two panes beside each other, and for none above another. */
const LOW = { columns: 130, rows: 24 };

interface TakeOptions {
  readonly text?: string;
}

class Taken {
  readonly #small: SmallSession;
  readonly app: LessonApp;
  readonly left: string[] = [];

  private constructor(small: SmallSession, size: typeof NARROW, news?: string) {
    this.#small = small;
    this.app = new LessonApp({
      session: small.session,
      size,
      ...(news === undefined ? {} : { news }),
      theme: () => darkTheme,
      where: "simulator",
      namespace: "default",
      now: () => 0,
      onChange: () => {},
      leave: (how) => void this.left.push(how),
    });
  }

  /** While its world is still being made. */
  static begin(size: typeof NARROW, news: string): Taken {
    return new Taken(SmallSession.begin(LESSON_TEXT), size, news);
  }

  static async open(size: typeof NARROW, { text = LESSON_TEXT }: TakeOptions): Promise<Taken> {
    const taken = new Taken(await SmallSession.open(text), size);
    await taken.app.attach();
    return taken;
  }

  get ready(): Promise<void> {
    return this.#small.session.ready;
  }

  async press(...names: string[]): Promise<void> {
    for (const name of names) {
      this.app.input(parseKeyName(name)!);
      await this.#small.live(50);
    }
  }

  /** Presses one, and waits until what it does is done: it may lead the world back. */
  async act(name: string): Promise<void> {
    this.app.input(parseKeyName(name)!);
    await this.#small.session.check();
    await this.app.attach();
  }

  async type(text: string): Promise<void> {
    await this.press(...[...text].map((letter) => letter === " " ? "Space" : letter), "Enter");
  }

  get shown(): string {
    return dumpGrid(this.app.draw(), "text");
  }

  async until(shown: RegExp): Promise<void> {
    await this.#small.until(() => shown.test(this.shown)).catch(() => assert.match(this.shown, shown));
  }

  async close(): Promise<void> {
    this.app.close();
    await this.#small.session.close();
  }
}

async function take(
  size: typeof NARROW,
  work: (taken: Taken) => Promise<void>,
  options: TakeOptions = {},
): Promise<void> {
  const taken = await Taken.open(size, options);
  try {
    await work(taken);
  } finally {
    await taken.close();
  }
}

for (const [name, size] of [["a narrow screen", NARROW], ["a wide one", WIDE]] as const) {
  Deno.test(`a lesson is taken with the keyboard alone, on ${name}`, () =>
    take(size, async (taken) => {
      assert.match(taken.shown, /Look[\s\S]*What is there\?[\s\S]*▶ \$ docker volume ls -q/);
      await taken.press("Enter");
      if (size === NARROW) {
        // What is run is seen, and the same key goes back.
        await taken.until(/\$ docker volume ls -q\s+given/);
        assert.doesNotMatch(taken.shown, /What is there/);
        await taken.until(/⏎ back to the text/);
        await taken.press("Enter");
      }
      await taken.until(/✓ \$ docker volume ls -q/);
      await taken.press("n");
      await taken.until(/Make a volume mine\./);
      await taken.press("h");
      await taken.until(/Volumes have a command of their own\./);
      await taken.press("Tab");
      await taken.type("docker volume create mine");
      await taken.press("Ctrl-]");
      await taken.until(/✓ The volume mine is there\./);
      await taken.press("a", "n");
      await taken.until(/That was the last step\./);
      await taken.press("Enter");
      assert.deepEqual(taken.left, ["next"]);
    }));
}

Deno.test("news of a lesson stand in the last line until a key is pressed when its world is there", async () => {
  const news = "The lesson or Pequod has changed: it begins anew. You had come to step 12.";
  await preload();
  const taken = Taken.begin(NARROW, news);
  const last = () => taken.shown.trimEnd().split("\n").at(-1)!;
  try {
    assert.match(last(), /^ The lesson's world is being made\./);
    taken.app.input(parseKeyName("Down")!);
    await taken.ready;
    assert.equal(last(), ` ${news}`);
    await taken.press("Down");
    assert.doesNotMatch(last(), /begins anew/);
  } finally {
    await taken.close();
  }
});

Deno.test("Enter reads a step to its end before it goes on", () =>
  take(NARROW, async (taken) => {
    await taken.press("Enter");
    await taken.until(/given/);
    await taken.press("Enter");
    await taken.until(/✓ \$ docker volume ls -q/);
    taken.app.resize({ columns: 80, rows: 6 });
    await taken.press("Home");
    await taken.until(/↓ \d+ more/);
    await taken.press("Enter");
    assert.match(taken.shown, /step 1 of 2/);
    for (let presses = 0; /↓ \d+ more/.test(taken.shown) && presses < 9; presses++) {
      await taken.press("Enter");
    }
    await taken.press("Enter");
    await taken.until(/step 2 of 2/);
  }));

Deno.test("wide: text, shell and who wrote what are beside each other", () =>
  take(WIDE, async (taken) => {
    await taken.press("Enter");
    await taken.until(/given/);
    assert.match(taken.shown, /What is there\?/);
    assert.doesNotMatch(taken.shown, /Nobody has written/, "a lesson about Docker has no cluster beside it");
    await taken.press("w");
    assert.match(taken.shown, /What is there\?/);
    assert.match(taken.shown, /Nobody has written anything to the cluster yet\./);
  }));

Deno.test("a command typed into the text takes nothing back and begins nothing anew", () =>
  take(NARROW, async (taken) => {
    await taken.press("Tab");
    await taken.type("docker volume create one");
    await taken.until(/\none\n/);
    await taken.press("Ctrl-]");
    await taken.press(..."curl -r");
    assert.match(taken.shown, /r once more begins the step anew; commands are typed in the shell \(Tab\)/);
    await taken.press("Tab");
    await taken.until(/create one\s+one/);
    await taken.press("Ctrl-]", "u");
    await taken.act("u");
    assert.match(taken.shown, /the last command is taken back/);
    await taken.press("Tab");
    await taken.until(/^(?![\s\S]*create one)[\s\S]*ahab@pequod/);
  }));

Deno.test("what cannot be done is said where the keys are", () =>
  take(NARROW, async (taken) => {
    await taken.press("n");
    await taken.until(/still open: .*\(S passes it by\)/);
    await taken.press("Ctrl-C");
    assert.match(taken.shown, /q leaves: nothing is lost/);
    taken.app.input({ type: "paste", text: "curl localhost" });
    assert.match(taken.shown, /what is pasted belongs into the shell \(Tab\)/);
    await taken.press("z");
    assert.match(taken.shown, /there is room for one pane only/);
    await taken.press(".");
    await taken.until(/nobody has written anything meanwhile/);
    assert.deepEqual(taken.left, []);
  }));

Deno.test("a screen that grows shows more, one that shrinks still works", () =>
  take(NARROW, async (taken) => {
    taken.app.resize(WIDE);
    assert.match(taken.shown, /What is there\?.*│/);
    taken.app.resize({ columns: 20, rows: 5 });
    assert.equal(taken.shown.trimEnd().split("\n").length, 5);
    await taken.press("q");
    assert.deepEqual(taken.left, ["leave"]);
  }));

for (const [name, size] of [["narrow", NARROW], ["low", LOW], ["wide", WIDE]] as const) {
  Deno.test(`who wrote what is seen with a key and gone with it, on a ${name} screen`, () =>
    take(size, async (taken) => {
      for (const isSeen of [true, false, true]) {
        await taken.press("w");
        assert.equal(/Nobody has written anything/.test(taken.shown), isSeen);
        assert.equal(/What is there\?/.test(taken.shown), !isSeen || size !== NARROW);
      }
    }));
}

Deno.test("where the text is not seen nothing of it is run or answered, and help leads back to it", () =>
  take(NARROW, async (taken) => {
    await taken.press("w", "Enter");
    assert.match(taken.shown, /Nobody has written anything[^]*Tab leads back to the text/);
    await taken.press("?");
    assert.match(taken.shown, /Any key goes back/);
    assert.doesNotMatch(taken.shown, /⏎ run it/, "no key does what it does elsewhere");
    await taken.press("q");
    assert.deepEqual(taken.left, []);
    assert.match(taken.shown, /▶ \$ docker volume ls -q/);
  }));

Deno.test("help is read to its end on a small screen, and left with another key", () =>
  take({ columns: 40, rows: 10 }, async (taken) => {
    await taken.press("?");
    assert.match(taken.shown, /Keys +↓ \d+ more Space/);
    assert.doesNotMatch(taken.shown, /nothing is lost/);
    await taken.press("PageDown", "PageDown", "Space", "Space", "Space", "Space", "Space");
    assert.match(taken.shown, /nothing is lost/);
    await taken.press("Up", "q");
    assert.match(taken.shown, / Look\n/);
    assert.deepEqual(taken.left, []);
  }));

Deno.test("a command that shows a mistake is not typed into what runs in the shell", () =>
  take(NARROW, async (taken) => {
    await taken.press("Enter");
    await taken.until(/given[^]*⏎ back to the text/);
    await taken.press("Enter", "n");
    await taken.until(/Make a volume mine\./);
    await taken.press("Tab");
    await taken.type("docker volume create mein");
    await taken.type("cat");
    await taken.press("Ctrl-]");
    await taken.until(/It is called mein\./);
    await taken.press("l");
    assert.match(taken.shown, /the host's shell is in use: leave what runs there first/);
    await taken.press("Tab", "Ctrl-C", "Ctrl-]", "l");
    await taken.until(/\$ cat\s+\^C\s+\S+ docker volume ls -q\s+given\s+mein/);
  }, { text: MISTAKEN_TEXT }));
