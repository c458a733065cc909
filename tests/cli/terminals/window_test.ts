import assert from "node:assert/strict";
import { Window } from "../../../src/cli/terminals/window.ts";
import { Emulator } from "../../../src/terminal/emulator.ts";
import type { ShellTerminal } from "../../../src/lab/host_terminals.ts";

/** A window on terminals that echo what is typed, one of which ends with the code in `exit N`. */
class Stage {
  readonly real = new Emulator({ columns: 60, rows: 5 });
  readonly sizes: string[] = [];
  readonly ended: Promise<number>;
  readonly shows: ((text: string) => void)[] = [];
  readonly #stop = new AbortController();
  #keys!: ReadableStreamDefaultController<Uint8Array>;
  #size = { columns: 60, rows: 5 };
  #onResize = () => {};

  constructor() {
    const input = new ReadableStream<Uint8Array>({ start: (controller) => void (this.#keys = controller) });
    const window = new Window({
      out: (text) => this.real.write(text),
      input: (signal) => until(input, signal!),
      signal: this.#stop.signal,
      terminal: {
        size: this.#size,
        onResize: (listener) => {
          this.#onResize = listener;
          return () => {};
        },
        raw: () => () => {},
      },
    }, (size, show) => this.#open(size, show));
    this.ended = window.run();
  }

  /** Types keys and waits for what is shown to be as wished; answers the screen. */
  async press(keys: string, wish: RegExp): Promise<string> {
    this.#keys.enqueue(new TextEncoder().encode(keys));
    return await this.shown(wish);
  }

  async shown(wish: RegExp): Promise<string> {
    for (let look = 0; look < 200; look++) {
      await new Promise((go) => setTimeout(go, 5));
      if (wish.test(this.screen)) return this.screen;
    }
    throw new Error(`${wish} is not shown, but\n${this.screen}`);
  }

  get screen(): string {
    // deno-lint-ignore no-control-regex
    return this.real.rows().join("\n").replace(/\x1b\[[\d;]*m/g, "").trimEnd();
  }

  resize(columns: number, rows: number): void {
    Object.assign(this.#size, { columns, rows });
    this.real.resize({ columns, rows });
    this.#onResize();
  }

  hangUp(): void {
    this.#stop.abort();
  }

  close(): void {
    this.#keys.close();
    this.real.close();
  }

  #open({ columns, rows }: { columns: number; rows: number }, show: (text: string) => void): ShellTerminal {
    const number = this.shows.push(show) - 1;
    const { promise: ended, resolve } = Promise.withResolvers<number>();
    this.sizes[number] = `${columns}x${rows}`;
    show(`terminal ${number}\r\n`);
    return {
      name: `pts/${number}`,
      ended,
      hold: () => {},
      hangUp: () => resolve(129),
      resize: (to) => void (this.sizes[number] = `${to.columns}x${to.rows}`),
      type: (text) => {
        show(text);
        const [, code] = /exit (\d)/.exec(text) ?? [];
        if (code) resolve(Number(code));
      },
    };
  }
}

async function* until(input: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = input.getReader();
  signal.addEventListener("abort", () => void reader.cancel());
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

Deno.test("one terminal is shown as it is, and its exit is the window's", async () => {
  const stage = new Stage();
  assert.equal(await stage.press("abc", /abc/), "terminal 0\nabc");
  assert.deepEqual(stage.sizes, ["60x5"]);
  await stage.press("exit 3", /exit/);
  assert.equal(await stage.ended, 3);
});

Deno.test("the prefix alone shows a bar, and any key takes it away again", async () => {
  const stage = new Stage();
  const before = await stage.press("abc", /abc/);
  await stage.press("\x1d", /x close/);
  await stage.press("?", /as typed|previous/);
  assert.equal(await stage.press("q", /abc$/), before);
  assert.equal(await stage.press("\x1d\x1d", /abc/), before);
  await stage.press("exit 0", /exit/);
  await stage.ended;
});

Deno.test("a terminal that ends below the bar shows what it said last, on the ordinary screen", async () => {
  const stage = new Stage();
  await stage.press("abc", /abc/);
  await stage.press("\x1d?", /as typed|previous/);
  stage.shows[0]!("last words");
  stage.hangUp();
  assert.equal(await stage.ended, 129);
  await stage.shown(/abclast words$/);
  assert.equal(stage.real.isAlternate, false);
});

Deno.test("terminals are opened, gone to and closed, each with its own screen", async () => {
  const stage = new Stage();
  await stage.press("first", /first/);
  await stage.press("\x1dc", /^terminal 1\n+ 1 pts\/0 \[2 pts\/1\]/);
  assert.deepEqual(stage.sizes, ["60x4", "60x4"]);
  await stage.press("second", /second/);
  await stage.press("\x1d1", /^terminal 0\nfirst\n+\[1 pts\/0\] 2 pts\/1 /);
  stage.shows[1]!("news");
  await stage.shown(/2 pts\/1\*/);
  await stage.press("\x1dn", /^terminal 1\nsecondnews\n/);
  await stage.press("\x1dp", /^terminal 0/);
  stage.resize(40, 8);
  await stage.shown(/\n{5,}\[1 pts\/0\]/);
  assert.deepEqual(stage.sizes, ["40x7", "40x7"]);
  assert.equal(await stage.press("\x1dx", /^terminal 1\nsecondnews$/), "terminal 1\nsecondnews");
  assert.deepEqual(stage.sizes[1], "40x8");
  await stage.press("exit 2", /exit/);
  assert.equal(await stage.ended, 2);
});

Deno.test("the end of its input hangs up all terminals", async () => {
  const stage = new Stage();
  await stage.press("\x1dc", /terminal 1/);
  stage.close();
  assert.equal(await stage.ended, 129);
});
