/**
 * @kubernetes/client-node, the JavaScript client, against the bundled cluster: what tools built on it need. Run by
 * `client_node_test.ts`.
 */
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import * as net from "node:net";
import { withServedWorld } from "./served_world.ts";

/** Not written down as an import: the package brings types of Node along that contradict Deno's. */
const PACKAGE = "npm:@kubernetes/client-node@2.0.1";
// deno-lint-ignore no-explicit-any -- see above
type Untyped = any;
const client: Untyped = await import(PACKAGE);

const WAIT_MS = 20_000;
const POLL_MS = 20;

/** Waits until `holds` does. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + WAIT_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Cannot wait any longer: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function collected(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  let text = "";
  stream.on("data", (chunk) => text += String(chunk));
  return { stream, text: () => text };
}

function sleeper(name: string, more: object = {}): Untyped {
  return {
    metadata: { name, labels: { app: name } },
    spec: {
      containers: [{ name: "c", image: "busybox", command: ["sh", "-c", "echo up; sleep 3600"], ...more }],
    },
  };
}

const namespace = "default";

async function withClient(
  work: (config: Untyped, core: Untyped) => Promise<void>,
): Promise<void> {
  await withServedWorld("", async ({ kubeconfig }) => {
    const config = new client.KubeConfig();
    config.loadFromFile(kubeconfig);
    await work(config, config.makeApiClient(client.CoreV1Api));
  });
}

async function running(core: Untyped, pod: Untyped): Promise<string> {
  const name = pod.metadata!.name!;
  await core.createNamespacedPod({ namespace, body: pod });
  await until(
    async () => (await core.readNamespacedPod({ name, namespace })).status?.phase === "Running",
    `${name} does not run`,
  );
  return name;
}

async function execute(
  config: Untyped,
  pod: string,
  { command, input = null, tty = false }: { command: string[]; input?: string | null; tty?: boolean },
): Promise<{ out: string; err: string; status: Untyped }> {
  const [out, err] = [collected(), collected()];
  const stdin = input === null ? null : new PassThrough();
  let status: Untyped;
  const ended = (it: Untyped) => void (status = it);
  await new client.Exec(config).exec(namespace, pod, "c", command, out.stream, err.stream, stdin, tty, ended);
  if (input !== null) stdin!.end(input);
  await until(() => status !== undefined, `${command} does not end`);
  return { out: out.text(), err: err.text(), status: status! };
}

const options = { sanitizeOps: false, sanitizeResources: false };

Deno.test("client-node lists, creates, patches, deletes", options, async () => {
  await withClient(async (config, core) => {
    const pods = await core.listNamespacedPod({ namespace, labelSelector: "app=my-service-a" });
    assert.equal(pods.items.length, 4);
    const apps = config.makeApiClient(client.AppsV1Api);
    const scale = await apps.readNamespacedDeploymentScale({ name: "my-service-a", namespace });
    scale.spec!.replicas = 2;
    await apps.replaceNamespacedDeploymentScale({ name: "my-service-a", namespace, body: scale });
    await until(async () => {
      const { status } = await apps.readNamespacedDeployment({ name: "my-service-a", namespace });
      return status?.readyReplicas === 2;
    }, "two replicas");
    await assert.rejects(core.readNamespacedPod({ name: "nobody", namespace }), /"code\\?":404/);
    await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: "m" }, data: { a: "b" } } });
    await core.deleteNamespacedConfigMap({ name: "m", namespace });
    const maps = await core.listNamespacedConfigMap({ namespace });
    assert.ok(!maps.items.some(({ metadata }: Untyped) => metadata?.name === "m"));
  });
});

Deno.test("client-node's informer follows pods, and its watch tells of each change", options, async () => {
  await withClient(async (config, core) => {
    const seen: string[] = [];
    const list = () => core.listNamespacedPod({ namespace });
    const informer = client.makeInformer(config, `/api/v1/namespaces/${namespace}/pods`, list);
    informer.on("add", (pod: Untyped) => void seen.push(`add ${pod.metadata!.name}`));
    informer.on("delete", (pod: Untyped) => void seen.push(`delete ${pod.metadata!.name}`));
    await informer.start();
    const changes: string[] = [];
    const path = `/api/v1/namespaces/${namespace}/configmaps`;
    const watching = await new client.Watch(config).watch(path, {}, (type: string, object: Untyped) => {
      changes.push(`${type} ${object.metadata.name}`);
    }, () => {});
    await running(core, sleeper("followed"));
    await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: "watched" } } });
    await core.deleteNamespacedPod({ name: "followed", namespace, gracePeriodSeconds: 0 });
    await until(() => seen.includes("delete followed"), "the informer misses a pod's end");
    await until(() => changes.includes("ADDED watched"), "the watch misses a ConfigMap");
    assert.ok(seen.includes("add followed"));
    await informer.stop();
    watching.abort();
  });
});

Deno.test("client-node execs: output, input, terminal, exit code", options, async () => {
  await withClient(async (config, core) => {
    const name = await running(core, sleeper("worker"));
    const run = (command: string[], input: string | null, tty = false) =>
      execute(config, name, { command, input, tty });
    const both = await run(["sh", "-c", "echo out; echo err >&2; exit 3"], null);
    assert.deepEqual([both.out, both.err], ["out\n", "err\n"]);
    assert.equal(both.status.details?.causes?.[0]?.message, "3");
    assert.equal((await run(["head", "-n", "1"], "hello\n")).out, "hello\n");
    assert.equal((await run(["echo", "hi"], null, true)).out, "hi\r\n");
    const missing = await run(["nosuch"], null);
    assert.match(missing.status.message ?? "", /executable file not found/);
  });
});

Deno.test("client-node attaches, follows a log, and copies files both ways", options, async () => {
  await withClient(async (config, core) => {
    const name = await running(
      core,
      sleeper("talker", { command: ["sh", "-c", "while true; do echo tick; sleep 1; done"] }),
    );
    const attached = collected();
    const socket = await new client.Attach(config).attach(
      namespace,
      name,
      "c",
      attached.stream,
      null,
      null,
      false,
    );
    const logged = collected();
    const log = await new client.Log(config).log(namespace, name, "c", logged.stream, { follow: true });
    await until(() => attached.text().includes("tick\n"), "attach hears nothing");
    await until(() => logged.text().includes("tick\ntick\n"), "the log tells nothing");
    log.abort();
    socket.close();
    const folder = await Deno.makeTempDir();
    try {
      await Deno.mkdir(`${folder}/there`);
      await Deno.writeTextFile(`${folder}/there/note.txt`, "to the pod\n");
      const copier = new client.Cp(config);
      await copier.cpToPod(namespace, name, "c", `${folder}/there`, "/tmp");
      const inPod = async () =>
        (await execute(config, name, { command: ["cat", "/tmp/note.txt"] })).out !== "";
      await until(inPod, "the file does not arrive");
      await copier.cpFromPod(namespace, name, "c", "note.txt", `${folder}/back`, "/tmp");
      const isBack = async () =>
        await Deno.readTextFile(`${folder}/back/note.txt`).catch(() => "") === "to the pod\n";
      await until(isBack, "the file does not come back");
      // Unpacking ends with the file's time, which an archive holds in whole seconds.
      const isWhole = async () => (await Deno.stat(`${folder}/back/note.txt`)).mtime?.getMilliseconds() === 0;
      await until(isWhole, "the file does not get its time");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
});

Deno.test("client-node forwards a port", options, async () => {
  await withClient(async (config, core) => {
    const [pod] = (await core.listNamespacedPod({ namespace, labelSelector: "app=my-service-a" })).items;
    const forward = new client.PortForward(config);
    const server = net.createServer((socket) => {
      void forward.portForward(namespace, pod!.metadata!.name!, [80], socket, null, socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const visitor = net.connect((server.address() as net.AddressInfo).port, "127.0.0.1");
    let text = "";
    visitor.on("data", (chunk) => text += String(chunk));
    visitor.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await until(() => text.includes("Welcome to nginx!"), "no answer through the port");
    visitor.destroy();
    server.close();
  });
});
