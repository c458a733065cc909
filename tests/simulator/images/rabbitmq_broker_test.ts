import assert from "node:assert/strict";
import { type AmqpCall, RabbitBroker } from "../../../src/simulator/images/rabbitmq_broker.ts";

function small() {
  const news: string[] = [];
  const account = { name: "snek", password: "pw", virtualHost: "/" };
  const broker = new RabbitBroker({ ...account, now: () => 0, onNews: (text) => news.push(text) });
  const ask = (call: AmqpCall) => {
    const request = { method: "AMQP", path: "/", headers: {}, body: JSON.stringify(call), from: "10.0.0.2" };
    const { status, body } = broker.answer(request);
    return { status, ...JSON.parse(body) as { connection?: number; messages?: string[] } };
  };
  return { broker, news, ask };
}

const OPENED: [user: string, password: string, virtualHost: string, status: number][] = [
  ["snek", "pw", "/", 200],
  ["snek", "no", "/", 403],
  ["guest", "guest", "/", 403],
  ["snek", "pw", "other", 530],
];

for (const [user, password, virtualHost, status] of OPENED) {
  Deno.test(`${user}:${password} on ${virtualHost} is answered ${status}`, () => {
    assert.equal(small().ask({ method: "open", user, password, virtualHost }).status, status);
  });
}

Deno.test("messages go to one who asks, and back to the queue when it goes before it says that it has them", () => {
  const { broker, ask, news } = small();
  const { connection } = ask({ method: "open", user: "snek", password: "pw" });
  const act = (method: AmqpCall["method"], message?: string) =>
    ask({ connection: connection!, method, queue: "q", count: 5, ...(message ? { message } : {}) });
  assert.equal(act("publish", "a").status, 404);
  act("declare");
  act("publish", "a");
  act("publish", "b");
  assert.deepEqual(act("get").messages, ["a", "b"]);
  act("ack", "a");
  assert.equal(broker.queues.get("q")!.unacknowledged, 1);
  act("close");
  assert.deepEqual(broker.queues.get("q")!.ready, ["b"]);
  assert.equal(act("get").status, 404);
  assert.match(news.at(-1)!, /^closing AMQP connection \(10\.0\.0\.2:/);
});

Deno.test("what speaks HTTP is told the protocol", () => {
  const { broker } = small();
  const answer = broker.answer({ method: "GET", path: "/", headers: {}, body: "", from: "10.0.0.2" });
  assert.match(answer.body, /^AMQP/);
});
