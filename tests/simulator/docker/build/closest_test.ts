import assert from "node:assert/strict";
import { closest } from "../../../../src/simulator/docker/build/closest.ts";

const TABLE: [word: string, found: string | undefined][] = [
  ["RUNN", "RUN"],
  ["form", "FROM"],
  ["COYP", "COPY"],
  ["LAUNCH", undefined],
];

for (const [word, found] of TABLE) {
  Deno.test(`${word} may mean ${found}`, () => assert.equal(closest(word, ["RUN", "FROM", "COPY"]), found));
}
