import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { ConnectionError } from "../../src/cluster/connection_error.ts";
import { createTransport } from "../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import { freePort } from "./cluster.ts";
import { environmentOf, expectCommand, Home, PATIENCE_MS, PEQUOD, pequod } from "./command.ts";

/** A running `pequod sim start`. */
interface Served {
  kubeconfig: string;
  /** Sends the signal; gives the exit code and all that was printed. */
  end(signal: Deno.Signal): Promise<{ code: number; err: string }>;
}

/** Starts it and waits for the line to be pasted into a shell. */
async function simStart(home: Home, ...argv: string[]): Promise<Served> {
  const [program, ...args] = [...PEQUOD, "sim", "start", ...argv];
  const child = new Deno.Command(program!, {
    args,
    env: { ...environmentOf(home), TMPDIR: home.path },
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const errors = new Response(child.stderr).text();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let out = "";
  while (!out.includes("\n")) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`it ended at once: ${out}${await errors}`);
    out += value;
  }
  const kubeconfig = /^export KUBECONFIG=(\S+)\n$/.exec(out)?.[1];
  assert.ok(kubeconfig, out);
  return {
    kubeconfig,
    async end(signal) {
      child.kill(signal);
      const { code } = await child.status;
      clearTimeout(late);
      assert.ok((await reader.read()).done, "the export line is all of the output");
      return { code, err: await errors };
    },
  };
}

Deno.test("a world with a folder outlives kill -9: whatever was answered is there", async () => {
  using home = new Home();
  const kubeconfig = `${home.path}/config`;
  const begin = () => simStart(home, "--data", `${home.path}/world`, "--kubeconfig", kubeconfig);
  const env = { KUBECONFIG: kubeconfig };
  const configMaps = async () =>
    (await pequod(home, ["get", "cm", "-o", "name", "--field-selector=metadata.name!=kube-root-ca.crt"], {
      env,
    }))
      .out.split("\n").filter(Boolean);
  const served = await begin();
  const written: string[] = [];
  let ended: Promise<unknown> | undefined;
  // Writes are on their way when the end comes; what was answered has to be there all the same.
  for (let index = 0; await createConfigMap(kubeconfig, `kept-${index}`); index++) {
    written.push(`configmap/kept-${index}`);
    if (index === 20) ended = served.end("SIGKILL");
  }
  await ended;
  const again = await begin();
  const kept = new Set(await configMaps());
  assert.ok(written.length > 20);
  assert.deepEqual(written.filter((name) => !kept.has(name)), []);
  await expectCommand(home, ["get", "pods"], { out: /env-echgo\S+ +1\/1 +Running +0/ }, { env });
  assert.equal((await again.end("SIGTERM")).code, 0);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`sim start serves until ${signal}, and takes its folder away`, async () => {
    using home = new Home();
    const served = await simStart(home);
    const env = { KUBECONFIG: served.kubeconfig };
    const { mode } = await Deno.stat(served.kubeconfig);
    if (Deno.build.os !== "windows") assert.equal(mode! & 0o777, 0o600);
    await expectCommand(home, ["get", "pods", "-o", "name"], { out: /^pod\/env-echgo/ }, { env });
    const { code, err } = await served.end(signal);
    assert.equal(code, 0);
    assert.match(err, /^The bundled cluster is served at https:\/\/127\.0\.0\.1:\d+ until Ctrl-C\.\n$/);
    // A client that has asked keeps its cache, as kubectl does.
    const left = [...Deno.readDirSync(home.path)].map(({ name }) => name).filter((name) => name !== ".cache");
    assert.deepEqual(left, [], "nothing is left behind");
  });
}

Deno.test("two at once work, each on its own port", async () => {
  using home = new Home();
  const [one, other] = await Promise.all([simStart(home), simStart(home, "--seed", "2", "--pods", "3")]);
  const [pods, others] = await Promise.all(
    [one, other].map(({ kubeconfig }) =>
      pequod(home, ["get", "pods", "-A", "-o", "name"], { env: { KUBECONFIG: kubeconfig } })
    ),
  );
  assert.equal(others!.out.split("\n").length, pods!.out.split("\n").length + 3);
  assert.deepEqual((await Promise.all([one.end("SIGINT"), other.end("SIGTERM")])).map(({ code }) => code), [
    0,
    0,
  ]);
});

Deno.test("a port that is taken, a kubeconfig that cannot be written: said, and nothing is left behind", async () => {
  using home = new Home();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const env = { TMPDIR: home.path };
  await expectCommand(home, ["sim", "start", "--port", `${port}`], {
    code: 1,
    err:
      `error: Cannot listen on 127.0.0.1:${port}: another program has the port; choose another, or 0 for a free one\n`,
  }, { env });
  await expectCommand(home, ["sim", "start", "--port", "99999"], {
    code: 1,
    err: /99999: a port is a number from 0 to 65535/,
  }, {
    env,
  });
  await expectCommand(home, ["sim", "start", "--kubeconfig", `${home.path}/no/such/folder/config`], {
    code: 1,
    err: /^error: Cannot write the kubeconfig \S+\/no\/such\/folder\/config: .*\n$/,
  }, { env });
  assert.deepEqual([...Deno.readDirSync(home.path)], []);
});

Deno.test("a wanted port is the served one, and a command that waits can be interrupted", async () => {
  using home = new Home();
  const port = freePort();
  const served = await simStart(home, "--port", `${port}`);
  const env = environmentOf(home, { KUBECONFIG: served.kubeconfig });
  const [program, ...args] = [...PEQUOD, "get", "pods", "-w"];
  const child = new Deno.Command(program!, { args, env, clearEnv: true, stdout: "piped", stderr: "piped" })
    .spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader.read()).value ?? "", /^NAME/);
  child.kill("SIGINT");
  assert.equal((await child.status).code, 1, "as kubectl's");
  await reader.cancel();
  assert.equal(await new Response(child.stderr).text(), "");
  assert.match((await served.end("SIGTERM")).err, new RegExp(`https://127.0.0.1:${port} until`));
});

/** False: the server was gone before it answered. */
async function createConfigMap(explicitPath: string, name: string): Promise<boolean> {
  const config = await loadKubeconfig({
    explicitPath,
    env: { KUBECONFIG: undefined },
    home: undefined,
    readFile: (path) => Deno.readTextFile(path),
  });
  const transport = await createTransport(config, "");
  try {
    await new Client(transport).create("/api/v1/namespaces/default/configmaps", { metadata: { name } });
    return true;
  } catch (error) {
    if (error instanceof ConnectionError) return false;
    throw error;
  } finally {
    transport.close();
  }
}
