/** What short commands load: their time is that of their start, and most of that is the reading of modules. */
import assert from "node:assert/strict";
import { environmentOf, Home, PEQUOD, runProcess } from "./command.ts";
import { kubeconfigOf, ServedCluster } from "./cluster.ts";

/** Modules, those of packages included, that the command may load; and folders that it must not touch. */
const cases: [argv: string[], atMost: number, never: RegExp][] = [
  [["kubectl", "get", "pods"], 76, /src\/(explorer|simulator|openapi|go_template|settings|engine_client)\//],
  [["helm", "list"], 82, /src\/(explorer|simulator|openapi|go_template|settings|engine_client)\//],
  [["docker", "ps"], 55, /src\/(explorer|simulator|openapi|go_template|settings)\/|js-yaml/],
  [["version"], 32, /src\/(explorer|simulator|openapi|go_template|settings|engine_client)\/|js-yaml/],
];

Deno.test("short commands load what they need", async (context) => {
  await using cluster = await ServedCluster.start();
  using home = new Home();
  const KUBECONFIG = home.file("config", kubeconfigOf({ server: cluster.front.url }));
  for (const [argv, atMost, never] of cases) {
    await context.step(`${argv.join(" ")}: at most ${atMost} modules`, async () => {
      const loaded = await modulesOf(home, argv, { KUBECONFIG, DOCKER_HOST: "unix:///nowhere.sock" });
      const shown = loaded.join("\n");
      assert.ok(loaded.length > 10, "the coverage that tells what was loaded is there");
      assert.deepEqual(loaded.filter((path) => never.test(path)), [], "of other rooms");
      assert.ok(loaded.length <= atMost, `${loaded.length} modules:\n${shown}`);
    });
  }
});

/** Deno writes one file for each module that has run. */
async function modulesOf(home: Home, argv: string[], env: Record<string, string>): Promise<string[]> {
  const folder = `${home.path}/coverage`;
  const [deno, run, ...others] = PEQUOD.map((word) => word.replace(/mod\.ts$/, "src/cli/entry.ts"));
  const environment = environmentOf(home, env);
  await runProcess([deno!, run!, `--coverage=${folder}`, ...others, ...argv], environment);
  const paths: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".json")) continue;
    paths.push(JSON.parse(await Deno.readTextFile(`${folder}/${name}`)).url);
  }
  await Deno.remove(folder, { recursive: true });
  return paths.sort();
}
