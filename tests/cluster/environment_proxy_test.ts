import assert from "node:assert/strict";
import { environmentProxy, withoutEnvironmentProxy } from "../../src/cluster/environment_proxy.ts";

const proxy = "http://proxy:3128";

/** server, NO_PROXY, whether the proxy is used */
const routes: [string, string, boolean][] = [
  ["https://h.example:6443", "", true],
  ["https://h.example:6443", "other.example, example", false],
  ["https://h.example:6443", "h.example", false],
  ["https://h.example:6443", ".example", false],
  ["https://h.example:6443", "*.example", false],
  ["https://example", ".example", true],
  ["https://h.example:6443", "ample", true],
  ["https://h.example:6443", "h.example:6443", false],
  ["https://h.example:6443", "h.example:443", true],
  ["https://h.example", "h.example:443", false],
  ["https://h.example:6443", "*", false],
  ["https://H.Example.:6443", "h.example", false],
  ["https://10.1.2.3:6443", "10.0.0.0/8", false],
  ["https://11.1.2.3:6443", "10.0.0.0/8", true],
  ["https://10.1.2.3:6443", "0.0.0.0/0", false],
  ["https://10.1.2.3:6443", "10.1.2.3", false],
  ["https://10.1.2.3:6443", "10.0.0.0/x", true],
  ["https://[fd00::1]:6443", "fd00::1", false],
  ["https://[fd00::1]:6443", "[fd00::1]:6443", false],
  ["https://localhost:6443", "", false],
  ["https://127.8.8.8:6443", "", false],
  ["https://[::1]:6443", "", false],
];

Deno.test("which servers are reached through the proxy", () => {
  for (const [server, noProxy, isUsed] of routes) {
    const found = environmentProxy(new URL(server), { HTTPS_PROXY: proxy, NO_PROXY: noProxy });
    assert.equal(found, isUsed ? proxy : undefined, `${server} NO_PROXY=${noProxy}`);
  }
});

/** variables, the proxy for http, the proxy for https */
const variables: [Record<string, string>, string | undefined, string | undefined][] = [
  [{}, undefined, undefined],
  [{ https_proxy: "https://p" }, undefined, "https://p"],
  [{ HTTP_PROXY: "p:1", HTTPS_PROXY: "socks5://q" }, "http://p:1", "socks5://q"],
  [{ HTTP_PROXY: "p:1", HTTPS_PROXY: "q:1", no_proxy: "h" }, undefined, undefined],
];

Deno.test("which variable counts", () => {
  for (const [env, plain, secure] of variables) {
    assert.equal(environmentProxy(new URL("http://h"), env), plain);
    assert.equal(environmentProxy(new URL("https://h"), env), secure);
  }
});

Deno.test("the variables are hidden for one call only", () => {
  const variables = new Map([["HTTPS_PROXY", proxy], ["PATH", "/bin"]]);
  const env = {
    get: (name: string) => variables.get(name),
    set: (name: string, value: string) => void variables.set(name, value),
    delete: (name: string) => void variables.delete(name),
  };
  assert.deepEqual(withoutEnvironmentProxy(() => [...variables.keys()], env), ["PATH"]);
  assert.throws(() =>
    withoutEnvironmentProxy(() => {
      throw new Error("failed");
    }, env), /failed/);
  assert.equal(variables.get("HTTPS_PROXY"), proxy);
});
