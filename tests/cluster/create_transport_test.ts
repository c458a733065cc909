import assert from "node:assert/strict";
import { createTransport, type TransportOverrides } from "../../src/cluster/create_transport.ts";
import { Authority } from "./certificates.ts";
import { fakeFiles, loadFiles } from "./kubeconfig_samples.ts";
import { serveProxy, serveTls } from "./loopback.ts";

const authority = await Authority.create();
const pair = await authority.issue({ subject: "CN=server", names: ["127.0.0.1", "kubernetes"] });
const jane = await authority.issue({ subject: "CN=jane" });
const V1 = "client.authentication.k8s.io/v1";

/** A kubeconfig for a server on a port, as JSON, which is YAML. */
function kubeconfig(port: number): string {
  const server = `https://127.0.0.1:${port}`;
  const exec = { apiVersion: V1, command: "login", interactiveMode: "Never", provideClusterInfo: true };
  const extensions = [{ name: "client.authentication.k8s.io/exec", extension: { region: "x" } }];
  return JSON.stringify({
    clusters: [
      {
        name: "data",
        cluster: { server, "certificate-authority-data": btoa(authority.cert), extensions },
      },
      { name: "file", cluster: { server, "certificate-authority": "ca.crt" } },
      { name: "insecure", cluster: { server, "insecure-skip-tls-verify": true } },
      {
        name: "named",
        cluster: { server, "certificate-authority": "ca.crt", "tls-server-name": "kubernetes" },
      },
    ],
    users: [
      { name: "cert", user: { "client-certificate": "jane.crt", "client-key": "/keys/jane.key" } },
      { name: "token", user: { token: "abc", as: "root" } },
      { name: "plugin", user: { exec } },
    ],
    contexts: [
      { name: "one", context: { cluster: "data", user: "cert" } },
      { name: "two", context: { cluster: "file", user: "token" } },
      { name: "three", context: { cluster: "insecure", user: "token" } },
      { name: "four", context: { cluster: "named", user: "plugin" } },
      { name: "five", context: { cluster: "data", user: "plugin" } },
    ],
    "current-context": "one",
  });
}

/** context, overrides, what the server sees: common name, Authorization, Impersonate-User */
const ways: [string, TransportOverrides, string][] = [
  ["", {}, "jane - -"],
  ["one", {}, "jane - -"],
  ["two", {}, "nobody Bearer abc root"],
  ["three", {}, "nobody Bearer abc root"],
  ["four", {}, "nobody Bearer plugin -"],
  ["five", {}, "nobody Bearer plugin -"],
  ["one", { user: "token" }, "nobody Bearer abc root"],
  ["one", { cluster: "insecure" }, "jane - -"],
  ["two", { userSettings: { token: "flag" } }, "nobody Bearer flag root"],
  ["four", { userSettings: { token: "flag" } }, "nobody Bearer flag -"],
  ["two", { userSettings: { username: "u", password: "p" } }, "nobody Basic dTpw root"],
  ["two", { impersonation: { user: "jo" } }, "nobody Bearer abc jo"],
  ["two", { clusterSettings: { "insecure-skip-tls-verify": true } }, "nobody Bearer abc root"],
  ["three", { clusterSettings: { "certificate-authority": "/k/ca.crt" } }, "nobody Bearer abc root"],
];

Deno.test("a context leads to its server, as its user", async () => {
  const server = await serveTls(pair, ({ request, commonName }, response) => {
    const { authorization, "impersonate-user": as } = request.headers;
    response.end(`${commonName ?? "nobody"} ${authorization ?? "-"} ${as ?? "-"}`);
  }, { authority: authority.cert, isRequired: false });
  const readFile = fakeFiles({
    "/k/ca.crt": authority.cert,
    "/k/jane.crt": jane.cert,
    "/keys/jane.key": jane.key,
  });
  const told: unknown[] = [];
  const machine: TransportOverrides = {
    readFile,
    runPlugin: (run) => {
      told.push(JSON.parse(run.env.KUBERNETES_EXEC_INFO!).spec.cluster);
      const stdout = JSON.stringify({ kind: "ExecCredential", apiVersion: V1, status: { token: "plugin" } });
      return Promise.resolve({ code: 0, stdout, stderr: "" });
    },
  };
  try {
    const config = await loadFiles({ "/k/config": kubeconfig(server.port) });
    for (const [context, overrides, expected] of ways) {
      const transport = await createTransport(config, context, { ...machine, ...overrides });
      try {
        assert.equal(transport.description, `https://127.0.0.1:${server.port}`);
        const label = `${context} ${JSON.stringify(overrides)}`;
        assert.equal(await (await transport.request("/")).text(), expected, label);
      } finally {
        transport.close();
      }
    }
    const address = {
      server: `https://127.0.0.1:${server.port}`,
      "certificate-authority-data": btoa(authority.cert),
    };
    assert.deepEqual(told, [
      { ...address, "tls-server-name": "kubernetes" },
      { ...address, config: { region: "x" } },
    ]);
  } finally {
    await server.close();
  }
});

Deno.test("an authority's file may hold comments in any script", async () => {
  const clusterSettings = { server: "https://h", "certificate-authority": "/ca.crt" };
  const readFile = fakeFiles({ "/ca.crt": `# NetLock Arany (Főtanúsítvány)\n${authority.cert}` });
  const transport = await createTransport(await loadFiles({ f: "" }), "", { clusterSettings, readFile });
  assert.equal(transport.description, "https://h");
  transport.close();
});

Deno.test("the environment's proxy is used for other machines", async () => {
  const proxy = await serveProxy();
  const gone = await serveProxy();
  await gone.close();
  const env = { HTTPS_PROXY: `127.0.0.1:${proxy.port}`, NO_PROXY: "direct.invalid" };
  const config = await loadFiles({ f: "" });
  try {
    for (const host of ["far.invalid", "direct.invalid"]) {
      const clusterSettings = { server: `https://${host}:${gone.port}`, "insecure-skip-tls-verify": true };
      const transport = await createTransport(config, "", { clusterSettings, env });
      await assert.rejects(transport.request("/", { method: "POST" }), { name: "ConnectionError" });
      transport.close();
    }
    assert.deepEqual(proxy.seen, [`CONNECT far.invalid:${gone.port}`]);
  } finally {
    await proxy.close();
  }
});

/** server as written, where requests go */
const addresses: [string, string][] = [
  ["https://h:6443", "https://h:6443"],
  ["https://h:443/", "https://h"],
  ["https://h/k8s/c-1/", "https://h/k8s/c-1"],
  ["https://[fd00::1]:6443", "https://[fd00::1]:6443"],
  ["localhost:8080", "http://localhost:8080"],
  ["h", "http://h"],
];

Deno.test("addresses of servers", async () => {
  for (const [server, description] of addresses) {
    const transport = await createTransport(await loadFiles({ f: "" }), "", { clusterSettings: { server } });
    assert.equal(transport.description, description);
    transport.close();
  }
});

function oneCluster(cluster: unknown): string {
  return JSON.stringify({
    clusters: [{ name: "c", cluster }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });
}

/** the cluster, message */
const unusable: [unknown, RegExp][] = [
  [{}, /^no server found for cluster "c"$/],
  [{ server: "ftp://h" }, /^invalid server "ftp:\/\/h" for cluster "c": expected https:\/\/HOST:PORT$/],
  [{ server: "https://h", "proxy-url": "ftp://me:secret@p" }, /^invalid 'proxy-url' "ftp:\/\/xxxxx@p" for/],
  [{ server: "https://h", "proxy-url": "ftp://p" }, /^invalid 'proxy-url' "ftp:\/\/p" for cluster "c"/],
  [
    { server: "https://h", "insecure-skip-tls-verify": true, "certificate-authority": "x" },
    /^unable to read certificate-authority \/k\/x for c due to open \/k\/x: no such file or directory$/,
  ],
  [
    { server: "https://h", "insecure-skip-tls-verify": true, "certificate-authority-data": btoa("x") },
    /^specifying a root certificates file with the insecure flag is not allowed$/,
  ],
  [
    { server: "https://h", "certificate-authority-data": btoa("x") },
    /^unable to load root certificates: unable to parse bytes as PEM block$/,
  ],
  [
    { server: "https://h", "certificate-authority": "x.crt" },
    /^unable to read certificate-authority \/k\/x\.crt for c due to open \/k\/x\.crt: no such file or directory$/,
  ],
];

Deno.test("clusters that cannot be used", async () => {
  for (const [cluster, message] of unusable) {
    const config = await loadFiles({ "/k/config": oneCluster(cluster) });
    const made = createTransport(config, "", { readFile: fakeFiles({}) });
    await assert.rejects(made, { name: "KubeconfigError", message });
  }
});
