import assert from "node:assert/strict";
import { rabbitmq } from "../../../src/simulator/images/rabbitmq.ts";
import { runArgv } from "./machine.ts";

const CASES: [words: string, isUp: boolean, code: number, text: RegExp][] = [
  ["rabbitmqctl list_users", true, 0, /^Listing users \.\.\.\nuser\ttags\nguest\t\[administrator\]\n$/],
  ["rabbitmqctl list_users", false, 69, /unable to perform an operation on node 'rabbit@box'/],
  ["rabbitmqctl nope", true, 64, /Command 'nope' not found/],
  ["rabbitmqctl", true, 64, /Usage/],
  ["rabbitmq-diagnostics -q ping", true, 0, /^Ping succeeded\n$/],
  ["rabbitmq-diagnostics check_running", true, 0, /is fully booted and running\n$/],
  ["rabbitmq-diagnostics ping", false, 69, /unable to perform/],
  ["rabbitmq-plugins list", true, 0, /\[ {2}\] rabbitmq_management\n/],
];

for (const [words, isUp, code, text] of CASES) {
  Deno.test(`${words} ${isUp ? "beside" : "without"} a broker`, () => {
    const ran = runArgv(words.split(" "), {
      image: rabbitmq,
      env: rabbitmq.env,
      answer: () => isUp ? { status: 400, headers: {}, body: "" } : undefined,
    });
    assert.equal(ran.code, code);
    assert.match(ran.out + ran.err, text);
  });
}
