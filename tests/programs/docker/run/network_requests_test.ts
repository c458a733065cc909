import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import { networkRequests } from "../../../../src/programs/docker/run/network_requests.ts";
import { run } from "../../../../src/programs/docker/run/run.ts";
import { words } from "../scripted_engine.ts";

const requests = (line: string) =>
  networkRequests(parseFlags(run.flags, words(line), { stopAtArgument: true }).flags);

Deno.test("networks, with what belongs to each", () => {
  assert.deepEqual(requests("x"), { mode: "default", endpoints: { default: {} } });
  assert.deepEqual(requests("--network web --network-alias db --ip 10.0.0.2 x"), {
    mode: "web",
    endpoints: { web: { Aliases: ["db"], IPAMConfig: { IPv4Address: "10.0.0.2" } } },
  });
  assert.deepEqual(requests("--network name=a,alias=x,driver-opt=k=v --net b x"), {
    mode: "a",
    endpoints: { a: { Aliases: ["x"], DriverOpts: { k: "v" } }, b: {} },
  });
});

Deno.test("what cannot be is refused", () => {
  for (
    const [line, message] of [
      ["--network-alias a y", "network-scoped aliases are only supported for user-defined networks"],
      ["--network a --network a y", 'network "a" is specified multiple times'],
      ["--network name=a,foo=b y", "invalid field key foo"],
    ] as const
  ) assert.throws(() => requests(line), { message });
});
