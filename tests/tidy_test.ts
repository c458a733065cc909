/**
 * Reads the source and enforces the house's rules: who may import whom (from the table in src/README.md), names,
 * lengths, a test for every source file, and what may not be named where. A message says what to do instead.
 */
import assert from "node:assert/strict";
import { dirname, normalize, relative } from "node:path/posix";

const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 60;

/** Longer than the limit, with the reason. Keep it short. */
const LONG_FILES: Record<string, string> = {};
const LONG_FUNCTIONS: Record<string, string> = {};

/** Sources that have no test of their own, with the reason. Files that only declare types need no entry. */
const UNTESTED: Record<string, string> = {};

const TOP_LEVEL = [
  ".ci",
  ".gitignore",
  "LICENSE",
  "README.md",
  "deno.json",
  "deno.lock",
  "lessons",
  "mod.ts",
  "src",
  "tests",
];

const BANNED_IN_SIMULATOR: [RegExp, string][] = [
  [/\bDeno\./, "files and sockets are for simulator/serve; pass in what is needed"],
  [/\bDate\.now\(|new Date\(\)/, "time comes from the clock"],
  [/\bMath\.random\(/, "chance comes from Random"],
  [/\b(setTimeout|setInterval)\(/, "work is scheduled on the event queue"],
];

const BANNED_EVERYWHERE: [RegExp, string][] = [
  [/@ts-ignore|@ts-nocheck|@ts-expect-error/, "mend the type"],
  [/\b(TODO|FIXME|XXX)\b/, "do it, or file it"],
  [new RegExp(RegExp.escape(Deno.cwd()) + "/"), "no path of one machine"],
];

const BANNED_NAMES = /(^|_)(utils?|helpers?|common|manager|misc|stuff)(_|\.|$)/;

const sources = [...walk("src")].filter((path) => path.endsWith(".ts"));
const tests = [...walk("tests")].filter((path) => path.endsWith(".ts"));
const text = new Map([...sources, ...tests, "mod.ts"].map((path) => [path, Deno.readTextFileSync(path)]));

Deno.test("the top level holds what the map says and nothing else", () => {
  const out = new Deno.Command("git", { args: ["ls-tree", "--name-only", "HEAD"] }).outputSync();
  if (!out.success) return; // an unpacked archive has no git
  const names = new TextDecoder().decode(out.stdout).split("\n").filter(Boolean);
  assert.deepEqual(names.filter((name) => !TOP_LEVEL.includes(name)), []);
});

Deno.test("rooms import only what the table in src/README.md allows", () => {
  const table = importTable();
  const rooms = [...table.keys()].sort((a, b) => b.length - a.length);
  const roomOf = (path: string) => rooms.find((room) => path.startsWith(`src/${room}/`));
  const wrong: string[] = [];
  for (const path of sources) {
    const room = roomOf(path);
    if (!room) {
      wrong.push(`${path}: its room is not in the table`);
      continue;
    }
    const allowed = table.get(room) ?? [];
    for (const target of relativeImports(path)) {
      const other = roomOf(target);
      const fine = other === room || allowed.includes("everything") ||
        (other !== undefined && allowed.some((name) => other === name || other.startsWith(`${name}/`)));
      if (!fine) {
        wrong.push(`${path} imports ${target}: ${room} may import ${allowed.join(", ") || "nothing"}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

Deno.test("file names are snake_case domain words", () => {
  const wrong = [...sources, ...tests].filter((path) =>
    path.split("/").some((part) => !/^[a-z0-9_]+(\.ts)?$/.test(part) || BANNED_NAMES.test(part))
  );
  assert.deepEqual(wrong, []);
});

Deno.test("files and functions are short enough to read", () => {
  const wrong: string[] = [];
  for (const path of sources) {
    const lines = text.get(path)!.split("\n");
    if (lines.length - 1 > MAX_FILE_LINES && !LONG_FILES[path]) {
      wrong.push(`${path}: ${lines.length - 1} lines: is it two nouns?`);
    }
    for (const [name, length] of functionLengths(lines)) {
      if (length > MAX_FUNCTION_LINES && !LONG_FUNCTIONS[`${path}:${name}`]) {
        wrong.push(`${path}: ${name} has ${length} lines`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

Deno.test("every source file has its test at the mirrored path", () => {
  const wrong = sources.filter((path) => hasRuntimeCode(text.get(path)!) && !UNTESTED[path])
    .map((path) => path.replace(/^src\//, "tests/").replace(/\.ts$/, "_test.ts"))
    .filter((path) => !tests.includes(path));
  assert.deepEqual(wrong, []);
});

Deno.test("every test file is the mirror of a source file or stands in a folder of its own", () => {
  const wrong = tests.filter((path) => path.endsWith("_test.ts"))
    .filter((path) => !/^tests\/(e2e|conformance|bench|fuzz|pictures)\//.test(path))
    .filter((path) => path !== "tests/tidy_test.ts" && path !== "tests/mod_test.ts")
    .filter((path) => !sources.includes(path.replace(/^tests\//, "src/").replace(/_test\.ts$/, ".ts")));
  assert.deepEqual(wrong, []);
});

Deno.test("every lesson has its line in lessons/course.yaml", () => {
  const lines = Deno.readTextFileSync("lessons/course.yaml").split("\n").map((line) => line.trim());
  const wrong = [...Deno.readDirSync("lessons")].filter(({ isDirectory }) => isDirectory)
    .filter(({ name }) => !lines.includes(`- ${name}`)).map(({ name }) => `write "- ${name}" in its part`);
  assert.deepEqual(wrong, []);
});

Deno.test("time, chance and I/O reach the simulator and kube/ only from outside", () => {
  const pure = sources.filter((path) =>
    path.startsWith("src/kube/") ||
    (path.startsWith("src/simulator/") && !path.startsWith("src/simulator/serve/"))
  );
  assert.deepEqual(pure.flatMap((path) => offences(path, BANNED_IN_SIMULATOR)), []);
});

Deno.test("no escapes from the type checker, no unfinished work, no machine's paths", () => {
  const wrong = [...text.keys()].filter((path) => path !== "tests/tidy_test.ts")
    .flatMap((path) => offences(path, BANNED_EVERYWHERE));
  assert.deepEqual(wrong, []);
});

Deno.test("every dependency is an exactly pinned npm: specifier", () => {
  const config = JSON.parse(Deno.readTextFileSync("deno.json"));
  const wrong = Object.values<string>(config.imports)
    .filter((specifier) => !/^npm:\/?(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+\/?$/.test(specifier));
  assert.deepEqual(wrong, []);
});

Deno.test("what opens a screen runs quietly: modules that Deno fetches later would be announced on that screen", () => {
  const { tasks } = JSON.parse(Deno.readTextFileSync("deno.json"));
  const loud = Object.keys(tasks).filter((name) => / src\/cli\/entry\.ts$/.test(tasks[name].command))
    .filter((name) => !tasks[name].command.startsWith("deno run --quiet "));
  assert.deepEqual(loud, []);
  assert.match(tasks.start.command, / src\/cli\/entry\.ts$/);
});

function* walk(folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* walk(path);
    else yield path;
  }
}

/** Reads "| `room` | `a`, `b` |" rows below "## Who may import whom". */
function importTable(): Map<string, string[]> {
  const section = Deno.readTextFileSync("src/README.md").split("## Who may import whom")[1]?.split(
    "\n## ",
  )[0];
  assert.ok(section, "src/README.md has lost its import table");
  const rows = section.matchAll(/^\| `([^`]+)` +\| (.*?) *\|$/gm);
  const table = new Map([...rows].map(([, room, cell]) => {
    const names = [...cell!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    return [room!, cell!.trim() === "everything" ? ["everything"] : names];
  }));
  assert.ok(table.size > 5, "the import table in src/README.md could not be read");
  return table;
}

function relativeImports(path: string): string[] {
  const specifiers = text.get(path)!.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...specifiers].map((match) => relative(".", normalize(`${dirname(path)}/${match[1]}`)));
}

function offences(path: string, rules: [RegExp, string][]): string[] {
  const lines = text.get(path)!.split("\n");
  return lines.flatMap((line, index) => {
    const code = line.trimStart();
    if (code.startsWith("*") || code.startsWith("//") || code.startsWith("/*")) return [];
    return rules.filter(([pattern]) => pattern.test(line)).map(([, advice]) =>
      `${path}:${index + 1}: ${code.slice(0, 60)} (${advice})`
    );
  });
}

/** False for files that hold only types and re-exports of types. */
function hasRuntimeCode(source: string): boolean {
  return /^(export )?(default )?(abstract )?(async )?(function|class|const|let)\b/m.test(source) ||
    /^export \{|^export \* /m.test(source.replaceAll(/^export type .*$/gm, ""));
}

/** Sources are formatted, so that a function ends at the first line that closes at its own indentation. */
function functionLengths(lines: string[]): [string, number][] {
  const found: [string, number][] = [];
  const heads = [
    /^( *)(?:export )?(?:default )?(?:async )?function\*? (\w+)/,
    /^( +)(?:(?:static|async|override|private|protected|public|get|set) )*(?:\*)?(#?\w+)(?:<.*>)?\((?:.*\{)?$/,
  ];
  lines.forEach((line, start) => {
    const match = heads.map((head) => head.exec(line)).find(Boolean);
    if (!match || /^(if|for|while|switch|catch|return|throw)$/.test(match[2]!)) return;
    const closes = (other: string, bracket: string) => other.startsWith(`${match[1]}${bracket}`);
    // Arguments on lines of their own: a call closes with ")", a definition goes on with "{".
    const body = line.endsWith("(")
      ? lines.findIndex((other, index) => index > start && closes(other, ")"))
      : start;
    if (body < 0 || !lines[body]!.endsWith("{")) return;
    const end = lines.findIndex((other, index) => index > body && closes(other, "}"));
    if (end > start) found.push([match[2]!, end - start + 1]);
  });
  return found;
}
