import assert from "node:assert/strict";
import {
  bytesFlag,
  filterFlag,
  keyValues,
  labelError,
  listFlag,
  switchFlag,
  textFlag,
  variableError,
} from "../../../src/programs/docker/docker_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

Deno.test("a flag's names, default and check come from one line", () => {
  const flags = [
    switchFlag("d, detach", "u"),
    switchFlag("sig-proxy", "u", true),
    textFlag("restart", "u", { default: "no" }),
    listFlag("e, env", "u", { check: variableError }),
    bytesFlag("m, memory", "u"),
    bytesFlag("memory-swap", "u", { isUnlimited: true }),
    filterFlag("f, filter", "u"),
  ];
  const { flags: values } = parseFlags(flags, [
    "-d",
    "-e",
    "A=1,2",
    "--env=B",
    "-m",
    "1g",
    "--memory-swap=-1",
  ]);
  assert.equal(values.bool("detach"), true);
  assert.equal(values.bool("sig-proxy"), true);
  assert.equal(values.string("restart"), "no");
  assert.deepEqual(values.list("env"), ["A=1,2", "B"]);
  assert.throws(() => parseFlags(flags, ["-m", "foo"]), {
    message: `invalid argument "foo" for "-m, --memory" flag: invalid size: 'foo'`,
  });
  assert.throws(() => parseFlags(flags, ["-f", "foo"]), {
    message: 'invalid argument "foo" for "-f, --filter" flag: bad format of filter (expected name=value)',
  });
});

Deno.test("pairs are divided at the first equals sign", () => {
  assert.deepEqual(keyValues(["a=b=c", "d"]), { a: "b=c", d: "" });
  assert.equal(labelError("=x"), "invalid label '=x': empty name");
  assert.equal(labelError("x"), undefined);
});
