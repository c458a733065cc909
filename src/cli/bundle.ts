/**
 * `deno task bundle`: one file that runs by itself, from any folder, with nothing to fetch. The field documentation is
 * built from its packages here and becomes a part of it.
 * `deno task compile`: the same as one binary.
 */
import { loadSchemas } from "../openapi/schema_cache.ts";

const FOLDER = "dist";
const BUNDLE = `${FOLDER}/pequod.js`;
const BINARY = `${FOLDER}/pequod`;

/** What the program may do; the same set as the task `start`. */
const PERMISSIONS = ["read", "write", "env", "net", "run", "sys"].map((name) => `--allow-${name}`);

async function main(args: readonly string[]): Promise<number> {
  await Deno.mkdir(FOLDER, { recursive: true });
  await Deno.writeTextFile(`${FOLDER}/schemas.json`, JSON.stringify(await loadSchemas()));
  await Deno.writeTextFile(`${FOLDER}/entry.ts`, ENTRY);
  const bundled = await deno(["bundle", "--platform=deno", "--minify", "-o", BUNDLE, `${FOLDER}/entry.ts`]);
  if (bundled !== 0 || !args.includes("--compile")) return bundled;
  const target = args.find((arg) => arg.startsWith("--target="));
  const compiled = await deno([
    "compile",
    ...PERMISSIONS,
    "--no-check",
    "-o",
    BINARY,
    ...(target ? [target] : []),
    BUNDLE,
  ]);
  if (compiled !== 0) await say(NO_RUNTIME);
  return compiled;
}

/** Nothing is imported before the documentation is there. */
const ENTRY = `import schemas from "./schemas.json" with { type: "text" };
import { embedSchemas } from "../src/openapi/embedded.ts";
import { main } from "../src/cli/main.ts";
embedSchemas(schemas);
Deno.exit(await main(Deno.args));
`;

const NO_RUNTIME = `
${BUNDLE} is whole; what could not be made is the binary: deno compile has to fetch the runtime for it (denort).
Where that site cannot be reached, name a runtime that is already on disk:
  DENORT_BIN=/path/to/denort deno task compile
`;

async function deno(args: string[]): Promise<number> {
  const { code } = await new Deno.Command(Deno.execPath(), { args, stdout: "inherit", stderr: "inherit" })
    .output();
  return code;
}

async function say(text: string): Promise<void> {
  await Deno.stderr.write(new TextEncoder().encode(text));
}

if (import.meta.main) Deno.exit(await main(Deno.args));
