/**
 * The real kubectl against the bundled cluster, over TLS. Every command is judged by what it means: what it printed
 * has to be what the cluster holds, and what it changed has to have changed there.
 */
import assert from "node:assert/strict";
import { realKubectl, releases } from "./real_clients.ts";
import { type Bench, withServedWorld } from "./served_world.ts";

const NGINX = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx-deployment
  labels: {app: nginx}
spec:
  replicas: 3
  selector:
    matchLabels: {app: nginx}
  template:
    metadata:
      labels: {app: nginx}
    spec:
      containers:
      - name: nginx
        image: nginx:1.14.2
        ports:
        - containerPort: 80
`;

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata: {name: game-demo}
data: {player_initial_lives: "3"}
`;

/** One test: a fresh world for each, so that they can stand in any order. */
const cases: Record<string, (bench: Bench) => Promise<void>> = {
  async "get prints the pods there are, in every output format"({ ok, api }) {
    const pods = (await api("/api/v1/namespaces/default/pods")).items;
    const names = pods.map((pod: Named) => pod.metadata.name);
    assert.equal(names.length, 9);
    const table = (await ok("get", "pods")).split("\n");
    assert.match(table[0]!, /^NAME +READY +STATUS +RESTARTS +AGE$/);
    assert.deepEqual(column(await ok("get", "pods", "--no-headers"), 0), names);
    assert.ok(column(await ok("get", "pods", "--no-headers"), 2).every((status) => status === "Running"));
    assert.match(await ok("get", "pods", "-o", "wide"), /NOMINATED NODE +READINESS GATES/);
    assert.equal(
      await ok("get", "pods", "-o", "name"),
      names.map((name: string) => `pod/${name}\n`).join(""),
    );
    const json = JSON.parse(await ok("get", "pods", "-o", "json", "--show-managed-fields"));
    assert.deepEqual(json.items.map(stable), pods.map(stable));
    assert.match(await ok("get", "pod", names[0], "-o", "yaml"), new RegExp(`^  name: ${names[0]}$`, "m"));
    assert.equal(await ok("get", "pods", "-o", "jsonpath={.items[*].metadata.name}"), names.join(" "));
    const custom = await ok(
      "get",
      "pods",
      "-o",
      "custom-columns=N:.metadata.name,NODE:.spec.nodeName",
      "--no-headers",
    );
    assert.deepEqual(column(custom, 1), pods.map((pod: Pod) => pod.spec.nodeName));
    const template = await ok("get", "pods", "-o", "go-template={{range .items}}{{.metadata.name}}\n{{end}}");
    assert.deepEqual(template.trim().split("\n"), names);
  },

  async "get selects by label and field, sorts, shows labels, all namespaces, all kinds"({ ok }) {
    const b = column(await ok("get", "pods", "-l", "app=my-service-b", "--no-headers"), 0);
    assert.equal(b.length, 3);
    assert.ok(b.every((name) => name.startsWith("my-service-b-")));
    assert.match(await ok("get", "pods", "--show-labels"), /app=my-service-a,pod-template-hash=/);
    assert.match(await ok("get", "pods", "-L", "app"), /AGE +APP$/m);
    const onNode = await ok(
      "get",
      "pods",
      "--field-selector",
      "spec.nodeName=eli01",
      "-o",
      "wide",
      "--no-headers",
    );
    assert.ok(column(onNode, 6).every((node) => node === "eli01"));
    assert.equal(await ok("get", "pods", "--field-selector", "status.phase!=Running", "-o", "name"), "");
    const sorted = column(await ok("get", "pods", "--sort-by=.metadata.name", "--no-headers"), 0);
    assert.deepEqual(sorted, [...sorted].sort());
    const byAge = column(await ok("get", "pods", "--sort-by=.metadata.creationTimestamp", "--no-headers"), 0);
    assert.match(byAge[0]!, /^env-echgo-/);
    assert.match(byAge.at(-1)!, /^my-service-b-/);
    assert.match(
      await ok("get", "svc", "-A"),
      /^NAMESPACE +NAME .*\n(.*\n)*default +env-echgo +LoadBalancer/,
    );
    const all = await ok("get", "all");
    for (const kind of ["pod/", "service/", "deployment.apps/", "replicaset.apps/"]) {
      assert.ok(all.includes(kind), kind);
    }
    assert.match(await ok("get", "deploy,svc"), /deployment\.apps\/env-echgo +2\/2 +2 +2/);
    assert.match(await ok("get", "no"), /eli01 +Ready/);
    assert.match(await ok("get", "ns"), /cool-app +Active/);
  },

  async "get -w tells of what comes and goes"({ ok, follow }) {
    const watch = follow(
      "get",
      "pods",
      "-l",
      "app=my-service-a",
      "-w",
      "--no-headers",
      "--output-watch-events",
    );
    await watch.until((text) => text.split("\n").length > 4);
    await ok("scale", "deploy", "my-service-a", "--replicas=5");
    await watch.until((text) =>
      /ADDED .* Pending[^]*MODIFIED .* ContainerCreating[^]*MODIFIED .*1\/1 +Running/.test(
        text.split("\n").slice(4).join("\n"),
      )
    );
    await ok("scale", "deploy", "my-service-a", "--replicas=4");
    await watch.until((text) => /MODIFIED .*Terminating[^]*DELETED/.test(text));
    await watch.stop();
  },

  async "the kubeconfig's token opens the same doors as its certificate"({ ok }) {
    assert.equal(
      await ok("--user", "kubernetes-admin-token", "get", "nodes", "-o", "name"),
      "node/eli01\nnode/eli02\n",
    );
    assert.match(
      await ok("--user", "kubernetes-admin-token", "auth", "whoami"),
      /^Username +kubernetes-admin$/m,
    );
  },

  async "errors are the API's own"({ kubectl }) {
    const expected: [string[], RegExp][] = [
      [["get", "pod", "nope"], /^Error from server \(NotFound\): pods "nope" not found$/],
      [["get", "frobs"], /^error: the server doesn't have a resource type "frobs"$/],
      [["get", "pods", "-l", "a in"], /unable to parse requirement/],
      [["get", "pods", "--field-selector", "spec.nope=1"], /field label not supported: spec\.nope/],
      [["logs", "nope"], /pods "nope" not found/],
      [["delete", "svc", "nope"], /services "nope" not found/],
      [["scale", "deploy/nope", "--replicas=1"], /deployments\.apps "nope" not found/],
    ];
    for (const [argv, message] of expected) {
      const { code, err } = await kubectl(argv);
      assert.match(err.trim(), message, argv.join(" "));
      assert.equal(code, 1);
    }
  },

  async "describe shows every kind, with its events and its relations"({ ok, api }) {
    const pods = (await api("/api/v1/namespaces/default/pods?labelSelector=app%3Denv-echgo")).items;
    const pod = await ok("describe", "pod", pods[0].metadata.name);
    assert.match(pod, /^Controlled By: +ReplicaSet\/env-echgo-/m);
    assert.match(pod, /^ +Image: +ghcr\.io\/tolson-vkn\/env-echgo/m);
    assert.match(pod, /Normal +Scheduled .*Successfully assigned default\/env-echgo-.* to eli0/);
    assert.match(pod, /Normal +Started /);
    assert.match(
      await ok("describe", "deploy", "env-echgo"),
      /Replicas: +2 desired \| 2 updated \| 2 total \| 2 available/,
    );
    assert.match(await ok("describe", "rs", "-l", "app=env-echgo"), /Pods Status: +2 Running \/ 0 Waiting/);
    assert.match(
      await ok("describe", "svc", "env-echgo"),
      /Endpoints: +192\.168\.\d+\.\d+:8080,192\.168\.\d+\.\d+:8080/,
    );
    assert.match(await ok("describe", "node", "eli01"), /Non-terminated Pods: +\(\d+ in total\)/);
    assert.match(await ok("describe", "ns", "cool-app"), /Status: +Active/);
    assert.match(
      await ok("describe", "endpointslices", "-l", "kubernetes.io/service-name=env-echgo"),
      /Endpoints:\n/,
    );
    assert.match(await ok("describe", "sa", "default"), /^Name: +default$/m);
    assert.match(await ok("describe", "cm", "kube-root-ca.crt"), /^ca\.crt:$/m);
    await ok("apply", "-f", "-", { input: secret() });
    assert.match(await ok("describe", "secret", "django-secret"), /secret_key: +28 bytes/);
    const events = (await api("/api/v1/namespaces/default/events")).items;
    assert.match(await ok("describe", "event", events[0].metadata.name), /^Reason: +\w+$/m);
  },

  async "explain and api-resources answer from the server's own documents"({ ok }) {
    assert.match(
      await ok("explain", "deployment.spec.template.spec"),
      /KIND: +Deployment\nVERSION: +v1[^]*FIELD: spec <PodSpec>[^]*containers\t?.*<\[\]Container> -required-/,
    );
    assert.match(await ok("explain", "pod.spec.restartPolicy"), /ENUM:\n +Always\n +Never\n +OnFailure/);
    assert.match(await ok("explain", "svc.spec.ports", "--recursive"), /nodePort\t<integer>/);
    const resources = column(await ok("api-resources", "--no-headers"), 0);
    for (const name of ["pods", "nodes", "events", "deployments", "replicasets", "endpointslices"]) {
      assert.ok(resources.includes(name), name);
    }
    assert.match(await ok("api-versions"), /^apps\/v1$/m);
    assert.match(await ok("version"), /Server Version: v1\.36\./);
    assert.match(await ok("get", "--raw", "/readyz"), /^ok/);
  },

  async "create, apply, rollout and scale change what they say"({ ok, api }) {
    assert.equal(
      await ok("create", "-f", "-", { input: NGINX }),
      "deployment.apps/nginx-deployment created\n",
    );
    assert.match(await ok("rollout", "status", "deploy/nginx-deployment"), /successfully rolled out\n$/);
    assert.equal(
      (await api("/apis/apps/v1/namespaces/default/deployments/nginx-deployment")).status.readyReplicas,
      3,
    );
    await ok("apply", "-f", "-", { input: NGINX.replace("1.14.2", "1.16.1") }); // create left no annotation: apply warns
    assert.match(await ok("rollout", "status", "deploy/nginx-deployment"), /successfully rolled out\n$/);
    assert.equal(
      await ok("apply", "-f", "-", { input: NGINX.replace("1.14.2", "1.16.1") }),
      "deployment.apps/nginx-deployment unchanged\n",
    );
    const sets = (await api("/apis/apps/v1/namespaces/default/replicasets?labelSelector=app%3Dnginx")).items;
    assert.deepEqual(sets.map((set: Scaled) => set.spec.replicas).sort(), [0, 3]);
    assert.match(
      await ok("rollout", "history", "deploy/nginx-deployment"),
      /REVISION +CHANGE-CAUSE\n1 +<none>\n2 +<none>/,
    );
    assert.equal(
      await ok("scale", "deploy/nginx-deployment", "--replicas=5"),
      "deployment.apps/nginx-deployment scaled\n",
    );
    await ok("wait", "--for=jsonpath={.status.readyReplicas}=5", "deploy/nginx-deployment", "--timeout=60s");
    await ok("rollout", "undo", "deploy/nginx-deployment");
    await ok("rollout", "status", "deploy/nginx-deployment");
    const now = await api("/apis/apps/v1/namespaces/default/deployments/nginx-deployment");
    assert.equal(now.spec.template.spec.containers[0].image, "nginx:1.14.2");
    assert.equal(now.spec.replicas, 5);
  },

  async "apply --server-side owns fields and refuses what another owns"({ ok, kubectl, api }) {
    assert.equal(
      await ok("apply", "--server-side", "-f", "-", { input: NGINX }),
      "deployment.apps/nginx-deployment serverside-applied\n",
    );
    await ok("scale", "deploy/nginx-deployment", "--replicas=4");
    const refused = await kubectl(["apply", "--server-side", "-f", "-"], { input: NGINX });
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale".*: \.spec\.replicas/,
    );
    assert.equal(
      (await api("/apis/apps/v1/namespaces/default/deployments/nginx-deployment")).spec.replicas,
      4,
    );
    await ok("apply", "--server-side", "--force-conflicts", "-f", "-", { input: NGINX });
    const after = await api("/apis/apps/v1/namespaces/default/deployments/nginx-deployment");
    assert.equal(after.spec.replicas, 3);
    const managers = after.metadata.managedFields.map((entry: { manager: string; operation: string }) =>
      `${entry.manager}:${entry.operation}`
    );
    assert.ok(managers.includes("kubectl:Apply"), managers.join(" "));
  },

  async "three kinds of patch, labels, annotations"({ ok, api }) {
    await ok("apply", "-f", "-", { input: CONFIG_MAP });
    const read = async () => (await api("/api/v1/namespaces/default/configmaps/game-demo"));
    await ok("patch", "cm", "game-demo", "--type=merge", "-p", '{"data":{"a":"1"}}');
    assert.deepEqual((await read()).data, { a: "1", player_initial_lives: "3" });
    await ok(
      "patch",
      "cm",
      "game-demo",
      "--type=json",
      "-p",
      '[{"op":"remove","path":"/data/a"},{"op":"add","path":"/data/b","value":"2"}]',
    );
    assert.deepEqual((await read()).data, { b: "2", player_initial_lives: "3" });
    await ok(
      "patch",
      "deploy",
      "env-echgo",
      "-p",
      '{"spec":{"template":{"spec":{"containers":[{"name":"env-echgo","imagePullPolicy":"IfNotPresent"}]}}}}',
    );
    const [container] =
      (await api("/apis/apps/v1/namespaces/default/deployments/env-echgo")).spec.template.spec.containers;
    assert.equal(container.imagePullPolicy, "IfNotPresent");
    assert.match(container.image, /env-echgo/, "the rest of the container is kept");
    assert.equal(await ok("label", "cm", "game-demo", "tier=front"), "configmap/game-demo labeled\n");
    assert.equal(await ok("annotate", "cm", "game-demo", "note=hello"), "configmap/game-demo annotated\n");
    const { labels, annotations } = (await read()).metadata;
    assert.equal(labels.tier, "front");
    assert.equal(annotations.note, "hello");
    await ok("label", "cm", "game-demo", "tier-");
    assert.equal((await read()).metadata.labels?.tier, undefined);
  },

  async "logs, followed and not"({ ok, api, follow }) {
    const pods = (await api("/api/v1/namespaces/default/pods?labelSelector=app%3Denv-echgo")).items;
    const name = pods[0].metadata.name;
    assert.match(await ok("logs", name), /Processed envar/);
    assert.equal((await ok("logs", name, "--tail=1")).trim().split("\n").length, 1);
    assert.match(await ok("logs", name, "--timestamps"), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z /);
    const pod = (script: string) =>
      `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"counter"},"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"busybox","command":["sh","-c",${
        JSON.stringify(script)
      }]}]}}`;
    await ok("apply", "-f", "-", { input: pod("echo one; sleep 2; echo two; sleep 2; echo three") });
    // On a busy machine it may have ended before anybody looks.
    await ok(
      "wait",
      "--for=jsonpath={.status.containerStatuses[0].containerID}",
      "pod/counter",
      "--timeout=60s",
    );
    const log = follow("logs", "-f", "counter");
    assert.equal(await log.end(), "one\ntwo\nthree\n");
    assert.match(await ok("get", "pod", "counter", "--no-headers"), /0\/1 +Completed/);
  },

  async "exec runs in the container and hands back its exit code"({ ok, kubectl, api }) {
    const pods = (await api("/api/v1/namespaces/default/pods?labelSelector=app%3Denv-echgo")).items;
    const name = pods[0].metadata.name;
    assert.equal(await ok("exec", name, "--", "hostname"), `${name}\n`);
    assert.match(await ok("exec", name, "--", "env"), /^ECHGO_NODE_NAME=eli0[12]$/m);
    assert.equal((await kubectl(["exec", name, "--", "sh", "-c", "exit 3"])).code, 3);
    const missing = await kubectl(["exec", name, "--", "bash"]);
    assert.match(missing.err, /executable file not found in \$PATH/);
    assert.notEqual(missing.code, 0);
    const piped = await kubectl(["exec", "-i", name, "--", "sh", "-c", "cat"], { input: "over the wire\n" });
    assert.equal(piped.out, "over the wire\n");
    const split = await kubectl(["exec", name, "--", "sh", "-c", "echo out; echo err >&2"]);
    assert.deepEqual([split.out, split.err], ["out\n", "err\n"]);
  },

  async "delete and wait"({ ok, kubectl, api }) {
    await ok("apply", "-f", "-", { input: NGINX });
    await ok("wait", "--for=condition=Available", "deploy/nginx-deployment", "--timeout=60s");
    const pods = (await api("/api/v1/namespaces/default/pods?labelSelector=app%3Dnginx")).items;
    await ok("delete", "pod", pods[0].metadata.name);
    await ok("wait", "--for=jsonpath={.status.readyReplicas}=3", "deploy/nginx-deployment", "--timeout=60s");
    const after = (await api("/api/v1/namespaces/default/pods?labelSelector=app%3Dnginx")).items;
    assert.ok(!after.some((pod: Named) => pod.metadata.name === pods[0].metadata.name));
    assert.equal(
      await ok("delete", "deploy", "nginx-deployment", "--wait=false"),
      'deployment.apps "nginx-deployment" deleted from default namespace\n',
    );
    await ok("wait", "--for=delete", "pod", "-l", "app=nginx", "--timeout=90s");
    assert.equal(
      (await api("/apis/apps/v1/namespaces/default/replicasets?labelSelector=app%3Dnginx")).items.length,
      0,
    );
    const late = await kubectl([
      "wait",
      "--for=condition=Ready",
      "pod",
      "-l",
      "app=my-service-b",
      "--timeout=5s",
    ]);
    assert.equal(late.code, 0);
  },
};

interface Named {
  metadata: { name: string; resourceVersion?: string };
}
interface Pod extends Named {
  spec: { nodeName: string };
}
interface Scaled {
  spec: { replicas: number };
}

function secret(): string {
  const value = btoa("ThereIsNoSpoonThereIsNoSpoon");
  return `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"django-secret"},"data":{"secret_key":"${value}"}}`;
}

/** The words of one column of a printed table. */
function column(text: string, index: number): string[] {
  return text.trim().split("\n").filter(Boolean).map((line) => line.split(/ {2,}|\s+(?=\S)/)[index] ?? "");
}

/** Items of a list come with kind and apiVersion from kubectl, without from the API. */
function stable({ kind: _, apiVersion: __, ...rest }: Record<string, unknown>): unknown {
  return rest;
}

for (const release of releases) {
  const binary = await realKubectl(release);
  for (const [name, work] of Object.entries(cases)) {
    Deno.test(
      `kubectl ${release.version}: ${name}`,
      { ignore: !binary },
      () => withServedWorld(binary!, work),
    );
  }
}
