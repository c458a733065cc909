import assert from "node:assert/strict";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { exploreFlags } from "../../src/cli/explore_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

Deno.test("no flag of the explorer hides one that says which cluster", () => {
  const all = [...exploreFlags, ...connectionFlags];
  for (const key of ["name", "short"] as const) {
    const words = all.map((flag) => flag[key]).filter(Boolean);
    assert.deepEqual(words, [...new Set(words)]);
  }
});

Deno.test("the contract's command line is read", () => {
  const line = [
    "--context",
    "prod",
    "-n",
    "web",
    "-A",
    "-c",
    "pods /web",
    "--readonly",
    "--as",
    "jane",
    "--sim",
  ];
  const { flags, args } = parseFlags([...exploreFlags, ...connectionFlags], line);
  assert.deepEqual(args, []);
  assert.equal(flags.string("command"), "pods /web");
  assert.ok(flags.bool("all-namespaces") && flags.bool("readonly"));
  assert.equal(flags.string("size"), "120x40");
  assert.equal(flags.string("dump"), "text");
});
