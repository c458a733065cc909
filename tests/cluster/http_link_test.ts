import assert from "node:assert/strict";
import { addressOf, openLink } from "../../src/cluster/http_link.ts";
import { servePlain, serveProxy } from "./loopback.ts";

/** server, address */
const addresses: [string, string][] = [
  ["https://h:6443", "https://h:6443"],
  ["https://h:443//", "https://h"],
  ["https://me:secret@h/k8s/c-1/?x=1#y", "https://h/k8s/c-1"],
  ["http://[::1]:8080", "http://[::1]:8080"],
];

Deno.test("an address has no slash at its end and no secrets", () => {
  for (const [server, address] of addresses) assert.equal(addressOf(new URL(server)), address);
});

Deno.test("plain HTTP goes out as it is", async () => {
  const server = await servePlain((_seen, response) => response.end("hello"));
  const link = await openLink({ server: new URL(`http://127.0.0.1:${server.port}`) });
  try {
    assert.equal(await (await fetch(link.base, { client: link.client })).text(), "hello");
    assert.equal(link.takeFailure(), undefined);
  } finally {
    link.close();
    await server.close();
  }
});

/** Two requests, the second one direct, by a process of its own: its environment is shared by all of it. */
const TWO_REQUESTS = `
const { openLink } = await import(Deno.args[0]);
for (const isDirect of [false, true]) {
  const link = await openLink({ server: new URL(Deno.args[1]), isDirect });
  const answer = await fetch(link.base, { client: link.client }).then((it) => it.text()).catch(() => "no way");
  console.log(answer);
  link.close();
}`;

Deno.test("a direct link ignores the environment's proxy", async () => {
  const server = await servePlain((_seen, response) => response.end("hello"));
  const closed = await serveProxy();
  await closed.close();
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      TWO_REQUESTS,
      import.meta.resolve("../../src/cluster/http_link.ts"),
      `http://127.0.0.1:${server.port}`,
    ],
    env: { HTTP_PROXY: `http://127.0.0.1:${closed.port}`, NO_PROXY: "", no_proxy: "" },
  }).output();
  await server.close();
  assert.equal(code, 0, new TextDecoder().decode(stderr));
  assert.equal(new TextDecoder().decode(stdout), "no way\nhello\n");
});

Deno.test("a bridged link is plain up to the bridge, and keeps the reason of a failure once", async () => {
  const proxy = await serveProxy("a:b");
  const link = await openLink({
    server: new URL("https://h.example:6443/k8s"),
    isInsecure: true,
    proxyUrl: `http://127.0.0.1:${proxy.port}`,
  });
  try {
    assert.equal(link.base, "http://h.example:6443/k8s");
    await assert.rejects(fetch(link.base, { client: link.client }));
    assert.match(String(link.takeFailure()), /refused to connect to h\.example:6443: 407/);
    assert.equal(link.takeFailure(), undefined);
  } finally {
    link.close();
    await proxy.close();
  }
});

Deno.test("what cannot be used is told at once", async () => {
  const server = new URL("https://h");
  await assert.rejects(openLink({ server, authority: "garbage" }), /unable to parse bytes as PEM block/);
  await assert.rejects(openLink({ server, proxyUrl: "ftp://x" }), /proxy/);
  await assert.rejects(openLink({ server }, { cert: "garbage", key: "garbage" }));
});
