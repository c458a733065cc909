import assert from "node:assert/strict";
import { type Flag, missingFlags, parseFlags, UsageError } from "../../src/programs/flags.ts";

const flags: Flag[] = [
  { name: "all-namespaces", short: "A", kind: "bool", usage: "every namespace" },
  { name: "watch", short: "w", kind: "bool", usage: "go on" },
  { name: "output", short: "o", kind: "string", default: "text", usage: "format" },
  { name: "tail", kind: "int", default: -1, usage: "lines" },
  { name: "since", kind: "duration", usage: "age" },
  { name: "label-columns", short: "L", kind: "list", usage: "columns" },
  { name: "from-literal", kind: "array", usage: "pairs" },
  { name: "dry-run", kind: "string", bare: "unchanged", default: "none", usage: "do not write" },
];

const good: [string, Record<string, unknown>, string[]][] = [
  ["pods", { output: "text", tail: -1 }, ["pods"]],
  ["pods -o yaml web", { output: "yaml" }, ["pods", "web"]],
  ["-oyaml pods", { output: "yaml" }, ["pods"]],
  ["-o=yaml", { output: "yaml" }, []],
  ["--output=a=b", { output: "a=b" }, []],
  ["-Aw pods", { "all-namespaces": true, watch: true }, ["pods"]],
  ["-Awo json", { "all-namespaces": true, watch: true, output: "json" }, []],
  ["--watch=false", { watch: false }, []],
  ["--tail 10", { tail: 10 }, []],
  ["--since 1h30m", { since: 5_400_000 }, []],
  ["-L app -L tier,env", { "label-columns": ["app", "tier", "env"] }, []],
  ["--from-literal a=b,c --from-literal d=e", { "from-literal": ["a=b,c", "d=e"] }, []],
  ["--dry-run x", { "dry-run": "unchanged" }, ["x"]],
  ["--dry-run=server", { "dry-run": "server" }, []],
  ["a -- -o b", { output: "text" }, ["a", "-o", "b"]],
  ["- x", {}, ["-", "x"]],
];

for (const [line, expected, args] of good) {
  Deno.test(`flags: ${line}`, () => {
    const parsed = parseFlags(flags, line.split(" "));
    assert.deepEqual(parsed.args, args);
    for (const [name, value] of Object.entries(expected)) {
      const read = Array.isArray(value)
        ? parsed.flags.list(name)
        : typeof value === "boolean"
        ? parsed.flags.bool(name)
        : typeof value === "number"
        ? parsed.flags.number(name)
        : parsed.flags.string(name);
      assert.deepEqual(read, value, name);
    }
  });
}

// As the real kubectl words them.
const bad: [string, string][] = [
  ["--nope", "unknown flag: --nope"],
  ["--nope=1", "unknown flag: --nope"],
  ["-Axw", "unknown shorthand flag: 'x' in -xw"],
  ["--output", "flag needs an argument: --output"],
  ["-wo", "flag needs an argument: 'o' in -o"],
  ["-o", "flag needs an argument: 'o' in -o"],
  ["--=x", "bad flag syntax: --=x"],
  ["---x", "bad flag syntax: ---x"],
  ["--tail ten", 'invalid argument "ten" for "--tail" flag: strconv.ParseInt: parsing "ten": invalid syntax'],
  ["--since 5", 'invalid argument "5" for "--since" flag: time: missing unit in duration "5"'],
  ["--since 5x", 'invalid argument "5x" for "--since" flag: time: unknown unit "x" in duration "5x"'],
  ["--since soon", 'invalid argument "soon" for "--since" flag: time: invalid duration "soon"'],
  [
    "-w=maybe",
    'invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
  ],
];

for (const [line, message] of bad) {
  Deno.test(`flags: ${line} is refused`, () =>
    assert.throws(() => parseFlags(flags, line.split(" ")), (error) => {
      assert.ok(error instanceof UsageError);
      assert.equal(error.message, message);
      return true;
    }));
}

Deno.test("flags: what was given is told from a default, and where -- stood is kept", () => {
  const parsed = parseFlags(flags, ["pod", "-o", "text", "--", "ls", "-l"]);
  assert.equal(parsed.flags.has("output"), true);
  assert.equal(parsed.flags.has("tail"), false);
  assert.equal(parsed.beforeDash, 1);
});

Deno.test("flags: a command's own arguments are left alone when asked", () => {
  const parsed = parseFlags(flags, ["-A", "get", "-o", "yaml"], { stopAtArgument: true });
  assert.deepEqual(parsed.args, ["get", "-o", "yaml"]);
});

Deno.test("flags: what must be given is named when it is not", () => {
  const needed: Flag[] = [
    { name: "user", kind: "string", required: true, usage: "who" },
    { name: "image", kind: "array", required: true, usage: "what" },
  ];
  assert.equal(
    missingFlags(needed, parseFlags(needed, []).flags),
    'required flag(s) "image", "user" not set',
  );
  assert.equal(missingFlags(needed, parseFlags(needed, ["--image=", "--user", "x"]).flags), undefined);
});

Deno.test("flags: a program's own flag of the same name does not reach whoever reads the shared ones", () => {
  const shared: Flag[] = [{ name: "user", kind: "string", usage: "who asks" }, {
    name: "context",
    kind: "string",
    usage: "where",
  }];
  const own: Flag[] = [{ name: "user", kind: "array", usage: "who is bound" }];
  const { flags } = parseFlags([...own, ...shared], ["--user", "ahab", "--context", "sea"]);
  const seen = flags.withoutShadows(shared, own);
  assert.deepEqual(flags.list("user"), ["ahab"]);
  assert.equal(seen.string("user"), "");
  assert.equal(seen.string("context"), "sea");
});
