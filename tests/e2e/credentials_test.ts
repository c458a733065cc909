import assert from "node:assert/strict";
import { Authority, expired } from "../cluster/certificates.ts";
import { admin, authority, kubeconfigOf, ServedCluster } from "./cluster.ts";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

/** What the explorer's table says, whatever the width breaks. */
function joined(screen: string): string {
  return screen.replaceAll(/\s*\n\s*/g, " ");
}

const X509 = "Unable to connect to the server: tls: failed to verify certificate: x509:";

Deno.test("a server certificate that has expired: said as kubectl says it, with the times", async () => {
  using home = new Home();
  const server = await authority.issue({ subject: "CN=server", names: ["127.0.0.1"], ...expired });
  await using cluster = await ServedCluster.start({ server });
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  const { err } = await expectCommand(home, ["get", "pods"], { code: 1, err: X509 });
  assert.match(err, /certificate has expired or is not yet valid: current time \S+Z is after \S+Z\n$/);
  await expectCommand(home, ["doctor"], { code: 1, out: /has expired[^→]*→ check the certificates/ });
});

Deno.test("a server certificate for names alone, and an address: it is said what is missing in it", async () => {
  using home = new Home();
  const server = await authority.issue({ subject: "CN=server", names: ["kubernetes.example"] });
  await using cluster = await ServedCluster.start({ server });
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  await expectCommand(home, ["get", "pods"], {
    code: 1,
    err: `${X509} cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs\n`,
  });
});

Deno.test("an authority that did not sign", async () => {
  using home = new Home();
  const other = await Authority.create("CN=other");
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url, trust: other.cert }));
  await expectCommand(home, ["get", "pods"], {
    code: 1,
    err: `${X509} certificate signed by unknown authority`,
  });
});

terminalTest("the explorer opens and says why it trusts no answer", async () => {
  using home = new Home();
  const other = await Authority.create("CN=other");
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url, trust: other.cert }));
  await using explorer = new Explorer(home, []);
  assert.match(joined(await explorer.until("Trying again")), /certificate signed by unknown authority/);
  explorer.send("\x03");
  assert.equal((await explorer.end()).code, 0);
});

Deno.test("a client certificate that holds, and one that has expired", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  const subject = "CN=jane,O=system:masters";
  const server = cluster.front.url;
  home.file("good", kubeconfigOf({ server, client: await authority.issue({ subject }) }));
  await expectCommand(home, ["get", "pods", "-o", "name", "--kubeconfig", `${home.path}/good`], {
    out: "pod/",
  });
  home.file("bad", kubeconfigOf({ server, client: await authority.issue({ subject, ...expired }) }));
  const { err } = await expectCommand(home, ["get", "pods", "--kubeconfig", `${home.path}/bad`], {
    code: 1,
    err: /client certificate .*expired/,
  });
  assert.match(err, /\d{4}-\d\d-\d\dT/, "since when");
});

Deno.test("doctor finds a served cluster well, and what one may not do in it", async () => {
  using home = new Home();
  const tokens = { admin, jane: { name: "jane", groups: [] } };
  await using cluster = await ServedCluster.start({ tokens });
  const server = cluster.front.url;
  home.file(".kube/config", kubeconfigOf({ server }));
  await expectCommand(home, ["doctor"], {
    out: new RegExp(`✓ cluster +${server} answers.*\n✓ right to +list pods`),
  });
  home.file("jane", kubeconfigOf({ server, token: "jane" }));
  await expectCommand(home, ["doctor", "--kubeconfig", `${home.path}/jane`], {
    out: /· right to +list nodes: (no\n +→ the header shows no count of nodes|not known)/,
  });
});

Deno.test("a token that nobody knows: 401 in kubectl's words", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url, token: "forged" }));
  await expectCommand(home, ["get", "pods"], {
    code: 1,
    err: /^error: You must be logged in to the server \((Unauthorized|the server has asked .*)\)\n$/,
  });
  await expectCommand(home, ["doctor"], { code: 1, out: /You must be logged in[^→]*→ check who you are/ });
});

terminalTest("the explorer says that it is not signed in, not that the server is away", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url, token: "forged" }));
  await using explorer = new Explorer(home, []);
  const screen = joined(await explorer.until("Unauthorized"));
  assert.doesNotMatch(screen, /Unreachable/);
  assert.match(screen, /Not signed in|refuse/i);
});

Deno.test("what one may not list is refused in the server's words", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start({
    forbidden: ["secrets"],
    tokens: { reader: { ...admin, name: "reader" } },
  });
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url, token: "reader" }));
  const refusal =
    'Error from server (Forbidden): secrets is forbidden: User "reader" cannot list resource "secrets" in API ' +
    'group "" in the namespace "default"\n';
  await expectCommand(home, ["get", "secrets"], { code: 1, err: refusal });
  await expectCommand(home, ["get", "secrets,deploy"], { code: 1, err: refusal, out: "env-echgo" });
});

terminalTest("in the explorer one forbidden kind names the missing verb, and the others work", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start({ forbidden: ["secrets"] });
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  await using explorer = new Explorer(home, []);
  await explorer.until(/env-echgo-\S+\s+1\/1/);
  const refused = await explorer.press(":secrets\r", "Not allowed: the verb list on secrets");
  assert.match(joined(refused), /cannot list resource "secrets"/);
  assert.match(refused, /kubectl auth can-i --list -n default/);
  assert.match(refused, /● live/, "the connection is well");
  await explorer.press(":deploy\r", /env-echgo\s+2\/2/);
});
