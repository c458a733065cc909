/**
 * Shows what the real kubectl and ours say to the lines of a table, where they differ:
 *
 *     deno run -A tests/conformance/differential/try.ts tables/read.txt …
 *     echo 'get pods -o yaml' | deno run -A tests/conformance/differential/try.ts [--all]
 */
import { createTwoFilesPatch } from "diff";
import { realKubectl, releases } from "../real_clients.ts";
import { compareTable, type Comparison, isEqual } from "./compare.ts";

/** Of what is shown without --all. */
const HEIGHT = 40;
const WIDTH = 300;
const shows = { all: Deno.args.includes("--all") };
const files = Deno.args.filter((arg) => !arg.startsWith("--"));
const binary = await realKubectl(releases[0]!);
if (!binary) Deno.exit(1);
const texts = files.length
  ? await Promise.all(files.map((file) => Deno.readTextFile(file)))
  : [await new Response(Deno.stdin.readable).text()];
let [equal, lines] = [0, 0];
for (const text of texts) {
  for await (const comparison of compareTable(binary, text)) {
    lines++;
    if (isEqual(comparison)) equal++;
    show(comparison);
  }
}
say(`${equal} of ${lines} lines are equal`);
Deno.exit(equal === lines ? 0 : 1);

function show(comparison: Comparison): void {
  const { command, real, own } = comparison;
  if (isEqual(comparison)) {
    if (shows.all) say(`== ${command.text}\n${real.out}${real.err}[${real.code}]`);
    return;
  }
  say(`!= ${command.line}: ${command.text}`);
  for (const stream of ["out", "err"] as const) {
    if (real[stream] === own[stream]) continue;
    const patch = createTwoFilesPatch(`real ${stream}`, `own ${stream}`, real[stream], own[stream], "", "", {
      context: 2,
    });
    const lines = patch.split("\n").slice(1, shows.all ? undefined : HEIGHT);
    say(lines.map((line) => line.slice(0, WIDTH)).join("\n"));
  }
  if (real.code !== own.code) say(`exit code: real ${real.code}, own ${own.code}`);
}

function say(text: string): void {
  // deno-lint-ignore no-console -- it is for reading
  console.log(text);
}
