import assert from "node:assert/strict";
import { parseCommandLine, parseOptionTable } from "../../../../src/simulator/userland/commands/options.ts";

const options = parseOptionTable({
  "a all": "",
  "n lines=NUM": "",
  "color[=WHEN]": "",
  "columns": "",
  "z": "",
});

for (
  const [words, shown] of [
    ["-an5 file", "a= n=5 | file"],
    ["file -n 5 --all", "a= n=5 | file"],
    ["--lines=5 --color", "n=5 color= |"],
    ["--color=never --colu", "color=never columns= |"],
    ["-- -a", "| -a"],
    ["-", "| -"],
    ["-x", "invalid option -- 'x'"],
    ["-n", "option requires an argument -- 'n'"],
    ["--lines", "option '--lines' requires an argument"],
    ["--all=1", "option '--all' doesn't allow an argument"],
    ["--nope", "unrecognized option '--nope'"],
    ["--col", "option '--col' is ambiguous; possibilities: '--color' '--columns'"],
  ] as const
) {
  Deno.test(`options: ${words}`, () => {
    try {
      const line = parseCommandLine(words.split(" "), options);
      const given = ["a", "n", "color", "columns"].filter((key) => line.has(key)).map((key) =>
        `${key}=${line.value(key)} `
      );
      assert.equal(`${given.join("")}| ${line.operands.join(" ")}`.trim(), shown);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "UsageError") throw error;
      assert.equal(error.message, shown);
    }
  });
}

Deno.test("options: what follows the first operand may belong to another program", () => {
  const line = parseCommandLine(["-a", "ls", "-z"], options, true);
  assert.deepEqual([line.has("a"), line.has("z"), line.operands], [true, false, ["ls", "-z"]]);
});

Deno.test("options: the last value counts, and all are kept", () => {
  const line = parseCommandLine(["-n1", "-n2"], options);
  assert.deepEqual([line.value("n"), line.values("n"), line.last("a", "n")], ["2", ["1", "2"], "n"]);
});
