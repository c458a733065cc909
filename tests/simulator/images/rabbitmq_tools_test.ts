import assert from "node:assert/strict";
import { rabbitmq } from "../../../src/simulator/images/rabbitmq.ts";
import { type AmqpCall, RabbitBroker } from "../../../src/simulator/images/rabbitmq_broker.ts";
import { runArgv } from "./machine.ts";

const CASES: [words: string, isUp: boolean, code: number, text: RegExp][] = [
  ["rabbitmqctl list_users", true, 0, /^Listing users \.\.\.\nuser\ttags\nguest\t\[administrator\]\n$/],
  ["rabbitmqctl list_users", false, 69, /unable to perform an operation on node 'rabbit@box'/],
  ["rabbitmqctl list_queues", true, 0, /\nname\tmessages\ncelery\t1\n$/],
  ["rabbitmqctl list_connections", true, 0, /\na\t10\.0\.0\.2\t40124\trunning\n$/],
  ["rabbitmqctl nope", true, 64, /Command 'nope' not found/],
  ["rabbitmqctl", true, 64, /Usage/],
  ["rabbitmq-diagnostics -q ping", true, 0, /^Ping succeeded\n$/],
  ["rabbitmq-diagnostics check_running", true, 0, /is fully booted and running\n$/],
  ["rabbitmq-diagnostics ping", false, 69, /unable to perform/],
  ["rabbitmq-plugins list", true, 0, /\[ {2}\] rabbitmq_management\n/],
];

function broker(): RabbitBroker {
  const made = new RabbitBroker({
    name: "a",
    password: "b",
    virtualHost: "/",
    now: () => 0,
    onNews: () => {},
  });
  const ask = (call: AmqpCall) =>
    made.answer({ method: "AMQP", path: "/", headers: {}, body: JSON.stringify(call), from: "10.0.0.2" });
  ask({ method: "open", user: "a", password: "b" });
  ask({ connection: 1, method: "declare", queue: "celery" });
  ask({ connection: 1, method: "publish", queue: "celery", message: "m" });
  return made;
}

for (const [words, isUp, code, text] of CASES) {
  Deno.test(`${words} ${isUp ? "beside" : "without"} a broker`, () => {
    const ran = runArgv(words.split(" "), {
      image: rabbitmq,
      env: rabbitmq.env,
      answer: ({ request }) => isUp ? broker().answer({ ...request, from: "127.0.0.1" }) : undefined,
    });
    assert.equal(ran.code, code);
    assert.match(ran.out + ran.err, text);
  });
}
