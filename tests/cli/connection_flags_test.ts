import assert from "node:assert/strict";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

const read = (line: string) => parseFlags(connectionFlags, line.split(" ").filter(Boolean));

Deno.test("--sim alone is the default scenario, and never takes the next word", () => {
  const { flags, args } = read("--sim pods");
  assert.equal(flags.string("sim"), "lecture");
  assert.deepEqual(args, ["pods"]);
  assert.equal(read("--sim=empty").flags.string("sim"), "empty");
  assert.equal(read("").flags.has("sim"), false);
});

Deno.test("kubectl's names and letters", () => {
  const { flags } = read("-s https://h:1 -n web --as-group a --as-group=b,c --request-timeout 5s");
  assert.equal(flags.string("server"), "https://h:1");
  assert.equal(flags.string("namespace"), "web");
  assert.deepEqual(flags.list("as-group"), ["a", "b", "c"]);
  assert.equal(flags.string("request-timeout"), "5s");
  assert.equal(read("").flags.string("request-timeout"), "0");
});
