import assert from "node:assert/strict";
import { rabbitmq } from "../../../src/simulator/images/rabbitmq.ts";
import { profileOf } from "../../../src/simulator/images/tagged_profile.ts";
import { ask, runArgv } from "./machine.ts";

const start = (tag: string) => {
  const image = profileOf({ profile: rabbitmq, tag });
  return runArgv([...image.entrypoint, ...image.cmd], { image, env: image.env });
};

const TAGS: [tag: string, version: string, ports: number[], plugins: number][] = [
  ["3-management", "3.13.7", [5672, 15672], 4],
  ["3", "3.13.7", [5672], 1],
  ["latest", "4.1.4", [5672], 1],
  ["3.12-management", "3.12.0", [5672, 15672], 4],
];

for (const [tag, version, ports, plugins] of TAGS) {
  Deno.test(`rabbitmq:${tag} is ${version} on ${ports.join(" and ")}`, () => {
    const ran = start(tag);
    assert.ok(rabbitmq.hasTag(tag));
    assert.match(ran.out, new RegExp(`Starting RabbitMQ ${version.replaceAll(".", "\\.")} on Erlang`));
    assert.match(ran.out, new RegExp(`Server startup complete; ${plugins} plugins started`));
    assert.deepEqual([...ran.ports.keys()], ports);
    assert.equal(ran.process.task?.user.name, "rabbitmq");
  });
}

Deno.test("its page is there", () => assert.equal(ask(start("3-management"), 15672).status, 200));
