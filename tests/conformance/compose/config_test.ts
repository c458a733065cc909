import assert from "node:assert/strict";
import { accepted } from "./accepted.ts";
import { type ComposeClient, ours, type Outcome, theirs } from "./compose_clients.ts";
import { cases, type ConfigCase } from "./config_cases.ts";
import { realCompose } from "./real_compose.ts";

/**
 * Compose files of every kind, and command lines that need no engine, through the real docker-compose and through ours:
 * what is printed where and the exit code have to be the same, but for what is accepted.
 */
Deno.test({
  name: "our docker compose understands files as the real one does",
  ignore: realCompose === undefined,
  async fn(test) {
    const wrong: string[] = [];
    let [equal, all] = [0, 0];
    for (const [title, one] of Object.entries(cases)) {
      for (const line of one.lines) {
        const key = `${title}: ${line}`;
        const [real, own] = [await outcome(theirs, one, line), await outcome(ours, one, line)];
        const isEqual = JSON.stringify(real) === JSON.stringify(own);
        all += 1;
        if (isEqual) equal += 1;
        if (isEqual === accepted.has(key)) wrong.push(key);
        if (!isEqual && !accepted.has(key)) {
          await test.step(key, () => assert.deepEqual(own, real)).catch(() => {});
        }
      }
    }
    assert.deepEqual(wrong, [], `${equal} of ${all} lines are equal`);
  },
});

async function outcome(client: ComposeClient, one: ConfigCase, line: string): Promise<Outcome> {
  const folder = await Deno.makeTempDir({ prefix: "pequod-compose-" });
  try {
    for (const [name, text] of Object.entries(one.files)) {
      const path = `${folder}/${name}`;
      await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
      await Deno.writeTextFile(path, text);
    }
    const { code, out, err } = await client(folder, line, one.variables);
    // Which of several services comes first is by chance there.
    const isByChance = /--(services|images|profiles)/.test(line);
    const name = folder.split("/").at(-1)!.toLowerCase();
    const masked = (text: string): string =>
      text.replaceAll(folder, "FOLDER").replaceAll(name, "NAME").replace(/time="[^"]*"/g, "TIME");
    return {
      code,
      out: isByChance ? masked(out).split("\n").sort().join("\n") : masked(out),
      err: masked(err).split("\n").sort().join("\n"),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
