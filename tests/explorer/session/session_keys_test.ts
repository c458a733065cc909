import assert from "node:assert/strict";
import { playBundled, type PlayedOptions } from "../bundled_play.ts";
import { FakeTerminal } from "../fake_terminal.ts";

/** What is done, what the program that gets the terminal reads there, and what is on the screen afterwards. */
const plays: {
  title: string;
  script: string;
  typed?: string[];
  shows: string | RegExp;
  output?: RegExp;
  options?: PlayedOptions;
}[] = [
  {
    title: "a shell that ends with a code",
    script: "key s",
    typed: ["exit 4\r"],
    shows: /Shell in default\/env-echgo-\S+ env-echgo ended with exit code 4\./,
    output: /Shell in default\/env-echgo-\S+ env-echgo: leave it with exit or Ctrl-D\./,
  },
  {
    title: "a shell in the container under the cursor",
    script: "key Enter\nkey s",
    typed: ["exit\r"],
    shows: /Shell in default\/env-echgo-\S+ env-echgo ended\./,
  },
  {
    title: "attach, and leaving",
    script: "key a",
    typed: ["\x03"],
    shows: /Attach left: default\/env-echgo-\S+ env-echgo goes on\./,
    output: /Attached to default\/env-echgo-\S+ env-echgo; Ctrl-C leaves and lets it run on\./,
  },
  { title: "no shell without a terminal", script: "key s", shows: "✗ shell: this needs a terminal" },
  {
    title: "no shell in read-only mode",
    script: "key s",
    shows: "shell: read-only mode",
    options: { readOnly: true },
  },
];

for (const { title, script, typed, shows, output, options } of plays) {
  Deno.test(title, async () => {
    const terminal = typed && new FakeTerminal(...typed);
    const [frame] = await playBundled(`${script}\nwait 1s\ndump`, {
      ...options,
      ...(terminal ? { terminal } : {}),
    });
    const text = frame!.join("\n");
    assert.ok(typeof shows === "string" ? text.includes(shows) : shows.test(text), text);
    if (output) assert.match(terminal!.output, output);
  });
}
