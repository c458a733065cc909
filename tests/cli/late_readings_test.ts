import assert from "node:assert/strict";
import { dirname, join } from "node:path/posix";
import { LATE_READINGS } from "../../src/cli/late_readings.ts";

const LISTED = Deno.readTextFileSync("src/cli/late_readings.ts");

/** Read before a program begins, as what it is; or by the program alone that lists plug-ins. */
const COUNTED = /\bload: async|reads\(|^src\/programs\/docker\/(quick_verbs|verb_tree)\.ts|plugin\/list\.ts/;

for (const room of ["programs/kubectl", "programs/docker", "programs/helm", "cluster/copy"]) {
  Deno.test(`what ${room} reads while it runs is on the list`, () => {
    const missing: string[] = [];
    for (const path of sources(`src/${room}`)) {
      for (const line of Deno.readTextFileSync(path).split("\n")) {
        const [, module] = /\bimport\("([^"]+)"\)/.exec(line) ?? [];
        if (module === undefined || COUNTED.test(`${path} ${line}`) || module.startsWith("node:")) continue;
        const name = module.startsWith(".") ? join(dirname(path), module).replace(/^src\//, "../") : module;
        if (!LISTED.includes(`import("${name}")`)) missing.push(`${name}, for ${path}`);
      }
    }
    assert.deepEqual(missing, []);
  });
}

for (const [program, read] of Object.entries(LATE_READINGS)) {
  Deno.test(`what ${program} reads while it runs can be read`, async () => void await read());
}

function* sources(folder: string): Iterable<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* sources(`${folder}/${name}`);
    else if (name.endsWith(".ts")) yield `${folder}/${name}`;
  }
}
