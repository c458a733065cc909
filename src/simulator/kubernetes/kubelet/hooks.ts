/** Lifecycle hooks: postStart and preStop. Source: pkg/kubelet/lifecycle/handlers.go. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { ILifecycleHandler } from "kubernetes-models/v1/LifecycleHandler";
import { type ContainerInstance, StartError } from "./instance.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import type { PodContext } from "./pod_context.ts";
import { goList } from "./words.ts";

/** Runs a hook in or against a container; `done` is called once, with what went wrong, if anything. */
export function runHook(
  context: PodContext,
  container: IContainer,
  instance: ContainerInstance,
  handler: ILifecycleHandler,
  done: (failure?: string) => void,
): void {
  const { name, namespace, uid } = context.pod.metadata;
  const failed = (hook: string, error: string) =>
    done(
      `${hook} for Container ${JSON.stringify(container.name)} in Pod "${name}_${namespace}(${uid})" ` +
        `failed - error: ${error}`,
    );
  const { exec, httpGet, sleep } = handler;
  if (exec) {
    const command = exec.command ?? [];
    runCommand(instance, command, (error, output) => {
      const hook = `Exec lifecycle hook (${goList(command)})`;
      if (error === undefined) done();
      else failed(hook, `${error}, message: ${JSON.stringify(output)}`);
    });
  } else if (httpGet) {
    const port = portNumber(container, httpGet.port);
    const host = httpGet.host || context.podIp || "";
    const path = httpGet.path ?? "/";
    const url = `${(httpGet.scheme ?? "HTTP").toLowerCase()}://${host}:${port}${path}`;
    const headers = Object.fromEntries((httpGet.httpHeaders ?? []).map(({ name, value }) => [name, value]));
    const request = { method: "GET", path, headers: { Host: `${host}:${port}`, ...headers }, body: "" };
    const handler = context.network.listenerAt(host, port);
    handler?.({ ...request, from: context.node.address });
    if (handler) return done();
    const refused = `dial tcp ${host}:${port}: connect: connection refused`;
    failed(`HTTP lifecycle hook (${path})`, `Get ${JSON.stringify(url)}: ${refused}`);
  } else if (sleep) context.queue.schedule(sleep.seconds * 1000, () => done());
  else done();
}

/** A container that is being stopped. */
export interface Stopping {
  context: PodContext;
  container: IContainer;
  instance: ContainerInstance;
  graceSeconds: number;
}

/** The hook's time is part of the grace; when that is over nobody waits for it. `then` gets the seconds left. */
export function preStop(
  stopping: Stopping,
  onFailure: () => void,
  then: (leftSeconds: number) => void,
): void {
  const { context, container, instance, graceSeconds } = stopping;
  const hook = container.lifecycle?.preStop;
  if (!hook || graceSeconds <= 0) return then(graceSeconds);
  const { queue } = context;
  const sinceMs = queue.now();
  let isOver = false;
  const finish = () => {
    if (isOver) return;
    isOver = true;
    then(Math.max(MIN_GRACE_SECONDS, graceSeconds - (queue.now() - sinceMs) / 1000));
  };
  queue.schedule(graceSeconds * 1000, finish);
  runHook(context, container, instance, hook, (failure) => {
    if (isOver) return;
    if (failure !== undefined) onFailure();
    finish();
  });
}

/** What a container is left after its preStop hook, at least (minimumGracePeriodInSeconds). */
export const MIN_GRACE_SECONDS = 2;

/** A port by number, or by the name that the container's ports give it. */
export function portNumber(container: IContainer, port: number | string): number {
  if (typeof port === "number") return port;
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? (Number(port) || 0);
}

function runCommand(
  instance: ContainerInstance,
  command: readonly string[],
  done: (error: string | undefined, output: string) => void,
): void {
  let out = "";
  let err = "";
  try {
    const task = instance.spawn(command, {
      input: nullStream,
      output: sinkStream((text) => out += text, "pipe:[1]"),
      errors: sinkStream((text) => err += text, "pipe:[2]"),
    });
    task.onExit(({ code }) => {
      done(code === 0 ? undefined : `command '${command.join(" ")}' exited with ${code}: ${err}`, out + err);
    });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    done(`rpc error: code = Unknown desc = failed to exec in container: ${error.message}`, "");
  }
}
