import assert from "node:assert/strict";
import { brokerAddress, shownAddress } from "../../../../src/simulator/images/celery/connection.ts";

const ADDRESSES: [url: string, shown: string | undefined][] = [
  ["pyamqp://snek:changeME@rabbitmq//", "amqp://snek:**@rabbitmq:5672//"],
  ["amqp://rabbitmq", "amqp://guest:**@rabbitmq:5672//"],
  ["amqp://a:b@host:5673/shop", "amqp://a:**@host:5673/shop"],
  ["redis://redis:6379/0", undefined],
];

for (const [url, shown] of ADDRESSES) {
  Deno.test(`${url} is ${shown ?? "another transport"}`, () => {
    const address = brokerAddress(url);
    assert.equal(address && shownAddress(address), shown);
  });
}
