/**
 * Helps to write transcripts: replays one and prints it with what its commands print now, where that is something else;
 * names and times that chance makes become ….  Read what it says before you believe it.
 *
 *     deno run -A tests/conformance/record.ts tests/conformance/transcripts/pods.txt > /tmp/pods.txt
 */
import { realClients, releases } from "./real_clients.ts";
import { OtherwisePrinted, withSteps } from "./replay.ts";
import { isExpectation } from "./transcript.ts";

const [path = ""] = Deno.args;
const clients = await realClients(releases[0]!);
if (!clients) Deno.exit(1);
const lines = (await Deno.readTextFile(path)).split("\n");
const printed = new Map<number, string>();
await withSteps(path, clients, async (step, take) => {
  try {
    await take();
  } catch (error) {
    printed.set(
      step.line,
      error instanceof OtherwisePrinted ? general(error.printed) : `# FAILED: ${(error as Error).message}\n`,
    );
  }
});
await Deno.stdout.write(new TextEncoder().encode(rewritten().join("\n")));

/** The file with the printed texts in place of what was expected. */
function rewritten(): string[] {
  const result: string[] = [];
  let isReplaced = false;
  let here: string | undefined;
  for (const [index, line] of lines.entries()) {
    const isInside = here !== undefined;
    if (line === here) here = undefined;
    else here ??= / <<(\w+)$/.exec(line)?.[1];
    if (!isInside && here === undefined && isReplaced && isExpectation(line)) continue;
    result.push(line);
    if (here !== undefined) continue;
    if (!isInside) isReplaced = false;
    const text = printed.get(isInside ? startOf(index) : index + 1);
    if (text === undefined) continue;
    isReplaced = true;
    result.push(text.trimEnd());
  }
  return result;
}

/** The line, from 1, of the command whose here-document ends at `index`. */
function startOf(index: number): number {
  let start = index - 1;
  while (!/ <<\w+$/.test(lines[start]!)) start--;
  return start + 1;
}

function general(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "…")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "…")
    .replace(/-[bcdf-hj-np-tv-z2456789]{6,10}-[bcdf-hj-np-tv-z2456789]{5}\b/g, "-…")
    .replace(/\b10\.\d+\.\d+\.\d+\b|\b192\.168\.(146|215)\.\d+\b/g, "…")
    .replace(/ (\d+[dhms])+$/gm, " …");
}
