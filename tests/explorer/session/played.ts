/** Plays keys on the bundled cluster with a terminal for what they start. */
import assert from "node:assert/strict";
import { playBundled, type PlayedOptions } from "../bundled_play.ts";
import { FakeTerminal } from "../fake_terminal.ts";

export interface SessionPlay {
  title: string;
  script: string;
  /** What the program that gets the terminal reads there; absent: there is no terminal. */
  typed?: string[];
  /** On the screen afterwards. */
  shows: string | RegExp;
  /** On the terminal that the program had. */
  output?: RegExp;
  options?: PlayedOptions;
}

export function testPlays(plays: readonly SessionPlay[]): void {
  for (const { title, script, typed, shows, output, options } of plays) {
    Deno.test(title, async () => {
      const terminal = typed && new FakeTerminal(...typed);
      const frames = await playBundled(`${script}\nwait 1s\ndump`, {
        ...options,
        ...(terminal ? { terminal } : {}),
      });
      const text = frames.at(-1)!.join("\n");
      assert.ok(typeof shows === "string" ? text.includes(shows) : shows.test(text), text);
      if (output) assert.match(terminal!.output, output);
    });
  }
}
