import assert from "node:assert/strict";
import { ApiError } from "../../src/cluster/api_error.ts";
import { Client, type ClientOptions, type PatchType, withQuery } from "../../src/cluster/client.ts";
import { ConnectionError } from "../../src/cluster/connection_error.ts";
import { FakeTiming } from "./fake_timing.ts";
import { broken, FakeChannel, FakeTransport, json, refusal, silence } from "./fake_transport.ts";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web-0" } };
const path = "/api/v1/namespaces/default/pods/web-0";

function clientOn(transport: FakeTransport, options: ClientOptions = {}): Client {
  return new Client(transport, { timing: new FakeTiming(), ...options });
}

const queries: [Parameters<typeof withQuery>[1], string][] = [
  [{}, "/x"],
  [{ a: undefined }, "/x"],
  [{ limit: 500, watch: true, dryRun: "All" }, "/x?limit=500&watch=true&dryRun=All"],
  [{ command: ["sh", "-c", "a b"] }, "/x?command=sh&command=-c&command=a+b"],
  [{ labelSelector: "app in (a,b)" }, "/x?labelSelector=app+in+%28a%2Cb%29"],
];

for (const [query, expected] of queries) {
  Deno.test(`${JSON.stringify(query)} makes ${expected}`, () =>
    assert.equal(withQuery("/x", query), expected));
}

Deno.test("parameters are added to those of the path", () => {
  assert.equal(withQuery("/x?hash=1", { a: "b" }), "/x?hash=1&a=b");
});

const verbs: [string, (client: Client) => Promise<unknown>, string | undefined][] = [
  ["GET", (client) => client.get(path), undefined],
  ["POST", (client) => client.create(path, pod), JSON.stringify(pod)],
  ["PUT", (client) => client.update(path, pod), JSON.stringify(pod)],
  ["PATCH", (client) => client.patch(path, "merge", { a: 1 }), '{"a":1}'],
  ["DELETE", (client) => client.delete(path), undefined],
  [
    "DELETE",
    (client) => client.delete(path, { propagationPolicy: "Background" }),
    '{"propagationPolicy":"Background"}',
  ],
];

for (const [verb, call, body] of verbs) {
  Deno.test(`${verb} with ${body ?? "no body"} gives the answer's JSON`, async () => {
    const transport = new FakeTransport().on(`${verb} ${path}`, json(pod));
    assert.deepEqual(await call(clientOn(transport, { userAgent: "pequod/1" })), pod);
    const [request] = transport.requests;
    assert.equal(request?.body, body);
    assert.equal(request?.headers.get("accept"), "application/json");
    assert.equal(request?.headers.get("user-agent"), "pequod/1");
    if (verb === "POST" || verb === "PUT") {
      assert.equal(request?.headers.get("content-type"), "application/json");
    }
  });
}

const patches: [PatchType, string][] = [
  ["json", "application/json-patch+json"],
  ["merge", "application/merge-patch+json"],
  ["strategic", "application/strategic-merge-patch+json"],
  ["apply", "application/apply-patch+yaml"],
];

for (const [type, contentType] of patches) {
  Deno.test(`a ${type} patch says ${contentType}`, async () => {
    const transport = new FakeTransport().on(`PATCH ${path}`, json(pod));
    await clientOn(transport).patch(path, type, "kind: Pod\n", { query: { fieldManager: "pequod" } });
    const [request] = transport.requests;
    assert.equal(request?.headers.get("content-type"), contentType);
    assert.equal(request?.body, "kind: Pod\n");
    assert.equal(request?.query.get("fieldManager"), "pequod");
  });
}

Deno.test("a refusal is an ApiError with the server's words", async () => {
  const transport = new FakeTransport().on(
    `GET ${path}`,
    refusal(404, "NotFound", 'pods "web-0" not found'),
  );
  await assert.rejects(clientOn(transport).get(path), (error: ApiError) => {
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.code, error.reason, error.message], [404, "NotFound", 'pods "web-0" not found']);
    return true;
  });
});

Deno.test("a refusal without a Status says what was asked", async () => {
  await assert.rejects(clientOn(new FakeTransport()).get("/apis/x.io/v1/foos/a"), {
    message: "the server could not find the requested resource (get foos.x.io a)",
  });
});

Deno.test("what the transport throws comes through", async () => {
  const transport = new FakeTransport().on("GET /version", broken("connection refused"));
  await assert.rejects(clientOn(transport).get("/version"), /connection refused/);
});

Deno.test("an answer that is no JSON is told with its beginning", async () => {
  const transport = new FakeTransport().on("GET /version", json("<html>Log in</html>"));
  await assert.rejects(
    clientOn(transport).get("/version"),
    /Cannot read the answer to GET \/version: .* "<html>Log in/,
  );
});

Deno.test("an empty answer is undefined", async () => {
  const transport = new FakeTransport().on(`DELETE ${path}`, () => new Response(null, { status: 204 }));
  assert.equal(await clientOn(transport).delete(path), undefined);
});

Deno.test("warnings are told, also those of refusals", async () => {
  const warnings: string[] = [];
  const headers = { warning: '299 - "old", 299 - "older"' };
  const transport = new FakeTransport()
    .on(`GET ${path}`, json(pod, 200, headers), json({ kind: "Status", status: "Failure" }, 400, headers));
  const client = clientOn(transport, { onWarning: (text) => warnings.push(text) });
  await client.get(path);
  assert.deepEqual(warnings, ["old", "older"]);
  await assert.rejects(client.get(path));
  assert.equal(warnings.length, 4);
});

Deno.test("an answer that does not come is given up", async () => {
  const timing = new FakeTiming();
  const client = clientOn(new FakeTransport().on("GET /version", silence), { timing, timeoutMs: 5_000 });
  const asked = client.get("/version");
  const rejected = assert.rejects(asked, (error: ConnectionError) => {
    assert.ok(error instanceof ConnectionError);
    assert.equal(error.kind, "timeout");
    assert.match(error.message, /no answer from fake:6443 within 5s/);
    return true;
  });
  await timing.advance(5_000);
  await rejected;
});

Deno.test("the caller's signal ends a request", async () => {
  const stop = new AbortController();
  const client = clientOn(new FakeTransport().on("GET /version", silence));
  const asked = client.get("/version", { signal: stop.signal });
  stop.abort(new Error("changed my mind"));
  await assert.rejects(asked, /changed my mind/);
});

Deno.test("connect passes path, protocols and signal on", async () => {
  const transport = new FakeTransport();
  const channel = new FakeChannel("v5.channel.k8s.io");
  transport.channels.push(channel);
  const { signal } = new AbortController();
  const opened = await clientOn(transport).connect("/x", ["v5.channel.k8s.io"], { query: { a: 1 }, signal });
  assert.equal(opened, channel);
  assert.deepEqual(transport.connects, [{ url: "/x?a=1", protocols: ["v5.channel.k8s.io"], signal }]);
});

Deno.test("a 401 says what this side knows of its cause; other refusals are the server's alone", async () => {
  const transport = new FakeTransport()
    .on("GET /in", refusal(401, "Unauthorized"))
    .on("GET /out", refusal(403, "Forbidden", "not you"));
  const hinted = Object.assign(transport, { refusalHint: () => Promise.resolve("the certificate expired") });
  const client = clientOn(hinted);
  await assert.rejects(client.get("/in"), { message: "Unauthorized: the certificate expired", code: 401 });
  await assert.rejects(client.get("/out"), { message: "not you" });
});

for (const body of ["[1]", "null", '"x"', "5"]) {
  Deno.test(`an answer of ${body} is no answer of an API`, async () => {
    const client = clientOn(new FakeTransport().on("GET /x", json(body)));
    await assert.rejects(client.get("/x"), /Cannot read the answer to GET \/x: expected an object, found /);
  });
}
