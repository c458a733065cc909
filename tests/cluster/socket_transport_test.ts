import assert from "node:assert/strict";
import { ApiError } from "../../src/cluster/api_error.ts";
import { ConnectionError, type ConnectionErrorKind } from "../../src/cluster/connection_error.ts";
import type { Credential, Credentials } from "../../src/cluster/credentials.ts";
import { SocketTransport, type SocketTransportOptions } from "../../src/cluster/socket_transport.ts";
import { Authority, expired } from "./certificates.ts";
import { fakeTiming, type Handler, servePlain, serveProxy, serveTcp, serveTls } from "./loopback.ts";

const authority = await Authority.create();
const stranger = await Authority.create("CN=other-ca");
const pairs = {
  good: await authority.issue({ subject: "CN=server", names: ["127.0.0.1", "localhost"] }),
  old: await authority.issue({ subject: "CN=server", names: ["127.0.0.1"], ...expired }),
  renamed: await authority.issue({ subject: "CN=server", names: ["kubernetes.default"] }),
  strange: await stranger.issue({ subject: "CN=server", names: ["127.0.0.1"] }),
};
const jane = await authority.issue({ subject: "CN=jane" });
const oldJane = await authority.issue({ subject: "CN=jane", ...expired });

const hello: Handler = ({ commonName }, response) => response.end(`hello ${commonName ?? "nobody"}`);

/** Opens a transport to a port, lets `use` work with it, and closes it. */
async function withTransport<T>(
  port: number,
  options: Partial<SocketTransportOptions>,
  use: (transport: SocketTransport) => Promise<T>,
): Promise<T> {
  const transport = new SocketTransport({
    server: new URL(`https://127.0.0.1:${port}`),
    authority: authority.cert,
    ...options,
  });
  try {
    return await use(transport);
  } finally {
    transport.close();
  }
}

function holding(credential: Credential): Credentials {
  return { current: () => Promise.resolve(credential), renew: () => Promise.resolve(false) };
}

/** the server's certificate, how it is reached, kind of failure, message */
const certificates: [keyof typeof pairs, Partial<SocketTransportOptions>, ConnectionErrorKind?, RegExp?][] = [
  ["good", {}],
  ["good", { authority: stranger.cert }, "tls", /x509: certificate signed by unknown authority/],
  ["old", {}, "tls", /x509: certificate has expired or is not yet valid: current time .* is after /],
  [
    "renamed",
    {},
    "tls",
    /x509: cannot validate certificate for 127\.0\.0\.1 because it doesn't contain any IP SANs$/,
  ],
  ["good", { authority: "garbage" }, "unreachable", /unable to load root certificates/],
  ["strange", { isInsecure: true, authority: undefined as never }],
  ["old", { isInsecure: true, authority: undefined as never }],
  ["renamed", { serverName: "kubernetes.default" }],
  [
    "good",
    { serverName: "kubernetes.default" },
    "tls",
    /x509: certificate is valid for localhost, not kubernetes\.default$/,
  ],
  ["good", { serverName: "127.0.0.1" }],
  [
    "good",
    { serverName: "10.9.9.9" },
    "tls",
    /x509: certificate is valid for 127\.0\.0\.1, not 10\.9\.9\.9$/,
  ],
  [
    "renamed",
    { serverName: "localhost" },
    "tls",
    /x509: certificate is valid for kubernetes\.default, not localhost$/,
  ],
  ["strange", { serverName: "127.0.0.1" }, "tls", /x509: certificate signed by unknown authority/],
  ["old", { serverName: "127.0.0.1" }, "tls", /x509: certificate has expired/],
];

Deno.test("which certificates of a server are accepted", async () => {
  for (const [name, options, kind, message] of certificates) {
    const server = await serveTls(pairs[name], hello);
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    const label = `${name} ${JSON.stringify(Object.keys(options))}`;
    try {
      const base = options.isInsecure ? { authority: undefined as never } : {};
      await withTransport(server.port, { ...base, ...given }, async (transport) => {
        if (!kind) {
          assert.equal(await (await transport.request("/")).text(), "hello nobody", label);
          return;
        }
        const error = await failureOf(transport.request("/"));
        assert.match(error.message, message!, label + error.message);
        assert.equal(error.kind, kind, label);
        assert.equal(server.seen.length, 0);
      });
    } finally {
      await server.close();
    }
  }
});

Deno.test("one insecure transport leaves the others as they are", async () => {
  const server = await serveTls(pairs.strange, hello);
  try {
    await withTransport(
      server.port,
      { isInsecure: true, authority: undefined as never },
      async (insecure) => {
        await (await insecure.request("/")).text();
        await withTransport(server.port, {}, async (careful) => {
          assert.equal((await failureOf(careful.request("/"))).kind, "tls");
        });
      },
    );
  } finally {
    await server.close();
  }
});

Deno.test("client certificates say who one is, directly and through the bridge", async () => {
  const server = await serveTls(pairs.good, hello, { authority: authority.cert, isRequired: true });
  try {
    const credentials = holding({ certificate: jane });
    for (const options of [{}, { serverName: "localhost" }]) {
      const text = await withTransport(
        server.port,
        { credentials, ...options },
        async (transport) => await (await transport.request("/")).text(),
      );
      assert.equal(text, "hello jane");
    }
    await withTransport(server.port, {}, async (transport) => {
      assert.match(
        (await failureOf(transport.request("/"))).message,
        /remote error: tls: certificate required$/,
      );
    });
    await withTransport(
      server.port,
      { credentials: holding({ certificate: oldJane }), timing: fakeTiming() },
      async (transport) => {
        const error = await failureOf(transport.request("/"));
        assert.match(error.message, /: the client certificate \(CN=jane\) expired on \d{4}-/);
        assert.equal(error.kind, "tls");
        assert.match(await transport.refusalHint() ?? "", /expired on/);
      },
    );
  } finally {
    await server.close();
  }
});

Deno.test("a proxy is used for plain fetches and for the bridge, with name and password", async () => {
  const server = await serveTls(pairs.good, hello);
  const proxy = await serveProxy("me:secret");
  try {
    for (const options of [{}, { serverName: "localhost" }]) {
      const proxyUrl = `http://me:secret@127.0.0.1:${proxy.port}`;
      await withTransport(server.port, { proxyUrl, ...options }, async (transport) => {
        assert.equal(await (await transport.request("/")).text(), "hello nobody");
      });
      assert.equal(proxy.seen.pop(), `CONNECT 127.0.0.1:${server.port}`);
      await withTransport(
        server.port,
        { proxyUrl: `http://127.0.0.1:${proxy.port}`, ...options },
        async (transport) => {
          const error = await failureOf(transport.request("/"));
          assert.equal(error.kind, "proxy", error.message);
        },
      );
    }
  } finally {
    await server.close();
    await proxy.close();
  }
});

Deno.test("an answer that asks for patience is asked for again, as long as it says", async () => {
  const server = await servePlain(({ count }, response) => {
    if (count < 2) response.writeHead(429, { "retry-after": "3" }).end("busy");
    else response.end("done");
  });
  const timing = fakeTiming();
  try {
    await withTransport(server.port, { server: plain(server.port), timing }, async (transport) => {
      const response = await transport.request("/api", { method: "POST", body: "{}" });
      assert.equal(await response.text(), "done");
    });
    assert.deepEqual(timing.slept, [3000, 3000]);
    assert.deepEqual(server.seen, ["POST /api", "POST /api", "POST /api"]);
  } finally {
    await server.close();
  }
});

Deno.test("patience ends, and the answer goes to the caller", async () => {
  const server = await servePlain((_seen, response) => {
    response.writeHead(503, { "retry-after": "1" }).end("service unavailable");
  });
  const timing = fakeTiming();
  const retryLimits = { attempts: 3, firstDelayMs: 1, maxDelayMs: 1, maxAdviceMs: 5000 };
  try {
    await withTransport(
      server.port,
      { server: plain(server.port), timing, retryLimits },
      async (transport) => {
        const response = await transport.request("/api");
        assert.equal(response.status, 503);
        assert.equal((await ApiError.from(response)).reason, "ServiceUnavailable");
      },
    );
    assert.equal(server.seen.length, 3);
  } finally {
    await server.close();
  }
});

Deno.test("a broken connection is tried again for GET only", async () => {
  let connections = 0;
  const server = await serveTcp((socket) => {
    connections++;
    socket.once("data", () => {
      if (connections % 2) socket.destroy();
      else socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    });
  });
  const timing = fakeTiming();
  try {
    await withTransport(server.port, { server: plain(server.port), timing }, async (transport) => {
      assert.equal(await (await transport.request("/")).text(), "ok");
      assert.equal(connections, 2);
      const error = await failureOf(transport.request("/", { method: "DELETE" }));
      assert.equal(error.kind, "interrupted");
      assert.equal(connections, 3);
    });
  } finally {
    await server.close();
  }
});

Deno.test("nobody there", async () => {
  const server = await servePlain(hello);
  await server.close();
  await withTransport(server.port, { server: plain(server.port) }, async (transport) => {
    const error = await failureOf(transport.request("/"));
    assert.equal(error.kind, "refused");
    assert.match(error.message, /^The connection to the server 127\.0\.0\.1:\d+ was refused - did you/);
    await assert.rejects(transport.connect("/exec", ["v5.channel.k8s.io"]), { kind: "refused" });
  });
});

Deno.test("after a 401 a newer credential is tried, once", async () => {
  const server = await serveTls(pairs.good, ({ request }, response) => {
    const isGood = request.headers.authorization === "Bearer new";
    response.writeHead(isGood ? 200 : 401).end(isGood ? "in" : "out");
  });
  let credential: Credential = { authorization: "Bearer old" };
  let renewals = 0;
  const credentials: Credentials = {
    current: () => Promise.resolve(credential),
    renew: () => {
      renewals++;
      credential = { authorization: `Bearer ${renewals === 1 ? "new" : "newer"}` };
      return Promise.resolve(true);
    },
  };
  try {
    await withTransport(server.port, { credentials }, async (transport) => {
      assert.equal(await (await transport.request("/")).text(), "in");
      assert.equal(renewals, 1);
      credential = { authorization: "Bearer wrong" };
      const refused = await transport.request("/");
      assert.equal(refused.status, 401);
      await refused.body?.cancel();
      assert.equal(renewals, 2);
    });
  } finally {
    await server.close();
  }
});

Deno.test("credentials that cannot be had are a failure to connect; a failed renewal is kept for later", async () => {
  const server = await serveTls(pairs.good, (_seen, response) => response.writeHead(401).end());
  const failing = (): Promise<never> => Promise.reject(new Error("getting credentials: no luck"));
  try {
    await withTransport(
      server.port,
      { credentials: { current: failing, renew: failing } },
      async (transport) => {
        const error = await failureOf(transport.request("/"));
        assert.equal(error.kind, "credentials");
        assert.equal(error.message, "Unable to connect to the server: getting credentials: no luck");
      },
    );
    await withTransport(
      server.port,
      { credentials: { ...holding({}), renew: failing } },
      async (transport) => {
        const response = await transport.request("/");
        assert.equal(response.status, 401);
        await response.body?.cancel();
        assert.equal(await transport.refusalHint(), "getting credentials: no luck");
      },
    );
  } finally {
    await server.close();
  }
});

Deno.test("closing ends a request that waits for credentials", async () => {
  const credentials: Credentials = {
    current: (signal) =>
      new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    renew: () => Promise.resolve(false),
  };
  await withTransport(1, { credentials }, async (transport) => {
    const failure = failureOf(transport.request("/"));
    transport.close();
    assert.equal((await failure).kind, "aborted");
  });
});

Deno.test("no credentials go over plain HTTP", async () => {
  const server = await servePlain(({ request }, response) =>
    response.end(String(request.headers.authorization))
  );
  try {
    const credentials = holding({ authorization: "Bearer secret" });
    await withTransport(server.port, { server: plain(server.port), credentials }, async (transport) => {
      assert.equal(await (await transport.request("/")).text(), "undefined");
    });
  } finally {
    await server.close();
  }
});

Deno.test("headers: groups one by one, no compression on request, the base's path in front", async () => {
  const server = await servePlain(({ request }, response) => {
    response.end(JSON.stringify({ url: request.url, headers: request.rawHeaders }));
  });
  const impersonation = { user: "jane", groups: ["a", "b"], uid: "7", extra: { "x y": ["1"] } };
  const options = {
    server: new URL(`http://127.0.0.1:${server.port}/k8s/c-1/`),
    impersonation,
    disableCompression: true,
  };
  try {
    await withTransport(server.port, options, async (transport) => {
      assert.equal(transport.description, `http://127.0.0.1:${server.port}/k8s/c-1`);
      const response = await transport.request("/api?limit=1", { headers: { accept: "application/json" } });
      const { url, headers } = await response.json();
      assert.equal(url, "/k8s/c-1/api?limit=1");
      const pairs: string[] = [];
      for (let i = 0; i < headers.length; i += 2) pairs.push(`${headers[i]}: ${headers[i + 1]}`);
      for (
        const pair of [
          "accept: application/json",
          "user-agent: pequod",
          "accept-encoding: identity",
          "impersonate-user: jane",
          "impersonate-group: a",
          "impersonate-group: b",
          "impersonate-uid: 7",
          "impersonate-extra-x%20y: 1",
        ]
      ) assert.ok(pairs.includes(pair), `${pair} in ${pairs}`);
    });
  } finally {
    await server.close();
  }
});

Deno.test("the time limit is for the head of an answer; streams go on until they are aborted", async () => {
  const server = await servePlain(({ request }, response) => {
    if (request.url === "/silent") return;
    response.writeHead(200);
    response.write("one\n");
    setTimeout(() => response.write("two\n"), 60);
  });
  try {
    await withTransport(server.port, { server: plain(server.port), headLimitMs: 40 }, async (transport) => {
      const error = await failureOf(transport.request("/silent"));
      assert.equal(error.kind, "timeout");
      assert.match(error.message, /i\/o timeout: no answer from 127\.0\.0\.1:\d+ within 0\.04s$/);
      const controller = new AbortController();
      const response = await transport.request("/watch", { signal: controller.signal });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("two")) text += (await reader.read()).value;
      controller.abort();
      await assert.rejects(reader.read(), { name: "AbortError" });
      const cancelled = await failureOf(transport.request("/", { signal: controller.signal }));
      assert.equal(cancelled.kind, "aborted");
      const reason = new ConnectionError("timeout", "https://h", "the caller's own words");
      assert.equal(await failureOf(transport.request("/", { signal: AbortSignal.abort(reason) })), reason);
    });
  } finally {
    await server.close();
  }
});

Deno.test("closing ends streams, directly and through the bridge", async () => {
  const server = await serveTls(pairs.good, (_seen, response) => response.writeHead(200).write("one\n"));
  try {
    for (const options of [{}, { serverName: "localhost" }]) {
      await withTransport(server.port, options, async (transport) => {
        const response = await transport.request("/watch");
        const reader = response.body!.getReader();
        await reader.read();
        transport.close();
        await assert.rejects(reader.read());
        assert.equal((await failureOf(transport.request("/"))).kind, "aborted");
      });
    }
  } finally {
    await server.close();
  }
});

Deno.test("over HTTP/2 all requests share the first one's connection", async () => {
  const ports = new Set<number>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", ...pairs.good, onListen() {} },
    (_request, info) => {
      ports.add(info.remoteAddr.port);
      return new Response("ok");
    },
  );
  try {
    await withTransport(server.addr.port, {}, async (transport) => {
      const answers = Array.from({ length: 12 }, async () => await (await transport.request("/")).text());
      assert.deepEqual(new Set(await Promise.all(answers)), new Set(["ok"]));
    });
    assert.equal(ports.size, 1);
  } finally {
    await server.shutdown();
  }
});

function plain(port: number): URL {
  return new URL(`http://127.0.0.1:${port}`);
}

async function failureOf(promise: Promise<Response>): Promise<ConnectionError> {
  try {
    const response = await promise;
    await response.body?.cancel();
    assert.fail(`answered ${response.status}`);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
}

Deno.test("a signal ends a stream after garbage has been collected, too", async () => {
  const program = new URL("./collected_answer.ts", import.meta.url).pathname;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "--allow-net",
      "--allow-env",
      "--allow-read",
      "--v8-flags=--expose-gc",
      program,
    ],
    stderr: "inherit",
  }).output();
  assert.equal(new TextDecoder().decode(stdout), "AbortError\n");
});
