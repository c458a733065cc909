import type { Call, Program } from "../../program.ts";

/** `kubectl plugin list`. */
export const list: Program = {
  name: "list",
  summary: "Print the plugins that the PATH leads to",
  description: "Plug-ins are programs whose names begin with kubectl- and that lie in a folder of the PATH.",
  usage: ["[flags]"],
  flags: [{ name: "name-only", kind: "bool", usage: "Only the names, without their folders." }],
  examples: [["All of them", "kubectl plugin list"]],
  run: runList,
};

const PREFIX = "kubectl-";

async function runList(call: Call): Promise<number> {
  const { io, flags } = call;
  const found = await plugins(call);
  if (found.length === 0) {
    await io.err("error: unable to find any kubectl plugins in your PATH\n");
    return 1;
  }
  await io.out("The following compatible plugins are available:\n\n");
  const seen = new Map<string, string>();
  let warnings = 0;
  const warn = async (text: string): Promise<void> => {
    warnings++;
    await io.err(`  - warning: ${text}\n`);
  };
  const verbs = await verbNames();
  for (const { folder, name, isProgram } of found) {
    const path = `${folder}/${name}`;
    await io.out(`${flags.bool("name-only") ? name : path}\n`);
    const verb = name.slice(PREFIX.length);
    if (verbs.has(verb)) await warn(`${name} overwrites existing command: "kubectl ${verb}"`);
    else if (!isProgram) await warn(`${path} identified as a kubectl plugin, but it is not executable`);
    else if (seen.has(name)) {
      await warn(`${path} is overshadowed by a similarly named plugin: ${seen.get(name)}`);
    } else seen.set(name, path);
  }
  if (warnings === 0) return 0;
  await io.err(
    `error: ${warnings === 1 ? "one plugin warning was" : `${warnings} plugin warnings were`} found\n`,
  );
  return 1;
}

interface Plugin {
  folder: string;
  name: string;
  isProgram: boolean;
}

/** In the order of the PATH, then by name. */
async function plugins({ io }: Call): Promise<Plugin[]> {
  const { tree, env } = io.machine;
  const folders = new Set((env("PATH") ?? "").split(":").filter((folder) => folder.trim() !== ""));
  const found: Plugin[] = [];
  for (const folder of folders) {
    let names: string[];
    try {
      names = await tree.list(folder);
    } catch {
      await io.err(
        `Unable to read directory ${
          JSON.stringify(folder)
        } from your PATH: open ${folder}: no such file or directory. Skipping...\n`,
      );
      continue;
    }
    for (const name of names.filter((one) => one.startsWith(PREFIX))) {
      const facts = await tree.facts(`${folder}/${name}`);
      if (facts?.kind === "folder") continue;
      found.push({ folder, name, isProgram: ((facts?.mode ?? 0) & 0o111) !== 0 });
    }
  }
  return found;
}

/** Read when they are needed: the list of verbs names this one. */
async function verbNames(): Promise<Set<string>> {
  const { kubectl } = await import("../mod.ts");
  return new Set((kubectl.programs ?? []).map(({ name }) => name));
}
