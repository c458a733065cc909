/**
 * `deno task bundle`: a program that runs by itself, from any folder, with nothing to fetch: `dist/pequod.js` and the parts
 * beside it, of which a command reads those that it needs. The field documentation is built from its packages here and
 * is one of them.
 * `deno task bundle --one-file`: all of it in `dist/pequod.js`, which is easier to hand on and slower to start.
 * `deno task compile`: the same as one binary.
 * `--lessons=DIR`: with the lessons of that folder instead of the course.
 */
import { loadSchemas } from "../openapi/schema_cache.ts";
import { folderFiles } from "./lesson/lesson_files.ts";
import { LessonLibrary } from "./lesson/lesson_library.ts";
import { realMachine } from "./real_machine.ts";

const FOLDER = "dist";
const BUNDLE = `${FOLDER}/pequod.js`;
const PARTS = `${FOLDER}/parts`;
const BINARY = `${FOLDER}/pequod`;

/** What the program may do; the same set as the task `start`. */
const PERMISSIONS = ["read", "write", "env", "net", "run", "sys"].map((name) => `--allow-${name}`);

async function main(args: readonly string[]): Promise<number> {
  await Deno.mkdir(FOLDER, { recursive: true });
  await Deno.writeTextFile(`${FOLDER}/schemas.json`, JSON.stringify(await loadSchemas()));
  await Deno.writeTextFile(`${FOLDER}/schemas.ts`, SCHEMAS);
  const lessons = args.find((arg) => arg.startsWith(LESSONS))?.slice(LESSONS.length) ?? "lessons";
  await Deno.writeTextFile(`${FOLDER}/lessons.json`, JSON.stringify(await lessonTexts(lessons)));
  await Deno.writeTextFile(`${FOLDER}/lessons.ts`, LESSON_TEXTS);
  await Deno.writeTextFile(`${FOLDER}/main.ts`, MAIN);
  await removeParts();
  const isOneFile = args.includes("--one-file");
  const bundled = isOneFile ? await bundle("-o", BUNDLE) : await bundleInParts();
  if (bundled !== 0 || !args.includes("--compile")) return bundled;
  const target = args.find((arg) => arg.startsWith("--target="));
  const compiled = await deno([
    "compile",
    ...PERMISSIONS,
    "--no-check",
    "-o",
    BINARY,
    ...(isOneFile ? [] : ["--include", PARTS]),
    ...(target ? [target] : []),
    BUNDLE,
  ]);
  if (compiled !== 0) await say(NO_RUNTIME);
  return compiled;
}

/** By path. @throws {Error} there are no lessons, or their course is wrong */
async function lessonTexts(folder: string): Promise<Record<string, string>> {
  const files = await folderFiles(realMachine, folder);
  if ((await LessonLibrary.of(files)).folders.length === 0) {
    throw new Error(`there are no lessons in ${folder}`);
  }
  const texts = files.paths.map(async (path) => [path, await files.read(path)]);
  return Object.fromEntries(await Promise.all(texts));
}

async function bundleInParts(): Promise<number> {
  const code = await bundle("--code-splitting", "--outdir", PARTS);
  if (code !== 0) return code;
  const parts = new Map<string, string>();
  for await (const { name } of Deno.readDir(PARTS)) {
    parts.set(name, await Deno.readTextFile(`${PARTS}/${name}`));
  }
  const packages = new Set([...parts].filter(([, code]) => CALLED_PACKAGE.test(code)).map(([name]) => name));
  for (const [name, code] of parts) {
    await Deno.writeTextFile(`${PARTS}/${name}`, onlyWhenReached(code, packages));
  }
  await Deno.writeTextFile(BUNDLE, `import "./parts/main.js";\n`);
  return 0;
}

/** A part that is a package in CommonJS has all its exports in one: whoever imports it wants them by name. */
const CALLED_PACKAGE = /export default [\w$]+\(\);?\s*$/;
const BY_NAME = ".then(({default:all})=>({...all,default:all}))";

/**
 * Deno reads what a literal `import("…")` names before the program starts, and all that this one names: it reads what is
 * computed when it comes to it. (`--unstable-lazy-dynamic-imports` would do the same, and everybody had to write it.)
 */
function onlyWhenReached(code: string, packages: ReadonlySet<string>): string {
  return code.replace(
    /\bimport\("\.\/([\w.-]+\.js)"\)/g,
    (_, name: string) => `import((0,"./${name}"))${packages.has(name) ? BY_NAME : ""}`,
  ).replace(REQUIRE, LATE_REQUIRE);
}

/** What the bundler puts before everything for the few packages that call `require`: node:module takes 10 ms to load. */
const REQUIRE =
  /import\s*\{\s*createRequire as (\w+)\s*\}\s*from\s*"node:module";(var \w+=)\1\(import\.meta\.url\);/;
const LATE_REQUIRE = '$2name=>process.getBuiltinModule("node:module").createRequire(import.meta.url)(name);';

async function removeParts(): Promise<void> {
  try {
    await Deno.remove(PARTS, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Nothing is loaded that is not asked for, and the documentation is the largest part. */
const MAIN = `import { embedLessons } from "../src/lessons/embedded.ts";
import { embedSchemas } from "../src/openapi/embedded.ts";
import { main } from "../src/cli/main.ts";
embedLessons(async () => JSON.parse((await import("./lessons.ts")).default));
embedSchemas(async () => (await import("./schemas.ts")).default);
Deno.exit(await main(Deno.args));
`;

const SCHEMAS = `import schemas from "./schemas.json" with { type: "text" };
export default schemas;
`;

const LESSONS = "--lessons=";
const LESSON_TEXTS = `import lessons from "./lessons.json" with { type: "text" };
export default lessons;
`;

const NO_RUNTIME = `
${BUNDLE} is whole; what could not be made is the binary: deno compile has to fetch the runtime for it (denort).
Where that site cannot be reached, name a runtime that is already on disk:
  DENORT_BIN=/path/to/denort deno task compile
`;

function bundle(...output: string[]): Promise<number> {
  return deno(["bundle", "--platform=deno", "--minify", ...output, `${FOLDER}/main.ts`]);
}

async function deno(args: string[]): Promise<number> {
  const { code } = await new Deno.Command(Deno.execPath(), { args, stdout: "inherit", stderr: "inherit" })
    .output();
  return code;
}

async function say(text: string): Promise<void> {
  await Deno.stderr.write(new TextEncoder().encode(text));
}

if (import.meta.main) Deno.exit(await main(Deno.args));
