import assert from "node:assert/strict";
import { RabbitBroker } from "../../../src/simulator/images/rabbitmq_broker.ts";
import {
  accountOf,
  type Broker,
  managementAnswer,
} from "../../../src/simulator/images/rabbitmq_management.ts";

const broker: Broker = {
  rabbit: new RabbitBroker({
    name: "snek",
    password: "changeME",
    virtualHost: "/",
    now: () => 0,
    onNews: () => {},
  }),
  account: accountOf({ RABBITMQ_DEFAULT_USER: "snek", RABBITMQ_DEFAULT_PASS: "changeME" }),
  version: "3.13.7",
  erlang: "27",
  node: "rabbit@rabbitmq",
  startedMs: 0,
  now: () => 1000,
};

const CASES: [method: string, path: string, account: string, status: number, body: RegExp][] = [
  ["GET", "/", "", 200, /<title>RabbitMQ Management<\/title>/],
  ["GET", "/nope", "", 404, /^$/],
  ["GET", "/api/overview", "", 401, /^\{"error":"not_authorized","reason":"Login failed"\}$/],
  ["GET", "/api/overview", "guest:guest", 401, /Login failed/],
  ["GET", "/api/overview", "snek:changeME", 200, /"rabbitmq_version":"3\.13\.7"/],
  ["GET", "/api/whoami", "snek:changeME", 200, /^\{"name":"snek","tags":\["administrator"\]\}$/],
  ["GET", "/api/queues", "snek:changeME", 200, /^\[\]$/],
  ["GET", "/api/nodes/", "snek:changeME", 200, /"uptime":1000/],
  ["POST", "/api/queues", "snek:changeME", 405, /./],
  ["GET", "/api/nope", "snek:changeME", 404, /Object Not Found/],
];

for (const [method, path, account, status, body] of CASES) {
  Deno.test(`${method} ${path} as ${account || "nobody"}: ${status}`, () => {
    const headers: Record<string, string> = account ? { Authorization: `Basic ${btoa(account)}` } : {};
    const answer = managementAnswer(broker, { method, path, headers, body: "", from: "10.0.0.1" });
    assert.equal(answer.status, status);
    assert.match(answer.body, body);
  });
}

Deno.test("without variables it is guest's", () =>
  assert.deepEqual(accountOf({}), { name: "guest", password: "guest", virtualHost: "/" }));
