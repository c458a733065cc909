import assert from "node:assert/strict";
import { LAB_REGISTRY } from "../../../src/simulator/images/pushed_images.ts";
import { contextOf, smallHost } from "./small_host.ts";

const NAME = `${LAB_REGISTRY}/team/shop`;

async function built() {
  const host = smallHost();
  const dockerfile = 'FROM busybox\nRUN echo shop > /name\nCMD ["cat", "/name"]\n';
  await host.ask("POST", `/build?t=${NAME}:1`, contextOf({ Dockerfile: dockerfile }));
  return host;
}

Deno.test("what is pushed to the lab's registry can be pulled again and runs", async () => {
  const host = await built();
  const { id } = host.images.find(`${NAME}:1`);
  const { messages } = await host.ask("POST", `/images/${NAME}/push?tag=1`);
  assert.equal(messages[0].status, `The push refers to repository [${NAME}]`);
  assert.equal(messages.filter(({ status }) => status === "Pushed").length, 2);
  assert.match(messages.at(-1).status, /^1: digest: sha256:[0-9a-f]{64} size: 741$/);
  const again = await host.ask("POST", `/images/${NAME}/push?tag=1`);
  assert.equal(again.messages.filter(({ status }) => status === "Layer already exists").length, 2);
  await host.ask("DELETE", `/images/${id.replace("sha256:", "")}?force=1`);
  await host.ask("DELETE", "/images/busybox");
  assert.equal(host.images.search(`${NAME}:1`), undefined);
  const pulled = await host.ask("POST", `/images/create?fromImage=${encodeURIComponent(NAME)}&tag=1`);
  assert.equal(pulled.messages[0].status, "Pulling from team/shop");
  assert.match(pulled.messages.at(-1).status, /^Status: Downloaded newer image for /);
  assert.equal(host.images.find(`${NAME}:1`).id, id);
  const { container } = host.engine.containers.create({ Image: `${NAME}:1` }, "");
  container.start();
  host.queue.advance(1000);
  assert.equal(container.log.lines.map(({ text }) => text).join(""), "shop\n");
});

const REFUSED: [name: string, status: number, message: RegExp][] = [
  ["busybox", 200, /^denied: requested access to the resource is denied$/],
  ["nope", 404, /^An image does not exist locally with the tag: nope$/],
];

for (const [name, status, message] of REFUSED) {
  Deno.test(`${name} is not pushed`, async () => {
    const host = await built();
    const answer = await host.ask("POST", `/images/${name}/push?tag=latest`);
    assert.equal(answer.status, status);
    assert.match(status === 200 ? answer.messages.at(-1).error : answer.json.message, message);
  });
}
