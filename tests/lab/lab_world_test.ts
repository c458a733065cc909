import assert from "node:assert/strict";
import { LabShell } from "./lab_harness.ts";

/** Typed one after another into one shell. */
const LINES: [line: string, shown: RegExp][] = [
  ["whoami", /^ahab\n$/],
  [
    "docker run -d --name web -p 8080:80 nginx",
    /Status: Downloaded newer image for nginx:latest\n[0-9a-f]{64}\n$/,
  ],
  // Who has no name in the image is a number to it.
  ["docker run --rm --pid host alpine ps | grep worker", /^ *\d+ 101 +0:00 nginx: worker process\n/m],
  ["curl -s localhost:8080 | grep title", /<title>Welcome to nginx!<\/title>/],
  [
    "curl -s --unix-socket /var/run/docker.sock http://localhost/v1.43/containers/json",
    /^\[\{"Id":"[0-9a-f]{64}","Names":\["\/web"\]/,
  ],
  [
    "curl -sm 1 --unix-socket /var/run/docker.sock 'http://x/events?since=1' | head -n 1",
    /^\{.*"Action":"pull"/,
  ],
  [
    "source <(kubectl completion bash); complete -p kubectl; kubectl __complete rollout und",
    /-F _kubectl kubectl\nundo\t/,
  ],
  ["docker ps --format '{{.Names}} {{.Ports}}'", /^web 0\.0\.0\.0:8080->80\/tcp/],
  ["timeout 9 kubectl get nodes -w | head -n 1; echo ${PIPESTATUS[0]}", /^NAME.*\n(1|141)\n$/],
  ["kubectl get nodes", /^NAME +STATUS +ROLES +AGE +VERSION\neli01 +Ready/],
  ["kubectl config current-context", /^default\n$/],
  ["kubectl config use-context cool-app", /^Switched to context "cool-app"\.\n$/],
  ["kubectl get pods", /No resources found in cool-app namespace\.\n$/],
  ["kubectl config use-context default", /^Switched to context "default"\.\n$/],
  [
    "kubectl create deployment hello --image=nginx && kubectl rollout status deployment/hello",
    /successfully rolled out/,
  ],
  [
    "kubectl exec deploy/hello -- curl -s -m 5 192.168.122.1:8080 | grep title",
    /<title>Welcome to nginx!<\/title>/,
  ],
  ["curl -s 192.168.122.17:8080", /"cluster":"nonprod-us-east-1-demo"/],
  ["helm list", /^NAME\tNAMESPACE/],
  ["nosuch", /nosuch: command not found/],
];

Deno.test({
  name: "host, engine and cluster are one world",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const shell = await LabShell.open();
    for (const [line, shown] of LINES) {
      await t.step(line, async () => assert.match(await shell.run(line), shown));
    }
    shell.close();
  },
});

Deno.test({
  name: "a container's prompt nests, and a watch can be interrupted",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const shell = await LabShell.open();
    assert.match(await shell.run("docker run -it --rm debian bash"), /Downloaded newer image/);
    assert.match(shell.sent, /root@[0-9a-f]{12}:\/# $/);
    assert.match(await shell.run("hostname"), /^[0-9a-f]{12}\n$/);
    await shell.run("exit");
    await shell.run("kubectl get pods -w", { until: /my-service-b/ });
    await shell.type("\x03", 1000);
    assert.equal(await shell.run("echo $?"), "130\n");
    shell.close();
  },
});

Deno.test("a database's rows outlive its container in a volume, and are lost without one", async () => {
  const shell = await LabShell.open();
  const start = (options: string) =>
    shell.run(`docker run -d --name db -e POSTGRES_PASSWORD=pw ${options} postgres:17 && sleep 3`);
  const sql = async (text: string) =>
    (await shell.run(`docker exec db psql -U postgres -tAc "${text}"`)).trim();
  const seen = [];
  for (const options of ["-v mydata:/var/lib/postgresql/data", ""]) {
    await start(options);
    await sql("create table t (n text); insert into t values ('kept')");
    await shell.run("docker rm -f db");
    await start(options);
    seen.push((await sql("select n from t")).split("\n")[0]);
    await shell.run("docker rm -f -v db");
  }
  assert.deepEqual(seen, ["kept", 'ERROR:  relation "t" does not exist']);
  shell.close();
});
