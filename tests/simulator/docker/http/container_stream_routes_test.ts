import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

Deno.test("at a terminal, what is typed is shown, answered, and ends with the shell", async () => {
  const { engine, queue, ask, run, connect } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["sh"], Tty: true, OpenStdin: true }, "box");
  const client = connect((await ask("POST", `/containers/${id}/attach?stream=1&stdin=1&stdout=1`)).answer);
  client.type("echo $HOSTNAME\r");
  await settle();
  queue.advance(10);
  assert.ok(client.text().includes(`${id.slice(0, 12)}\r\n`));
  assert.equal((await ask("POST", "/containers/box/resize?h=50&w=132")).status, 200);
  assert.deepEqual(engine.containers.find(id).running.terminal!.size, { columns: 132, rows: 50 });
  client.type("exit\r");
  await settle();
  queue.advance(10);
  await settle();
  assert.ok(client.isEnded());
});

Deno.test("who attaches before the start loses nothing of what he wrote", async () => {
  const { engine, queue, ask, connect } = smallEngine();
  const { container } = engine.containers.create({
    Image: "busybox",
    Cmd: ["cat"],
    OpenStdin: true,
    StdinOnce: true,
  }, "");
  const client = connect(
    (await ask("POST", `/containers/${container.id}/attach?stream=1&stdin=1&stdout=1`)).answer,
  );
  client.type("cat me\n");
  client.close();
  await settle();
  container.start();
  await settle();
  queue.advance(10);
  assert.ok(client.text().endsWith("cat me\n"));
  assert.equal(container.state.exitCode, 0);
});

Deno.test("changes have a kind", async () => {
  const { ask, run } = smallEngine();
  run({ Image: "nginx" }, "web");
  assert.deepEqual((await ask("GET", "/containers/web/changes")).body, [{ Path: "/made", Kind: 1 }]);
});

Deno.test("a log without streams is refused", async () => {
  const { ask, run } = smallEngine();
  run({ Image: "nginx" }, "web");
  assert.deepEqual((await ask("GET", "/containers/web/logs")).body, {
    message: "Bad parameters: you must choose at least one stream",
  });
});
