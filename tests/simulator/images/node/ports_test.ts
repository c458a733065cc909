import assert from "node:assert/strict";
import { Ports } from "../../../../src/simulator/images/node/ports.ts";
import { nodeImage } from "../../../../src/simulator/images/node_image.ts";
import type { HttpAnswer, Process } from "../../../../src/simulator/host/process.ts";
import { testMachine } from "../machine.ts";

const REQUEST = { method: "GET", path: "/", headers: {}, body: "", from: "10.0.0.1" };
const ANSWER: HttpAnswer = { status: 200, headers: {}, body: "aye" };

function opened(onRequest: (ports: Ports, id: number) => void) {
  const machine = testMachine(nodeImage);
  const ports: Ports = new Ports({ machine } as unknown as Process, (_, id) => onRequest(ports, id));
  assert.deepEqual(ports.open(80, undefined), { port: 80 });
  return { ports, ask: () => machine.ports.get(80)!(REQUEST) };
}

Deno.test("what is answered at once is no promise", () => {
  const { ports, ask } = opened((ports, id) => ports.answer(id, ANSWER));
  assert.deepEqual(ask(), ANSWER);
  assert.deepEqual(ports.open(80, undefined), { error: "EADDRINUSE" });
  ports.closeAll();
  assert.equal(ask().status, 502);
});

Deno.test("what is answered later is one", async () => {
  let waiting = 0;
  const { ports, ask } = opened((_, id) => waiting = id);
  const answer = ask();
  ports.answer(waiting, ANSWER);
  assert.deepEqual(await answer, ANSWER);
});
